package org.hall24.wire.json;

import java.io.IOException;

/** What came is not what it should be. The sentence says where, and quotes nothing of it. */
public final class MalformedException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is wrong, for the technician; no content. */
    public MalformedException(String sentence) {
        super(sentence);
    }
}
