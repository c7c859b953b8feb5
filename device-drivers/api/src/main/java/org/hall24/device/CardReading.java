package org.hall24.device;

/** How one attempt to read a card ended, as far as the person standing there is concerned. */
public sealed interface CardReading {
    /** The card was read. */
    record Read(IdCard card) implements CardReading {}

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
