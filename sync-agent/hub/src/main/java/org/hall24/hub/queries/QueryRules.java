package org.hall24.hub.queries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hall24.wire.query.Operation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Which questions belong to which matter, and how sure the hub must be who asks; from {@code queries.yaml}. */
public final class QueryRules {
    private static final String FILE = "/org/hall24/hub/queries.yaml";

    private final Map<String, Rule> matters;
    private final Map<String, Level> lowered;

    /**
     * What one matter asks for.
     *
     * @param level how sure
     * @param operations what may be asked in its name
     */
    record Rule(Level level, Set<Operation> operations) {}

    /** The file. */
    record File(Map<String, Rule> matters, Map<String, Map<String, Level>> overlays) {}

    private QueryRules(Map<String, Rule> matters, Map<String, Level> lowered) {
        this.matters = matters;
        this.lowered = lowered;
    }

    /**
     * The shipped rules.
     *
     * @param overlay the region's, such as {@code 990000}; empty = none
     */
    public static QueryRules shipped(String overlay) {
        try (var in = QueryRules.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from this jar");
            }
            var file = YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enumNamingStrategy(EnumNamingStrategies.LOWER_CAMEL_CASE)
                    .build()
                    .readValue(in.readAllBytes(), File.class);
            return new QueryRules(file.matters(), file.overlays().getOrDefault(overlay, Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /** The matters that have questions. */
    public Set<String> matters() {
        return matters.keySet();
    }

    /** How sure the hub must be before it answers this question of this matter; empty when the matter has no such question. */
    public Optional<Level> level(String matter, Operation operation) {
        return switch (operation) {
            // Whatever the matter is: this is how a person comes to be identified at all.
            case IDENTIFY, CARD_KEYS -> Optional.of(Level.L0);
            case SEND_CODE, CHECK_CODE -> Optional.of(Level.L1);
            case FUND_ACCOUNTS, FUND_DETAIL, INSURED, TITLES, DRAFT, ISSUE, PRINTED, UNFINISHED, RESUME ->
                Optional.ofNullable(matters.get(matter))
                        .filter(rule -> rule.operations().contains(operation))
                        .map(rule -> lowered.getOrDefault(matter, rule.level()));
        };
    }
}
