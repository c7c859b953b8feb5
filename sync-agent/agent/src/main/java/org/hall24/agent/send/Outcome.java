package org.hall24.agent.send;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hall24.wire.http.HubReceipt;

/** What one attempt to deliver came to. */
sealed interface Outcome {
    /** What became of one parcel by itself. */
    sealed interface Single extends Outcome {}

    /** The hub signed for the matter. */
    record Signed(HubReceipt receipt) implements Single {}

    /** The hub has the rating. */
    record Taken() implements Single {}

    /** It does not wait any more. */
    record Nothing() implements Single {}

    /** The hub refuses this for ever, with a code. */
    record Rejected(String code) implements Single {}

    /** An answer, but no sensible one for this parcel; others may fare better. */
    record Nonsense(String sentence) implements Single {}

    /**
     * The hub answered a batch.
     *
     * @param items one for each, in their order
     */
    record Sorted(List<Single> items) implements Outcome {}

    /** The batch is too long for somebody on the way: fewer at once. */
    record TooMuch() implements Outcome {}

    /** The hub takes no batches: one by one. */
    record OneByOne() implements Outcome {}

    /**
     * The hub is well.
     *
     * @param resting departments it leaves in peace for now
     * @param reconcile the word by which it wants to know what is held here
     */
    record Well(List<String> resting, Optional<String> reconcile) implements Outcome {}

    /** The hub does not know our signature; nothing gets through until somebody has looked. */
    record Stranger() implements Outcome {}

    /** No answer, or not now; later again. */
    record Later(String sentence, Optional<Duration> after) implements Outcome {}
}
