package org.hall24.agent.outbox;

import java.io.IOException;

/** There is no room on the disk; nothing was kept. */
final class DiskFullException extends IOException {
    private static final long serialVersionUID = 1L;

    DiskFullException(Throwable cause) {
        super("the disk is full", cause);
    }
}
