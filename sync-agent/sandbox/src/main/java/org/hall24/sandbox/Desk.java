package org.hall24.sandbox;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One department's counter. Called by one thread at a time. */
interface Desk {
    /** The department's id, also the first part of its path. */
    String department();

    /**
     * Answers one question that changes nothing for good.
     *
     * @return empty when this desk has no such question
     */
    Optional<Reply> ask(String operation, JsonNode body);

    /**
     * Decides one case. A desk that only answers questions decides nothing.
     *
     * @param key the caller's idempotency key
     * @return empty when this desk takes no such cases
     */
    default Optional<Decision> decide(String operation, String key, JsonNode body) {
        return Optional.empty();
    }

    /** Puts a decision back that an earlier run made. */
    default void remember(Ledger.Effect effect) {
        throw new IllegalStateException(department() + " does nothing for good, and the ledger says it did");
    }

    /** What a desk decides about a case. */
    sealed interface Decision {
        /**
         * Done.
         *
         * @param effect goes into the ledger before the answer leaves
         */
        record Done(Ledger.Effect effect) implements Decision {}

        /** Not done, and why. */
        record Refused(String code) implements Decision {}
    }
}
