package org.hall24.agent.send;

import java.time.Duration;
import java.util.Optional;
import org.hall24.wire.Bytes;

/** What came back from the hub, before anybody believes it. */
public sealed interface HubReply {
    /**
     * An HTTP answer.
     *
     * @param status its code
     * @param body all of it, within the bound
     * @param after what {@code Retry-After} asks for
     * @param revision of the release in the body, by its {@code ETag}; 0 when none is named
     */
    record Answer(int status, Bytes body, Optional<Duration> after, long revision) implements HubReply {
        /** An answer that is no release. */
        public Answer(int status, Bytes body, Optional<Duration> after) {
            this(status, body, after, 0);
        }
    }

    /** No answer: no connection, no trust in the certificate, cut off, too late, or endless. */
    record Silence(String sentence) implements HubReply {}
}
