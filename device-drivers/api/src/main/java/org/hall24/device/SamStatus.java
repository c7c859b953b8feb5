package org.hall24.device;

/**
 * What a security module says of itself.
 *
 * @param condition what it means
 * @param code SW3 as it came, 0 to 255
 */
public record SamStatus(Condition condition, int code) {
    /** What the known codes mean. */
    public enum Condition {
        /** 90: it serves. */
        READY,
        /** 60: it failed its own test and does nothing. */
        SELF_TEST_FAILED,
        /** 66: nobody authorised it. */
        NOT_AUTHORISED,
        /** Any other code. */
        OTHER
    }
}
