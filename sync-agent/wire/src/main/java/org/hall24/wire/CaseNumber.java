package org.hall24.wire;

import java.util.regex.Pattern;

/**
 * The number a citizen quotes: {@code YS-0007-000036-3} = region letters, terminal, a counter that is never reset, and an
 * ISO 7064 MOD 11,10 check digit over the ten digits before it.
 *
 * @param text the whole number, well formed and with the right check digit
 */
public record CaseNumber(String text) {
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}-[0-9]{4}-[0-9]{6}-[0-9]");

    /** Checks form and check digit. */
    public CaseNumber {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("a case number looks like YS-0007-000036-3");
        }
        var digits = text.substring(3, 7) + text.substring(8, 14);
        if (checkDigit(digits) != text.charAt(15) - '0') {
            throw new IllegalArgumentException(
                    "the last digit of the case number does not fit; was it copied wrongly?");
        }
    }

    /**
     * The case number for one terminal and counter.
     *
     * @param region two capital letters
     * @param terminal 0 to 9999
     * @param counter 0 to 999999
     */
    public static CaseNumber of(String region, int terminal, int counter) {
        var digits = "%04d%06d".formatted(terminal, counter);
        return new CaseNumber(
                "%s-%s-%s-%d".formatted(region, digits.substring(0, 4), digits.substring(4), checkDigit(digits)));
    }

    /**
     * ISO 7064 MOD 11,10: finds one wrong digit and almost every swap of neighbours.
     *
     * @param digits decimal digits
     */
    public static int checkDigit(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length(); i++) {
            int sum = (product + (digits.charAt(i) - '0')) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10;
    }

    @Override
    public String toString() {
        return text;
    }
}
