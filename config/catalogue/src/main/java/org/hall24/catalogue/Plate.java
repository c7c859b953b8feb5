package org.hall24.catalogue;

/**
 * The name plate of a region's terminals; the site's name is the text {@code plate.site}.
 *
 * @param responsible who answers for the terminal, masked: {@code 陈*}
 * @param hotline to be called by a person
 */
public record Plate(String responsible, String hotline) {
    /** A plate nobody filled in: the national hotline. */
    public static final Plate BLANK = new Plate("—", "12345");

    /** What the hall is called. */
    public Phrase site() {
        return Phrase.of("plate.site");
    }
}
