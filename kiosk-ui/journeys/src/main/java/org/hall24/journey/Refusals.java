package org.hall24.journey;

import java.util.regex.Pattern;

/** The hub's words for no, as far as a flow does something else with them than say so. */
final class Refusals {
    static final String NO_RECORD = "no-record";
    static final String SEAL_DOWN = "seal-down";
    static final String NOT_FOUND = "not-found";
    static final String CARD_UNKNOWN = "card-unknown";
    static final String CODE_EXPIRED = "code-expired";
    static final String NO_PHONE = "no-phone";
    static final String SMS_TOO_OFTEN = "sms-too-often";
    static final String SMS_WRONG = "sms-wrong";
    static final String SMS_EXPIRED = "sms-expired";
    static final String SMS_LOCKED = "sms-locked";

    /** The session is no longer known: whoever is there shows once more who they are. */
    static final String NOT_IDENTIFIED = "not-identified";

    private static final Pattern WORD = Pattern.compile("[a-z0-9-]{1,40}");

    private Refusals() {}

    /** The word for a log; what is no word of ours is not quoted. */
    static String loggable(String code) {
        return WORD.matcher(code).matches() ? code : "?";
    }
}
