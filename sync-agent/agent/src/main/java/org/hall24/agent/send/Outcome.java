package org.hall24.agent.send;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hall24.wire.http.HubReceipt;

/** What one attempt to deliver came to. */
sealed interface Outcome {
    /** The hub signed for the matter. */
    record Signed(HubReceipt receipt) implements Outcome {}

    /**
     * The hub is well.
     *
     * @param resting departments it leaves in peace for now
     */
    record Well(List<String> resting) implements Outcome {}

    /** The hub has the rating. */
    record Taken() implements Outcome {}

    /** It does not wait any more. */
    record Nothing() implements Outcome {}

    /** The hub refuses this for ever, with a code. */
    record Rejected(String code) implements Outcome {}

    /** The hub does not know our signature; nothing gets through until somebody has looked. */
    record Stranger() implements Outcome {}

    /** No answer, or not now; later again. */
    record Later(String sentence, Optional<Duration> after) implements Outcome {}

    /** An answer, but no sensible one for this parcel; others may fare better. */
    record Nonsense(String sentence) implements Outcome {}
}
