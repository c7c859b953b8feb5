package org.hall24.device;

/** How one attempt to read a social-security card ended, as far as the person standing there is concerned. */
public sealed interface SocialCardReading {
    /** The card was read. */
    record Read(SocialCard card) implements SocialCardReading {}

    /** No card came. */
    record NoCard() implements SocialCardReading {}

    /** A card was there, but was taken out before it was read. */
    record TakenTooSoon() implements SocialCardReading {}

    /** What lies there is no social-security card, or lies the wrong way round. */
    record NotAccepted() implements SocialCardReading {}

    /** The card could not prove to the issuer's key module that it is genuine. */
    record NotGenuine() implements SocialCardReading {}

    /** The issuer's key module does not know this card, or knows it as blocked. */
    record Refused() implements SocialCardReading {}

    /** This card needs the issuer's key module, and nobody can ask it now. */
    record KeysAway() implements SocialCardReading {}
}
