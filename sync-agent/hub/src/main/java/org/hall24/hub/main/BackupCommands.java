package org.hall24.hub.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hall24.hub.database.Dump;
import org.hall24.hub.database.Migrations;
import org.hall24.hub.database.PostgresServer;
import org.hall24.hub.intake.Matters;
import org.hall24.hub.intake.Reconciliations;
import org.hall24.hub.keys.Passphrase;
import org.hall24.hub.keys.SealedArchive;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Back-up and restore: database and keys in one encrypted file, for neither is of use without the other. */
final class BackupCommands {
    private static final String DUMP = "database.dump";
    private static final String CLUSTER = "cluster";
    private static final String KEYS = "keys";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private BackupCommands() {}

    private static Passphrase passphrase(KeysOption keys) throws IOException {
        return keys.passphrase()
                .orElseThrow(() -> new IOException("a back-up holds the keys, so it needs a passphrase: give"
                        + " --passphrase-file, or the credential " + Passphrase.CREDENTIAL));
    }

    private static Path privateDirectory(Path under) throws IOException {
        Files.createDirectories(under);
        return Files.createTempDirectory(
                under, ".hub-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var tree = Files.walk(directory)) {
            for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static Process tar(List<String> words) throws IOException {
        return new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void ended(Process tar) throws IOException {
        try {
            if (tar.waitFor() != 0) {
                throw new IOException("tar failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The back-up. */
    @Command(
            name = "backup",
            mixinStandardHelpOptions = true,
            description = "Writes database and keys, as they are at one moment, into one encrypted file; the hub may"
                    + " run meanwhile.")
    static final class Backup implements Callable<Integer> {
        @Option(names = "--state", required = true, description = "the hub's directory")
        private Path state = Path.of("");

        @Option(names = "--database", description = "JDBC URL, when the hub has one")
        private Optional<String> database = Optional.empty();

        @Option(names = "--out", required = true, description = "directory for the file")
        private Path out = Path.of("");

        @Mixin
        private final KeysOption keys = new KeysOption();

        @Override
        public Integer call() throws IOException {
            var archive = new SealedArchive(passphrase(keys), new SecureRandom());
            var home = StateDirectory.at(state);
            var scratch = privateDirectory(out);
            try {
                if (database.isPresent()) {
                    Dump.write(database.get(), scratch.resolve(DUMP));
                } else {
                    copyOwn(home, scratch.resolve(CLUSTER));
                }
                var file = out.resolve("hub-" + STAMP.format(Instant.now()) + ".backup");
                pack(archive, scratch, keys.directory(home), file);
                System.out.println(file + " holds database and keys");
                return 0;
            } finally {
                remove(scratch);
            }
        }

        private static void copyOwn(StateDirectory home, Path copy) throws IOException {
            var postgres = PostgresServer.under(home.directory());
            boolean startedHere = postgres.start();
            try {
                postgres.copyTo(copy);
            } finally {
                if (startedHere) {
                    postgres.stop();
                }
            }
        }

        /** The keys go from where they lie into the encrypted file, without a copy in between. */
        private static void pack(SealedArchive archive, Path scratch, Path keys, Path file) throws IOException {
            var fresh = Path.of(file + ".new");
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            var name = String.valueOf(keys.toAbsolutePath().getFileName());
            var tar = tar(List.of(
                    "tar",
                    "-cf",
                    "-",
                    "--exclude=lock",
                    "--transform",
                    "s,^" + name.replace(",", "\\,") + "\\(/\\|$\\)," + KEYS + "\\1,",
                    "-C",
                    String.valueOf(keys.toAbsolutePath().getParent()),
                    name,
                    "-C",
                    scratch.toAbsolutePath().toString(),
                    "."));
            try (var plain = tar.getInputStream();
                    var sealed = Files.newOutputStream(fresh)) {
                archive.write(plain, sealed);
            }
            ended(tar);
            try (var written = java.nio.channels.FileChannel.open(fresh, java.nio.file.StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** The restore. */
    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            description = "Brings database and keys back, into a place that has neither, and asks every terminal what"
                    + " it holds: what came after the back-up is sent again.")
    static final class Restore implements Callable<Integer> {
        @Parameters(index = "0", paramLabel = "FILE", description = "what 'hub backup' wrote")
        private Path file = Path.of("");

        @Option(names = "--state", required = true, description = "the hub's directory")
        private Path state = Path.of("");

        @Option(names = "--database", description = "JDBC URL of an empty database, when the hub has one")
        private Optional<String> database = Optional.empty();

        @Mixin
        private final KeysOption keys = new KeysOption();

        @Override
        public Integer call() throws IOException {
            var archive = new SealedArchive(passphrase(keys), new SecureRandom());
            var home = StateDirectory.at(state);
            var target = keys.directory(home);
            if (Files.exists(target.resolve("sealing.json"))) {
                throw new IOException("there are keys already in " + target
                        + "; with others than the back-up's nothing in it can be opened");
            }
            var scratch = privateDirectory(home.directory());
            try {
                unpack(archive, scratch);
                var word = bringBack(home, scratch);
                Files.createDirectories(target);
                try (var files = Files.list(scratch.resolve(KEYS))) {
                    for (var one : files.toList()) {
                        Files.move(one, target.resolve(one.getFileName()));
                    }
                }
                System.out.println(
                        "database and keys are back; every terminal is asked what it holds, the word is " + word);
                return 0;
            } finally {
                remove(scratch);
            }
        }

        private void unpack(SealedArchive archive, Path scratch) throws IOException {
            var tar = tar(
                    List.of("tar", "-xpf", "-", "-C", scratch.toAbsolutePath().toString()));
            try (var sealed = Files.newInputStream(file);
                    var plain = tar.getOutputStream()) {
                archive.read(sealed, plain);
            } catch (IOException e) {
                tar.destroy();
                throw e;
            }
            ended(tar);
        }

        private String bringBack(StateDirectory home, Path scratch) throws IOException {
            if (Files.exists(scratch.resolve(DUMP))) {
                var url = database.orElseThrow(
                        () -> new IOException("this is a dump of an external database; give --database an empty one"));
                Dump.read(url, scratch.resolve(DUMP));
                return ask(url);
            }
            if (database.isPresent()) {
                throw new IOException("this is a copy of a hub's own database; it goes back without --database");
            }
            var postgres = PostgresServer.under(home.directory());
            postgres.bringBack(scratch.resolve(CLUSTER));
            postgres.start();
            try {
                return ask(postgres.jdbcUrl());
            } finally {
                postgres.stop();
            }
        }

        private static String ask(String url) {
            var source = new DriverManagerDataSource(url);
            Migrations.run(source);
            var client = JdbcClient.create(source);
            return new Reconciliations(client, new Matters(client), InstantSource.system(), new SecureRandom())
                    .askAll();
        }
    }
}
