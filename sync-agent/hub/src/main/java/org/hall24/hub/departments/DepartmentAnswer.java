package org.hall24.hub.departments;

import java.time.Duration;

/** What came of speaking with a department. */
public sealed interface DepartmentAnswer {
    /**
     * It said yes.
     *
     * @param body for a case its own number, for a question its JSON
     */
    record Accepted(String body) implements DepartmentAnswer {
        /** The body may be personal. */
        @Override
        public String toString() {
            return "Accepted[" + body.length() + " chars]";
        }
    }

    /**
     * It said no; that is an answer.
     *
     * @param code its word, such as {@code unknown-person}
     * @param body what it tells besides, for a citizen's question; else {@code {}}
     */
    record Refused(String code, String body) implements DepartmentAnswer {
        Refused(String code) {
            this(code, "{}");
        }

        /** The body may tell where else a person is known. */
        @Override
        public String toString() {
            return "Refused[" + code + "]";
        }
    }

    /** It was never reached: nothing happened there. */
    record Unreached(String problem) implements DepartmentAnswer {}

    /** It was reached and said nothing, too late, or nonsense: whether it acted is unknown. */
    record Silent(String problem) implements DepartmentAnswer {}

    /** It failed so often that it is left in peace; nobody asked. */
    record Resting(Duration left) implements DepartmentAnswer {}
}
