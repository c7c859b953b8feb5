package org.hall24.hub.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The migrations as an administrator runs them. */
class MigrationPaperTest {
    private static final Path FOLDER = Path.of("src/main/resources/org/hall24/hub/migrations");

    @TempDir
    private Path box = Path.of("");

    private void psql(String url, String sql) throws Exception {
        var file = Files.writeString(box.resolve("migrations.sql"), sql);
        var builder = new ProcessBuilder(List.of("psql", "-X", "-q", "-f", file.toString())).redirectErrorStream(true);
        builder.environment().putAll(Conninfo.of(url));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    @Test
    void whatPsqlDidLeavesNothingForAHubToDo() throws Exception {
        var url = TestDatabase.fresh();
        var steps = new ArrayList<>(Files.readAllLines(FOLDER.resolve("list.txt")));
        psql(url, MigrationPaper.after(0));

        var flyway = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(new DriverManagerDataSource(url))
                .locations("classpath:org/hall24/hub/migrations")
                .load();
        assertThat(flyway.info().pending()).isEmpty();
        flyway.validate();
        assertThat(flyway.migrate().migrationsExecuted).isZero();
        assertThat(JdbcClient.create(new DriverManagerDataSource(url))
                        .sql("select count(*) from flyway_schema_history")
                        .query(Integer.class)
                        .single())
                .isEqualTo(steps.size());
    }

    @Test
    void onlyWhatIsMissingIsPrintedForADatabaseThatHasTheRest() throws Exception {
        var url = TestDatabase.fresh();
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(new DriverManagerDataSource(url))
                .locations("classpath:org/hall24/hub/migrations")
                .target("4")
                .load()
                .migrate();

        psql(url, MigrationPaper.after(4));
        Migrations.run(new DriverManagerDataSource(url));
        assertThat(Conninfo.of(url)).isNotEqualTo(Map.of());
    }

    @Test
    void theListNamesEveryMigrationInOrder() throws Exception {
        try (var files = Files.list(FOLDER)) {
            var scripts = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sql"))
                    .toList();
            assertThat(Files.readAllLines(FOLDER.resolve("list.txt"))).containsExactlyInAnyOrderElementsOf(scripts);
        }
    }
}
