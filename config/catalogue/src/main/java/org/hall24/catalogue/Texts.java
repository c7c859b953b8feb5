package org.hall24.catalogue;

/** The words of every screen, in every language. Immutable. */
@FunctionalInterface
public interface Texts {
    /**
     * The phrase in the language. A key without text comes back as the key itself in brackets, {@code [card.lay]}, and is
     * logged once: a screen with a gap is better than no screen.
     */
    String in(Language language, Phrase phrase);
}
