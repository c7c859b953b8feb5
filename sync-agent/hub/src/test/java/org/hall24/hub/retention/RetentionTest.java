package org.hall24.hub.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.hall24.hub.database.Debian15;
import org.hall24.hub.database.Migrations;
import org.hall24.hub.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

    @TempDir
    private Path box = Path.of("");

    private static JdbcClient fresh(String url) {
        var source = new DriverManagerDataSource(url);
        Migrations.run(source);
        return JdbcClient.create(source);
    }

    private static void file(JdbcClient database, int number, String state, Duration settledBefore) {
        var settled = state.equals("received") ? "null" : "timestamptz '" + NOW.minus(settledBefore) + "'";
        database.sql("insert into matter values (gen_random_uuid(), 'YS-0007-00000" + number
                        + "-0', 'H24-0007', 'a', 1, now(), now(), 'd', 'sealed', 'receipt')")
                .update();
        database.sql("insert into case_file (case_number, matter_id, matter, received_at, state, attempts, next_try,"
                        + " wrong_codes, settled_at, code_hash) select case_number, matter_id, matter, received_at, '"
                        + state + "', 0, now(), 0, " + settled + ", 'h' from matter where case_number = 'YS-0007-00000"
                        + number + "-0'")
                .update();
    }

    private static long count(JdbcClient database, String what) {
        return database.sql("select count(*) from " + what).query(Long.class).single();
    }

    @Test
    void oldApplicationsGoAndTheirIdsAndReceiptsStay() {
        var database = fresh(TestDatabase.fresh());
        file(database, 1, "answered", Duration.ofDays(200));
        file(database, 2, "answered", Duration.ofDays(100));
        file(database, 3, "received", Duration.ZERO);
        file(database, 4, "stuck", Duration.ofDays(200));
        var retention = new Retention(database);
        for (var rule : retention.rules()) {
            retention.sweep(rule, NOW);
        }

        assertThat(database.sql("select case_number from matter where envelope = ''")
                        .query(String.class)
                        .list())
                .containsExactly("YS-0007-000001-0");
        assertThat(count(database, "matter where receipt = 'receipt' and body_sha256 = 'd'"))
                .isEqualTo(4);
        assertThat(count(database, "case_file where code_hash is not null")).isEqualTo(4);
        retention.rules().forEach(rule -> retention.sweep(rule, NOW.plus(Duration.ofDays(200))));
        assertThat(count(database, "case_file where code_hash is not null")).isEqualTo(2);
        assertThat(count(database, "matter")).isEqualTo(4);
    }

    @Test
    void noRuleTouchesWhatARepeatIsKnownBy() {
        assertThat(new Retention(fresh(TestDatabase.fresh())).rules())
                .isNotEmpty()
                .allSatisfy(rule -> {
                    assertThat(rule.sql())
                            .doesNotContain("delete from matter")
                            .doesNotContain("delete from case_file")
                            .doesNotContain("set matter_id")
                            .contains(":before")
                            .contains(":limit");
                    assertThat(rule.sql()).contains(rule.table());
                    assertThat(rule.after()).isPositive();
                    assertThat(rule.what()).isNotBlank();
                    assertThat(rule.why()).isNotBlank();
                });
    }

    @Test
    void theRulesRunOnDebiansFifteen() throws Exception {
        try (var server = new Debian15(box)) {
            var retention = new Retention(fresh(server.url("postgres")));
            for (var rule : retention.rules()) {
                assertThat(retention.sweep(rule, NOW)).isZero();
            }
        }
    }
}
