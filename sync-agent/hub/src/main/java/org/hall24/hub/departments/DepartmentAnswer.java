package org.hall24.hub.departments;

import java.time.Duration;

/** What came of speaking with a department. */
public sealed interface DepartmentAnswer {
    /**
     * It said yes.
     *
     * @param body for a case its own number, for a live question its JSON
     */
    record Accepted(String body) implements DepartmentAnswer {}

    /**
     * It said no; that is an answer.
     *
     * @param code its word, such as {@code unknown-person}
     */
    record Refused(String code) implements DepartmentAnswer {}

    /** It was never reached: nothing happened there. */
    record Unreached(String problem) implements DepartmentAnswer {}

    /** It was reached and said nothing, too late, or nonsense: whether it acted is unknown. */
    record Silent(String problem) implements DepartmentAnswer {}

    /** It failed so often that it is left in peace; nobody asked. */
    record Resting(Duration left) implements DepartmentAnswer {}
}
