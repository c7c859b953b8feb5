package org.hall24.hub.main;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hall24.hub.fleet.Terminals;
import org.hall24.hub.keys.HubKeys;
import org.hall24.hub.keys.Passphrase;
import org.hall24.hub.keys.SessionMaster;
import org.hall24.hub.releases.ReleaseTable;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.release.Release;
import org.hall24.wire.release.SignedRelease;
import org.hall24.wire.seal.SealingKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The hub's keys: prints the public ones, and leads a rotation in its three steps. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Prints the hub's public keys as JSON, for a release; makes the keys at first use."
                + " A rotation: rotate, publish a release with what this prints, activate, and later retire.",
        subcommands = {
            KeyCommands.Rotate.class,
            KeyCommands.Activate.class,
            KeyCommands.Retire.class,
            KeyCommands.ChangePassphrase.class
        })
final class KeyCommands implements Callable<Integer> {
    @Option(names = "--state", description = "the hub's directory")
    private java.util.Optional<Path> state = java.util.Optional.empty();

    @Mixin
    private final KeysOption where = new KeysOption();

    @Mixin
    private final KindsOption kinds = new KindsOption();

    @Override
    public Integer call() throws IOException {
        if (state.isEmpty()) {
            throw new IOException("--state is missing");
        }
        var files = where.files(StateDirectory.at(state.get()));
        HubKeys.begin(files, kinds.suites(), kinds.algorithm(), new SecureRandom());
        var keys = HubKeys.in(files, new SecureRandom());
        kinds.check(keys.offered(), keys.signing().algorithm());
        System.out.println(Json.PLAIN.text(keys.publicHalves()));
        return 0;
    }

    /** New keys. */
    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = "Makes new keys. Then start the nodes anew, one by one, and publish a release with the new"
                    + " public keys. Terminals seal to the new key as soon as they have that release; receipts are"
                    + " signed with the new one after 'activate'.")
    static final class Rotate implements Callable<Integer> {
        @Option(names = "--state", required = true, description = "the hub's directory")
        private Path state = Path.of("");

        @Mixin
        private final KeysOption where = new KeysOption();

        @Mixin
        private final KindsOption kinds = new KindsOption();

        @Option(names = "--sessions-only", description = "only the secret of sessions: needs no release, no restart")
        private boolean sessionsOnly;

        @Override
        public Integer call() throws IOException {
            var files = where.files(StateDirectory.at(state));
            var random = new SecureRandom();
            var generation =
                    SessionMaster.in(files, random, InstantSource.system()).rotate();
            System.out.println("sessions: generation " + generation.number() + " from now on");
            if (!sessionsOnly) {
                var sealing =
                        kinds.areNamed() ? HubKeys.rotateSealing(files, kinds.suites()) : HubKeys.rotateSealing(files);
                System.out.println("sealing: " + String.join(" and ", sealing)
                        + " with the next release; those before still open");
                System.out.println("signing: " + HubKeys.rotateSigning(files, kinds.named(), random)
                        + " with the next release; signs after 'hub keys activate'");
            }
            return 0;
        }
    }

    /** What the terminals have, as far as keys go. */
    private record Fleet(
            List<String> terminals, Map<String, ReleaseTable.Report> reports, Map<Long, Release> releases) {
        static Fleet of(DataSource database) throws MalformedException {
            var client = JdbcClient.create(database);
            var table = new ReleaseTable(client, InstantSource.system());
            var releases = new java.util.TreeMap<Long, Release>();
            for (var file : table.files().entrySet()) {
                var signed = SignedRelease.fromJson(file.getValue());
                releases.put(
                        file.getKey(),
                        Json.PLAIN.read(signed.payload().toArray(), Release.class, SignedRelease.BYTES_MAX));
            }
            return new Fleet(
                    new Terminals(client, InstantSource.system()).names(),
                    table.reports().stream().collect(Collectors.toMap(ReleaseTable.Report::terminal, one -> one)),
                    releases);
        }

        /** Terminals of which we do not know that their release is so, at least since then. */
        List<String> notYet(Predicate<Release> so, Instant since) {
            return terminals.stream()
                    .filter(terminal -> {
                        var report = reports.get(terminal);
                        if (report == null || report.since().isAfter(since)) {
                            return true;
                        }
                        var release = releases.get(report.revision());
                        return release == null || !so.test(release);
                    })
                    .toList();
        }
    }

    private static int refuse(String what, List<String> terminals) {
        System.err.println("hub: " + what + ": " + terminals.size() + " terminals, such as "
                + terminals.stream().limit(5).toList() + "; nothing was changed");
        return 1;
    }

    /** The new signing key signs. */
    @Command(
            name = "activate",
            mixinStandardHelpOptions = true,
            description = "Signs with the key 'rotate' made. Refuses while a terminal has not reported a release that"
                    + " brings it: it would believe no receipt. Start the nodes anew afterwards.")
    static final class Activate implements Callable<Integer> {
        @Mixin
        private final DatabaseOption where = new DatabaseOption();

        @Mixin
        private final KeysOption keys = new KeysOption();

        @Override
        public Integer call() throws IOException {
            var files = keys.files(where.home());
            var random = new SecureRandom();
            var next = HubKeys.waiting(files, random);
            if (next.isEmpty()) {
                System.err.println("hub: no key waits; 'hub keys rotate' makes one");
                return 1;
            }
            return where.work(database -> {
                var without = Fleet.of(database)
                        .notYet(release -> release.hub().signing().contains(next.get()), Instant.now());
                if (!without.isEmpty()) {
                    return refuse("not every terminal knows " + next.get().id(), without);
                }
                HubKeys.activateSigning(files, random);
                System.out.println(next.get().id() + " signs; start the nodes anew, one by one");
                return 0;
            });
        }
    }

    /** The old sealing keys go. */
    @Command(
            name = "retire",
            mixinStandardHelpOptions = true,
            description =
                    "Ends the sealing keys before those of the last rotation. Refuses while a terminal may still hold something"
                            + " sealed to one of them.")
    static final class Retire implements Callable<Integer> {
        @Mixin
        private final DatabaseOption where = new DatabaseOption();

        @Mixin
        private final KeysOption keys = new KeysOption();

        @Option(
                names = "--days",
                defaultValue = "8",
                description = "so long every terminal must have had the new key (${DEFAULT-VALUE}): terminals keep"
                        + " what they sent for 7 days, to send it again")
        private int days;

        @Override
        public Integer call() throws IOException {
            var files = keys.files(where.home());
            var known = HubKeys.in(files, new SecureRandom());
            var newest = known.offered();
            if (known.unsealings().size() == newest.size()) {
                System.out.println("no sealing key is older than those releases bring; they stay");
                return 0;
            }
            var ids = newest.stream().map(SealingKey::id).collect(Collectors.joining(" and "));
            var since = Instant.now().minus(Duration.ofDays(days));
            return where.work(database -> {
                var without = Fleet.of(database)
                        .notYet(release -> newest.containsAll(release.hub().sealing()), since);
                if (!without.isEmpty()) {
                    return refuse("not every terminal has sealed to " + ids + " alone for " + days + " days", without);
                }
                HubKeys.retireSealing(files);
                System.out.println("only " + ids + " opens from now on; start the nodes anew, one by one");
                return 0;
            });
        }
    }

    /** Another passphrase. */
    @Command(
            name = "passphrase",
            mixinStandardHelpOptions = true,
            description = "Encrypts the keys under another passphrase, or for the first time.")
    static final class ChangePassphrase implements Callable<Integer> {
        @Option(names = "--state", required = true, description = "the hub's directory")
        private Path state = Path.of("");

        @Mixin
        private final KeysOption where = new KeysOption();

        @Option(names = "--new", required = true, description = "file with the new passphrase")
        private Path fresh = Path.of("");

        @Override
        public Integer call() throws IOException {
            var files = where.files(StateDirectory.at(state));
            HubKeys.in(files, new SecureRandom());
            files.changePassphrase(Passphrase.from(fresh));
            System.out.println(files.names().size() + " files are encrypted under the new passphrase");
            return 0;
        }
    }
}
