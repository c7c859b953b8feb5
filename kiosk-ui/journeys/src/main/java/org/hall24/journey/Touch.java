package org.hall24.journey;

import org.hall24.catalogue.Language;
import org.hall24.catalogue.Verb;

/** What a finger said. The views make these and send them; only flows know what they mean. */
public sealed interface Touch {
    /** Anything that only says "somebody is here". */
    record Awake() implements Touch {}

    /** Footer: back one step. */
    record Back() implements Touch {}

    /** Footer: home, after clearing what was typed or read. */
    record Home() implements Touch {}

    /** Footer: help. */
    record Help() implements Touch {}

    /** Footer: leave and clear. */
    record Leave() implements Touch {}

    /** The language key, on every screen. */
    record Speak(Language language) implements Touch {}

    /** The care-mode key, on every screen. */
    record Care(boolean on) implements Touch {}

    /** Home: one of the six verbs. */
    record Want(Verb verb) implements Touch {}

    /** A matter in a list. */
    record Open(String matter) implements Touch {}

    /** The one blue key of a screen: begin, agree, done, file, finished. */
    record Go() implements Touch {}

    /** The equal other way of a screen: disagree, change something. */
    record Decline() implements Touch {}

    /** Consent: the box. */
    record Tick(boolean on) implements Touch {}

    /** Form: the finger is in this field now. */
    record Focus(String field) implements Touch {}

    /** Form: the field now holds this text. Personal. */
    record Edit(String field, String value) implements Touch {
        @Override
        public String toString() {
            return "Edit[" + field + "]";
        }
    }

    /** One of several: a choice of a form field, a hall, a day, a time. */
    record Choose(String field, String choice) implements Touch {}

    /** Rating, 1 to 5. */
    record Rate(int level) implements Touch {}

    /** Rating: none. Equal to the others. */
    record SkipRating() implements Touch {}

    /** Failure card and receipt offer: one of the actions, by its id. */
    record Act(String action) implements Touch {}
}
