package org.hall24.catalogue;

/**
 * Who decides a matter.
 *
 * @param id such as {@code realestate}
 * @param block the one large character that stands for it
 * @param phone to be called by a person
 */
public record Department(String id, String block, String phone) {
    /** Its name. */
    public Phrase name() {
        return Phrase.of("dept." + id + ".name");
    }

    /** The street, house and counter. */
    public Phrase counter() {
        return Phrase.of("dept." + id + ".counter");
    }

    /** When the counter is open. */
    public Phrase hours() {
        return Phrase.of("dept." + id + ".hours");
    }
}
