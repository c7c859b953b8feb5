package org.hall24.hub.main;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.hall24.hub.fleet.Enrolments;
import org.hall24.hub.fleet.Terminals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What staff decide about terminals. */
final class EnrolCommands {
    private EnrolCommands() {}

    /** A one-time code for a new terminal, or for an old one whose key is no longer good. */
    @Command(
            name = "enrol",
            mixinStandardHelpOptions = true,
            description =
                    "Prints a one-time code for a terminal, once. Whoever enrols with it speaks for that terminal.")
    static final class Enrol implements Callable<Integer> {
        private static final int HOURS_MAX = 24 * 7;

        @Mixin
        private final DatabaseOption where = new DatabaseOption();

        @Option(names = "--terminal", required = true, description = "the terminal's name, such as H24-0007")
        private String terminal = "";

        @Option(names = "--hours", defaultValue = "24", description = "how long it is good (${DEFAULT-VALUE})")
        private int hours;

        @Override
        public Integer call() throws IOException {
            if (hours < 1 || hours > HOURS_MAX) {
                throw new IOException("a code is good for 1 to " + HOURS_MAX + " hours");
            }
            return where.work(database -> {
                var clock = InstantSource.system();
                var client = JdbcClient.create(database);
                var enrolments = new Enrolments(
                        client,
                        new TransactionTemplate(new JdbcTransactionManager(database)),
                        new Terminals(client, clock),
                        clock);
                System.out.println(enrolments.issue(terminal, Duration.ofHours(hours), new SecureRandom()));
                return 0;
            });
        }
    }

    /** The end of a terminal's right to speak. */
    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            description =
                    "Takes a terminal's right to speak away; every node knows it after half a minute at the latest.")
    static final class Revoke implements Callable<Integer> {
        @Mixin
        private final DatabaseOption where = new DatabaseOption();

        @Option(names = "--terminal", required = true, description = "the terminal's name, such as H24-0007")
        private String terminal = "";

        @Override
        public Integer call() throws IOException {
            return where.work(database -> {
                if (new Terminals(JdbcClient.create(database), InstantSource.system()).revoke(terminal)) {
                    System.out.println(terminal + " is revoked; hub enrol lets it back in with a new key");
                    return 0;
                }
                System.err.println("hub: there is no terminal " + terminal);
                return 1;
            });
        }
    }
}
