package org.hall24.device;

/** How one attempt to read a card ended, as far as the person standing there is concerned. */
public sealed interface CardReading {
    /**
     * The card was read.
     *
     * @param card what its text says
     * @param likeness its portrait and fingerprints, as far as the reader was set to fetch them
     */
    record Read(IdCard card, Likeness likeness) implements CardReading {
        /** A card of which the text alone was wanted. */
        public Read(IdCard card) {
            this(card, Likeness.NONE);
        }
    }

    /** No card came near the antenna. */
    record NoCard() implements CardReading {}

    /** A card was there, but moved before it was read. */
    record MovedTooSoon() implements CardReading {}

    /** The card and the reader's security module do not accept each other, or it is no identity card. */
    record NotAccepted() implements CardReading {}

    /**
     * A card of a kind this program cannot read.
     *
     * @param flag the two bytes at 248 as a character
     */
    record UnknownKind(char flag) implements CardReading {}
}
