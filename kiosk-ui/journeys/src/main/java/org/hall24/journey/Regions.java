package org.hall24.journey;

import java.util.List;
import java.util.Map;
import org.hall24.wire.query.Answers;

/** Where a question is asked. */
final class Regions {
    private static final String FIELD = "region";

    private Regions() {}

    /** The field that names a region; an empty one is this terminal's own. */
    static Map<String, String> field(Visit visit, String region) {
        return Map.of(
                FIELD, region.isEmpty() ? visit.opened().release().overlay().orElse("") : region);
    }

    /** The regions a refusal names. */
    static List<Answers.Named> elsewhere(Asking.Answer.Refused<?> refused) {
        return refused.tells(Answers.Elsewhere.class)
                .map(Answers.Elsewhere::regions)
                .filter(Sense::regions)
                .orElse(List.of());
    }
}
