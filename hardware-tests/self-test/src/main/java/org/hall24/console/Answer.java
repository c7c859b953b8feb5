package org.hall24.console;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What came of a verb. */
sealed interface Answer {
    /** It is so, and this is what there is to tell. */
    record Told(ObjectNode facts) implements Answer {}

    /**
     * It is not so.
     *
     * @param facts what there is to tell all the same
     * @param sentence what is wrong and what to do; nothing personal
     */
    record Not(Optional<ObjectNode> facts, String sentence) implements Answer {
        /** Nothing to tell. */
        Not(String sentence) {
            this(Optional.empty(), sentence);
        }
    }

    /**
     * The verb cannot be done with this device or these arguments.
     *
     * @param sentence what can be
     */
    record Misused(String sentence) implements Answer {}
}
