package org.hall24.people;

/**
 * What stands on a person's card beside what everybody's has. A text that the card lacks is empty.
 *
 * @param person id of the person
 * @param english name in Latin letters, as foreigners' cards have it; 46 characters at most
 * @param country of a foreigner: three letters or digits that no country has
 * @param pass number of the travel permit of 港澳台
 * @param times how often the card was issued or renewed, two digits
 * @param version of a foreigner's card of 2017, two digits
 * @param newAddress where the person moved to
 * @param fingerprint whether fingerprints are on it
 */
public record Chip(
        String person,
        String english,
        String country,
        String pass,
        String times,
        String version,
        String newAddress,
        boolean fingerprint) {
    /** The chip of somebody of whom nothing more is told. */
    static Chip plain(String person) {
        return new Chip(person, "", "", "", "", "", "", false);
    }
}
