package org.hall24.sandbox;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a department feels today; set from outside to see how the hub bears it. */
enum Mood {
    /** Answers as it should. */
    OK,
    /** Does its work, but answers long after everybody's patience. */
    SLOW,
    /** Cuts every connection without a word. */
    DOWN,
    /** Answers things that are no answers, and does nothing. */
    NONSENSE;

    static Optional<Mood> named(String word) {
        return Stream.of(values())
                .filter(mood -> mood.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }
}
