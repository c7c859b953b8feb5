package org.hall24.device;

/**
 * The issuer's key module (加密机), wherever it stands. It proves a card genuine and gives the one answer with which this card shows its
 * holder; its keys never leave it.
 */
@FunctionalInterface
public interface KeyModule {
    /** Asks it about one card. Blocking; a minute at most. */
    Answer ask(CardChallenge challenge) throws InterruptedException;

    /** What came back. */
    sealed interface Answer {
        /** The card's proof was checked against nothing yet: the driver compares it. */
        record Keys(CardProof proof) implements Answer {}

        /** It does not know this card, or knows it as blocked. */
        record Refused() implements Answer {}

        /** Nobody could ask it. */
        record Away() implements Answer {}
    }

    /** A terminal that can ask nobody. */
    KeyModule NONE = _ -> new Answer.Away();
}
