package org.hall24.hub.identity;

/** Sends short messages. Blocking; neither number nor text is logged or kept by any of its kind. */
@FunctionalInterface
public interface SmsGateway {
    /** What became of a message. */
    enum Sent {
        /** The gateway has it. */
        YES,
        /** The gateway will not send to this number. */
        REFUSED,
        /** The gateway did not answer. */
        UNKNOWN
    }

    /**
     * Sends.
     *
     * @param phone mobile number, eleven digits
     * @param text at most 140 characters
     */
    Sent send(String phone, String text) throws InterruptedException;
}
