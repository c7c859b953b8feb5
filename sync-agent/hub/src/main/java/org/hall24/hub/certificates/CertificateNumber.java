package org.hall24.hub.certificates;

import java.util.regex.Pattern;
import org.hall24.wire.CaseNumber;

/**
 * The number of a certificate: {@code DM-2026-0000012-4} = two letters of the hub's region, the year, a counter that is never reset,
 * and the ISO 7064 MOD 11,10 check digit over the eleven digits before it.
 *
 * @param text the whole number, well formed and with the right check digit
 */
record CertificateNumber(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}-[0-9]{4}-[0-9]{7}-[0-9]");

    /** Ten million; then the hub gets other letters. */
    private static final long COUNTER_MAX = 9_999_999;

    /** Checks form and check digit. */
    CertificateNumber {
        if (!isOne(text)) {
            throw new IllegalArgumentException("no certificate has such a number");
        }
    }

    /** Whether a text could be the number of a certificate. */
    static boolean isOne(String text) {
        return FORM.matcher(text).matches()
                && CaseNumber.checkDigit(text.substring(3, 7) + text.substring(8, 15)) == text.charAt(16) - '0';
    }

    static CertificateNumber of(String region, int year, long counter) {
        if (counter > COUNTER_MAX) {
            throw new IllegalStateException("the numbers of " + region + " are used up; give the hub other letters");
        }
        var digits = "%04d%07d".formatted(year, counter);
        return new CertificateNumber("%s-%s-%s-%d"
                .formatted(region, digits.substring(0, 4), digits.substring(4), CaseNumber.checkDigit(digits)));
    }

    @Override
    public String toString() {
        return text;
    }
}
