package org.hall24.wire.seal;

/** The envelope cannot be opened here. Nothing of its content was seen. */
public final class UnsealingException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why, for the technician. */
    public UnsealingException(String sentence) {
        super(sentence);
    }

    /** Why, for the technician, and what led to it. */
    public UnsealingException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
