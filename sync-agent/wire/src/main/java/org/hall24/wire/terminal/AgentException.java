package org.hall24.wire.terminal;

import java.io.IOException;

/** The agent did not answer, or not in its language. Whether it acted is unknown: ask again with the same words. */
public final class AgentException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What happened, for the technician; no personal data. */
    public AgentException(String sentence) {
        super(sentence);
    }

    /** What happened, for the technician, and what led to it. */
    public AgentException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
