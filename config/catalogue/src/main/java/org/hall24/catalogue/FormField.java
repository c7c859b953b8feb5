package org.hall24.catalogue;

import java.util.List;

/**
 * Something a form asks.
 *
 * @param id as filed, such as {@code appeal_text}
 * @param choices ids of what can be chosen; empty for typed fields
 * @param max code points a typed field may hold; 0 for a choice
 * @param optional whether it may be left empty
 */
public record FormField(String id, Type type, List<String> choices, int max, boolean optional) {
    /** What kind of answer. */
    public enum Type {
        CHOICE,
        TEXT,
        MOBILE
    }

    /** A field. */
    public FormField {
        choices = List.copyOf(choices);
    }

    /** A field that must be answered. */
    public FormField(String id, Type type, List<String> choices, int max) {
        this(id, type, choices, max, false);
    }

    /** What it is called. */
    public Phrase label() {
        return Phrase.of("field." + id + ".label");
    }

    /** One helping sentence. */
    public Phrase hint() {
        return Phrase.of("field." + id + ".hint");
    }

    /** What one of its choices is called. */
    public Phrase choice(String choice) {
        return Phrase.of("choice." + id + "." + choice);
    }

    /** A word more about one of its choices. */
    public Phrase choiceNote(String choice) {
        return Phrase.of("choice." + id + "." + choice + ".note");
    }
}
