package org.hall24.hub.cases;

import java.util.Locale;

/** Where a case stands. */
public enum CaseState {
    /** It is here; its department has not seen it. */
    RECEIVED,
    /** It was put to the department; the answer is not here. */
    SENT,
    /** The department took it. */
    ANSWERED,
    /** The department said no: somebody must talk with the citizen. */
    REFUSED,
    /** Only a person can go on: it does not open, has no department, or nobody knows whether the department acted. */
    STUCK;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static CaseState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
