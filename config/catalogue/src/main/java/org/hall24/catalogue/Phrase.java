package org.hall24.catalogue;

import java.util.List;

/** Words that are not yet in a language, so that a screen can be drawn again in another one. */
public sealed interface Phrase {
    /**
     * A text by its key.
     *
     * @param key such as {@code card.lay}
     * @param args fill {@code {0}}, {@code {1}} … in the text
     */
    record Key(String key, List<Phrase> args) implements Phrase {
        /** A text by its key and arguments. */
        public Key {
            args = List.copyOf(args);
        }
    }

    /** Words that are the same in every language: a number, a time, a name. They may be personal, so they never print. */
    record Literal(String text) implements Phrase {
        @Override
        public String toString() {
            return "Literal[" + text.length() + " chars]";
        }
    }

    /** Words that data brought along in every language: the name of a hall a department told us. */
    record Spoken(String zh, String en) implements Phrase {}

    /** A text by its key; each argument is a {@link Phrase} or is shown as its {@code toString}. */
    static Phrase of(String key, Object... args) {
        return new Key(
                key,
                List.of(args).stream()
                        .map(arg -> arg instanceof Phrase phrase ? phrase : literal(String.valueOf(arg)))
                        .toList());
    }

    /** Words that are the same in every language. */
    static Phrase literal(String text) {
        return new Literal(text);
    }
}
