package org.hall24.device;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What an identity card says of its holder.
 *
 * @param type which layout it was read by
 * @param name as on the chip, without padding; may hold characters beyond the BMP: count code points
 * @param sex GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated
 * @param nation GB/T 3304 two digits ("01"); empty where the layout lacks it
 * @param birth date of birth
 * @param address registered address
 * @param number 18 characters; the last may be X
 * @param authority issuing authority
 * @param validFrom first day of validity
 * @param validTo last day of validity; empty = 长期, without end
 */
@Personal
public record IdCard(
        CardType type,
        String name,
        int sex,
        Optional<String> nation,
        LocalDate birth,
        String address,
        String number,
        String authority,
        LocalDate validFrom,
        Optional<LocalDate> validTo) {

    /** Whether the card is valid on that day; the last day counts. */
    public boolean validOn(LocalDate day) {
        return !day.isBefore(validFrom) && validTo.map(end -> !day.isAfter(end)).orElse(true);
    }

    /** Masked: the last four characters of the number, nothing else. */
    @Override
    public String toString() {
        return "IdCard[****" + number.substring(Math.max(0, number.length() - 4)) + "]";
    }
}
