package org.hall24.agent.send;

import java.time.Duration;
import java.util.Optional;
import org.hall24.wire.Bytes;

/** What came back from the hub, before anybody believes it. */
public sealed interface HubReply {
    /** The body of a yes; empty when the hub said anything else, or nothing. */
    default Optional<Bytes> granted() {
        return this instanceof Answer(int status, var body, var _, var _) && status == Answer.OK
                ? Optional.of(body)
                : Optional.empty();
    }

    /**
     * An HTTP answer.
     *
     * @param status its code
     * @param body all of it, within the bound
     * @param after what {@code Retry-After} asks for
     * @param revision of the release in the body, by its {@code ETag}; 0 when none is named
     */
    record Answer(int status, Bytes body, Optional<Duration> after, long revision) implements HubReply {
        private static final int OK = 200;

        /** An answer that is no release. */
        public Answer(int status, Bytes body, Optional<Duration> after) {
            this(status, body, after, 0);
        }
    }

    /** No answer: no connection, no trust in the certificate, cut off, too late, or endless. */
    record Silence(String sentence) implements HubReply {}
}
