package org.hall24.people;

import java.util.Optional;

/**
 * The social-security card of one person: {@code S-01} is that of {@code R-01}.
 *
 * @param id how simulators are told to insert it
 * @param holder whose it is
 * @param edition the card's specification: {@code 1.00}, {@code 2.00} or {@code 3.00}
 * @param cardId 卡的识别码, 32 hexadecimal digits: region, the social-security RID, a serial number
 * @param cardNumber 卡号, nine characters
 * @param issued ISO date
 * @param validTo ISO date
 */
public record SocialCardRow(
        String id, Person holder, String edition, String cardId, String cardNumber, String issued, String validTo) {
    private static final String REGION = "990000";
    private static final String RID = "D156000005";

    /** The card with this id; empty when it is nobody's. Its edition follows from the number, so that all of them are there. */
    public static Optional<SocialCardRow> byId(People people, String id) {
        if (!id.matches("S-[0-9]{2}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(id.substring(2));
        String edition = switch (number % 3) {
            case 1 -> "3.00";
            case 2 -> "2.00";
            default -> "1.00";
        };
        return people.byId("R-" + id.substring(2))
                .map(holder -> new SocialCardRow(
                        id,
                        holder,
                        edition,
                        String.format(java.util.Locale.ROOT, "%s%s%016d", REGION, RID, number),
                        String.format(java.util.Locale.ROOT, "Y%08d", number),
                        "2020-01-01",
                        "2030-01-01"));
    }

    /** The same card in another edition. */
    public SocialCardRow ofEdition(String other) {
        return new SocialCardRow(id, holder, other, cardId, cardNumber, issued, validTo);
    }
}
