package org.hall24.demo.citizen;

/** Somebody did not see what they came for. Says what they waited for and what they saw instead. */
public final class Disappointment extends Exception {
    private static final long serialVersionUID = 1L;

    /** What was expected and what was seen. */
    public Disappointment(String sentence) {
        super(sentence);
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
