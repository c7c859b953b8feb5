package org.hall24.device;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What a social-security card says, by the files EF05 (issuer) and EF06 (holder) of its SSSE environment.
 *
 * @param edition the card's specification: {@code 1.00}, {@code 2.00}, {@code 3.00}
 * @param region where it was issued: six digits
 * @param cardNumber 卡号, nine characters
 * @param number 社会保障号码: 18 characters, the identity number
 * @param name 姓名 with 姓名扩展, without padding; may hold characters beyond the BMP: count code points
 * @param sex GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated; empty = the card does not show it
 * @param birth date of birth; empty = the card does not show it
 * @param issued first day of validity
 * @param validTo last day of validity; empty = without end, or not told
 */
@Personal
public record SocialCard(
        String edition,
        String region,
        String cardNumber,
        String number,
        String name,
        Optional<Integer> sex,
        Optional<LocalDate> birth,
        LocalDate issued,
        Optional<LocalDate> validTo) {

    /** Whether the card is valid on that day; the last day counts. */
    public boolean validOn(LocalDate day) {
        return !day.isBefore(issued) && validTo.map(end -> !day.isAfter(end)).orElse(true);
    }

    /** Masked: edition and the last four characters of the number, nothing else. */
    @Override
    public String toString() {
        return "SocialCard[" + edition + " ****" + number.substring(Math.max(0, number.length() - 4)) + "]";
    }
}
