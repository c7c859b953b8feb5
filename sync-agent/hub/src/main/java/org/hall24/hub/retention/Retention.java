package org.hall24.hub.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The rules of {@code retention.yaml} and their work. Safe for several hubs at once: what one has erased the other does not find.
 */
public final class Retention {
    private static final String FILE = "/org/hall24/hub/retention.yaml";

    /** So many rows are a moment's work, and hold nobody up. */
    private static final int ROWS_MAX = 1_000;

    /** A rule with more to do goes on with the next sweep. */
    private static final int ROUNDS_MAX = 100;

    private final JdbcClient database;
    private final List<Rule> rules;

    /** The shipped rules, on this database. */
    public Retention(JdbcClient database) {
        this.database = database;
        this.rules = shipped();
    }

    /**
     * One rule.
     *
     * @param what is erased, for people
     * @param after ISO duration
     * @param why for people
     * @param sql with {@code :before} and {@code :limit}
     */
    public record Rule(String table, String what, Duration after, String why, String sql) {}

    /** The file as it is read. */
    private record RuleText(String table, String what, String after, String why, String sql) {}

    private record File(List<RuleText> rules) {}

    private static List<Rule> shipped() {
        try (var in = Retention.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from this jar");
            }
            return YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .build()
                    .readValue(in.readAllBytes(), File.class)
                    .rules()
                    .stream()
                    .map(rule ->
                            new Rule(rule.table(), rule.what(), Duration.parse(rule.after()), rule.why(), rule.sql()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /** The rules. */
    public List<Rule> rules() {
        return rules;
    }

    /**
     * Does what a rule says.
     *
     * @return how many rows it changed
     */
    public int sweep(Rule rule, Instant now) {
        int all = 0;
        for (int round = 0; round < ROUNDS_MAX; round++) {
            int rows = database.sql(rule.sql())
                    .param("before", now.minus(rule.after()).atOffset(ZoneOffset.UTC))
                    .param("limit", ROWS_MAX)
                    .update();
            all += rows;
            if (rows < ROWS_MAX) {
                break;
            }
        }
        return all;
    }
}
