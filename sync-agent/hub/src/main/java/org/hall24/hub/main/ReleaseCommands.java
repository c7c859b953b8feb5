package org.hall24.hub.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hall24.hub.keys.HubKeys;
import org.hall24.hub.releases.ReleaseTable;
import org.hall24.wire.json.Json;
import org.hall24.wire.release.Release;
import org.hall24.wire.release.ReleaseVerdict;
import org.hall24.wire.release.ReleaseVerifier;
import org.hall24.wire.release.Roots;
import org.hall24.wire.release.SignedRelease;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Bringing releases to terminals. */
@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = "Offers signed releases to terminals.",
        subcommands = {
            ReleaseCommands.Publish.class,
            ReleaseCommands.Pause.class,
            ReleaseCommands.Continue.class,
            ReleaseCommands.Show.class
        })
final class ReleaseCommands {
    private static ReleaseTable table(javax.sql.DataSource database) {
        return new ReleaseTable(JdbcClient.create(database), InstantSource.system());
    }

    /** Puts one out. */
    @Command(
            name = "publish",
            mixinStandardHelpOptions = true,
            description = "Offers a release to some percent of the terminals; called again with the same file,"
                    + " changes the percent and goes on if it was paused.")
    static final class Publish implements Callable<Integer> {
        @Mixin
        private final DatabaseOption where = new DatabaseOption();

        @Mixin
        private final KeysOption secrets = new KeysOption();

        @Parameters(index = "0", paramLabel = "FILE", description = "a release.json")
        private Path file = Path.of("");

        @Option(names = "--percent", defaultValue = "100", description = "of the terminals (${DEFAULT-VALUE})")
        private int percent;

        @Option(names = "--salt", description = "another salt takes other terminals first; the revision by default")
        private Optional<String> salt = Optional.empty();

        @Option(names = "--roots", description = "roots.json; with it the file is verified as terminals do it")
        private Optional<Path> roots = Optional.empty();

        @Override
        public Integer call() throws IOException {
            if (percent < 0
                    || percent > 100
                    || salt.filter(s -> s.length() > 64).isPresent()) {
                throw new IOException("percent are 0 to 100, and a salt has at most 64 characters");
            }
            if (Files.size(file) > SignedRelease.BYTES_MAX) {
                throw new IOException("a release of more than " + SignedRelease.BYTES_MAX + " bytes is none");
            }
            var bytes = Files.readAllBytes(file);
            var release = read(bytes);
            var keys =
                    HubKeys.in(secrets.files(where.home()), new SecureRandom()).publicHalves();
            if (!release.hub().sealing().contains(keys.sealing())
                    || !release.hub().signing().contains(keys.signing())) {
                System.err.println("hub: this release does not bring the keys this hub uses;"
                        + " terminals would seal to nobody, or believe no receipt");
                return 1;
            }
            return where.work(database -> said(
                    release.revision(),
                    table(database)
                            .publish(release.revision(), bytes, salt.orElse("r" + release.revision()), percent)));
        }

        private Release read(byte[] bytes) throws IOException {
            if (roots.isPresent()) {
                var verifier =
                        new ReleaseVerifier(Roots.fromJson(Files.readAllBytes(roots.get())), InstantSource.system());
                if (verifier.verify(bytes, 0) instanceof ReleaseVerdict.Current(var release)) {
                    return release;
                }
                throw new IOException("terminals with these roots would not take this file; see 'release verify'");
            }
            var signed = SignedRelease.fromJson(bytes);
            return Json.PLAIN.read(signed.payload().toArray(), Release.class, SignedRelease.BYTES_MAX);
        }

        private int said(long revision, ReleaseTable.Publication publication) {
            return switch (publication) {
                case ReleaseTable.Publication.Published _ -> {
                    System.out.println("revision " + revision + " is offered to " + percent + " % of the terminals");
                    yield 0;
                }
                case ReleaseTable.Publication.Changed _ -> {
                    System.out.println("revision " + revision + " was there; it is offered to " + percent
                            + " % of the terminals now");
                    yield 0;
                }
                case ReleaseTable.Publication.NotNewer(long highest) -> {
                    System.err.println("hub: revision " + revision + " is not newer than " + highest
                            + ", which is there with another content; terminals would refuse it");
                    yield 1;
                }
            };
        }
    }

    private static int paused(DatabaseOption where, boolean paused) throws IOException {
        return where.work(database -> {
            var revision = table(database).pause(paused);
            if (revision.isEmpty()) {
                System.err.println("hub: there is no release");
                return 1;
            }
            System.out.println("revision " + revision.get()
                    + (paused ? " is offered to nobody for now; who has it keeps it" : " is offered again"));
            return 0;
        });
    }

    /** Holds the newest back. */
    @Command(name = "pause", mixinStandardHelpOptions = true, description = "Offers the newest release to nobody.")
    static final class Pause implements Callable<Integer> {
        @Mixin
        private final DatabaseOption where = new DatabaseOption();

        @Override
        public Integer call() throws IOException {
            return paused(where, true);
        }
    }

    /** Lets it go on. */
    @Command(name = "continue", mixinStandardHelpOptions = true, description = "Offers the newest release again.")
    static final class Continue implements Callable<Integer> {
        @Mixin
        private final DatabaseOption where = new DatabaseOption();

        @Override
        public Integer call() throws IOException {
            return paused(where, false);
        }
    }

    /** How far it is. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Prints as JSON the newest releases and how many terminals say they have which revision.")
    static final class Show implements Callable<Integer> {
        @Mixin
        private final DatabaseOption where = new DatabaseOption();

        @Override
        public Integer call() throws IOException {
            return where.work(database -> {
                var shown = new LinkedHashMap<String, Object>();
                shown.put("releases", table(database).newest());
                shown.put(
                        "terminals",
                        table(database).reports().stream()
                                .collect(Collectors.groupingBy(
                                        report -> String.valueOf(report.revision()), Collectors.counting())));
                System.out.println(Json.PLAIN.text(shown));
                return 0;
            });
        }
    }
}
