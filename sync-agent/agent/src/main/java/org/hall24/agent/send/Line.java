package org.hall24.agent.send;

import java.time.Duration;
import org.hall24.wire.Bytes;

/** A way to the hub: requests go out signed by the terminal, answers come back as they are. Safe for several threads. */
@FunctionalInterface
public interface Line {
    /** The longest ordinary answer is a batch's, or a list of slots. */
    int ANSWER_BYTES_MAX = 256 << 10;

    /**
     * Sends one request and waits for its answer.
     *
     * @param path begins with a slash, percent-encoded
     * @param patience for the whole answer
     * @param answerBytesMax a longer answer is none
     * @throws InterruptedException when the program ends; the request is given up
     */
    HubReply send(String method, String path, Bytes body, Duration patience, int answerBytesMax)
            throws InterruptedException;

    /** The same, for ordinary answers. */
    default HubReply send(String method, String path, Bytes body, Duration patience) throws InterruptedException {
        return send(method, path, body, patience, ANSWER_BYTES_MAX);
    }
}
