package org.hall24.hub.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * The migrations on paper, for an administrator who lets no program change a schema: plain SQL for {@code psql}, with the notes
 * Flyway looks for, so that a hub that starts afterwards finds nothing left to do.
 */
public final class MigrationPaper {
    private static final String FOLDER = "/org/hall24/hub/migrations/";
    private static final Pattern NAME = Pattern.compile("V([0-9]+)__([a-z_0-9]+)\\.sql");

    private static final String HISTORY = """
            create table if not exists flyway_schema_history (
                installed_rank integer not null constraint flyway_schema_history_pk primary key,
                version        varchar(50),
                description    varchar(200) not null,
                type           varchar(20) not null,
                script         varchar(1000) not null,
                checksum       integer,
                installed_by   varchar(100) not null,
                installed_on   timestamp not null default now(),
                execution_time integer not null,
                success        boolean not null
            );
            create index if not exists flyway_schema_history_s_idx on flyway_schema_history (success);
            """;

    private MigrationPaper() {}

    /** One migration. */
    private record Step(int version, String description, String script, String sql) {
        int checksum() {
            var crc = new CRC32();
            new BufferedReader(new StringReader(sql))
                    .lines()
                    .forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
            return (int) crc.getValue();
        }
    }

    /**
     * The SQL of all migrations after that version, in one transaction.
     *
     * @param after 0 for an empty database
     */
    public static String after(int after) {
        var out = new StringBuilder("\\set ON_ERROR_STOP on\nbegin;\n\n").append(HISTORY);
        for (var step : steps()) {
            if (step.version() > after) {
                out.append("\n-- ").append(step.script()).append('\n').append(step.sql());
                out.append("""

                        insert into flyway_schema_history
                            (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                        select coalesce(max(installed_rank), 0) + 1, '%d', '%s', 'SQL', '%s', %d, current_user, 0, true
                        from flyway_schema_history;
                        """.formatted(step.version(), step.description(), step.script(), step.checksum()));
            }
        }
        return out.append("\ncommit;\n").toString();
    }

    /** By the list beside them: a folder inside a jar cannot be listed. */
    private static List<Step> steps() {
        var steps = new ArrayList<Step>();
        for (var script : read("list.txt").lines().toList()) {
            var name = NAME.matcher(script);
            if (!name.matches()) {
                throw new IllegalStateException("a migration is named like V1__the_record.sql");
            }
            steps.add(new Step(Integer.parseInt(name.group(1)), name.group(2).replace('_', ' '), script, read(script)));
        }
        return steps;
    }

    private static String read(String name) {
        try (var in = MigrationPaper.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the migration " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
