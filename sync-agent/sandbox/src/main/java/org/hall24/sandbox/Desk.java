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
     * Decides one case.
     *
     * @param key the caller's idempotency key
     * @return empty when this desk takes no such cases
     */
    Optional<Decision> decide(String operation, String key, JsonNode body);

    /** Puts a decision back that an earlier run made. */
    void remember(Ledger.Effect effect);

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
