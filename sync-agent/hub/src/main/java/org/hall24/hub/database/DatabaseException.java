package org.hall24.hub.database;

import java.io.IOException;

/** The database could not be started, stopped or trusted; the message says what a technician can do. */
public final class DatabaseException extends IOException {
    private static final long serialVersionUID = 1L;

    DatabaseException(String sentence) {
        super(sentence);
    }

    DatabaseException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
