package org.hall24.hub.main;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.hall24.hub.database.MigrationPaper;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What others want to read: administrators of databases, and integrators. */
final class PaperCommands {
    private PaperCommands() {}

    /** The schema. */
    @Command(
            name = "migrations",
            mixinStandardHelpOptions = true,
            description =
                    "Prints the SQL that brings a database to this program's shape, for psql: for an administrator"
                            + " who lets no program change a schema.")
    static final class Migrations implements Callable<Integer> {
        @Option(
                names = "--after",
                defaultValue = "0",
                description = "only what comes after this version; 0 for an empty database")
        private int after;

        @Override
        public Integer call() {
            System.out.print(MigrationPaper.after(after));
            return 0;
        }
    }

    /** The routes. */
    @Command(name = "openapi", mixinStandardHelpOptions = true, description = "Prints the routes as OpenAPI 3.1, YAML.")
    static final class OpenApi implements Callable<Integer> {
        @Override
        public Integer call() throws IOException {
            System.out.print(text());
            return 0;
        }

        static String text() throws IOException {
            try (var in = PaperCommands.class.getResourceAsStream("/org/hall24/hub/openapi.yaml")) {
                if (in == null) {
                    throw new IOException("openapi.yaml is missing");
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
