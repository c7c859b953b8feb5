package org.hall24.hub.main;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.hall24.hub.intake.Matters;
import org.hall24.hub.intake.Reconciliations;
import org.hall24.wire.json.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asking terminals what they hold, and reading what came of it. */
final class ReconcileCommands {
    private ReconcileCommands() {}

    private static Reconciliations reconciliations(DataSource database) {
        var client = JdbcClient.create(database);
        return new Reconciliations(client, new Matters(client), InstantSource.system(), new SecureRandom());
    }

    /** After a restored back-up. */
    @Command(
            name = "restored",
            mixinStandardHelpOptions = true,
            description = "To be called after a back-up was restored: every terminal is asked what it holds,"
                    + " and sends again what is missing here.")
    static final class Restored implements Callable<Integer> {
        @Mixin
        private final DatabaseOption where = new DatabaseOption();

        @Override
        public Integer call() throws IOException {
            return where.work(database -> {
                System.out.println("every terminal is asked what it holds; the word is "
                        + reconciliations(database).askAll());
                return 0;
            });
        }
    }

    /** One terminal. */
    @Command(
            name = "ask",
            mixinStandardHelpOptions = true,
            description = "Asks one terminal what it holds; it answers with its next look at the hub.")
    static final class Ask implements Callable<Integer> {
        @Mixin
        private final DatabaseOption where = new DatabaseOption();

        @Parameters(index = "0", paramLabel = "TERMINAL", description = "the terminal's name, such as H24-0007")
        private String terminal = "";

        @Override
        public Integer call() throws IOException {
            if (!terminal.matches("[A-Z0-9]{1,8}-[0-9]{4}")) {
                throw new IOException("a terminal's name looks like H24-0007");
            }
            return where.work(database -> {
                System.out.println(terminal + " is asked what it holds; the word is "
                        + reconciliations(database).askTerminal(terminal));
                return 0;
            });
        }
    }

    /** What came of it. */
    @Command(
            name = "reconciliations",
            mixinStandardHelpOptions = true,
            description = "Prints as JSON which terminals have answered, and the matters a person must look at;"
                    + " exit 1 when there are any.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private final DatabaseOption where = new DatabaseOption();

        @Override
        public Integer call() throws IOException {
            return where.work(database -> {
                var reconciliations = reconciliations(database);
                var open = reconciliations.open();
                var shown = new LinkedHashMap<String, Object>();
                shown.put("answered", reconciliations.answers());
                shown.put("open", open);
                System.out.println(Json.PLAIN.text(shown));
                return open.isEmpty() ? 0 : 1;
            });
        }
    }
}
