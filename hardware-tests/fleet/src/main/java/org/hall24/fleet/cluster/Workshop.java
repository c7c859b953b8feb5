package org.hall24.fleet.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.hall24.programs.Program;

/**
 * Where clusters are made: the distribution's binaries, a system user that is not root, and a folder on a real disk. The folder
 * goes when this is closed.
 */
public final class Workshop implements AutoCloseable {
    /** Beside the logs' folder it may be out of reach for the database's user; on a RAM disk nothing would be forced to a disk. */
    private static final Path GROUND = Path.of("/var/tmp");

    private static final Path BINARIES = Path.of("/usr/lib/postgresql");
    private static final String USER = "hall24-pg";

    /** A base back-up of a proof's database takes seconds; recovery after a kill as well. */
    private static final Duration STEP_MAX = Duration.ofMinutes(3);

    private static final int SECRET_BYTES = 16;

    private final Path folder;
    private final Path binaries;
    private final Path log;
    private final String secret;

    private Workshop(Path folder, Path binaries, Path log, String secret) {
        this.folder = folder;
        this.binaries = binaries;
        this.log = log;
        this.secret = secret;
    }

    /**
     * A workshop; nothing runs yet.
     *
     * @param log takes what the tools complain about
     * @throws IOException when this machine has no PostgreSQL of its distribution
     */
    public static Workshop open(Path log) throws IOException {
        var folder = Files.createTempDirectory(GROUND, "h24-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        var secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return new Workshop(folder, newest(), log, HexFormat.of().formatHex(secret));
    }

    private static Path newest() throws IOException {
        if (Files.isDirectory(BINARIES)) {
            try (Stream<Path> versions = Files.list(BINARIES)) {
                var found = versions.map(version -> version.resolve("bin"))
                        .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                        .max(Comparator.naturalOrder());
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        throw new IOException("no PostgreSQL of the distribution under " + BINARIES
                + ": please install postgresql (./hall24 prove net does)");
    }

    /** A folder of the database's user for a new cluster. */
    Path room(String name) throws IOException {
        var room = Files.createDirectory(folder.resolve(name));
        Files.setPosixFilePermissions(room, PosixFilePermissions.fromString("rwx------"));
        own(room);
        return room;
    }

    void own(Path path) throws IOException {
        if (isRoot()) {
            var users = path.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(path, users.lookupPrincipalByName(USER));
        }
    }

    /** One of the database's tools, run to its end as the database's user. */
    String run(String program, String... arguments) throws IOException, InterruptedException {
        return Program.outputOf(program, command(program, arguments), log, STEP_MAX);
    }

    private List<String> command(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("runuser", "-u", USER, "--"));
        }
        command.add("env");
        command.add("PGPASSWORD=" + secret);
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** The password of this workshop's clusters; random, and gone with them. */
    public String secret() {
        return secret;
    }

    /** Where a tool of the distribution lies. */
    public Path tool(String name) {
        return binaries.resolve(name);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Removes what was made. Clusters must be stopped before. */
    @Override
    public void close() {
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            org.slf4j.LoggerFactory.getLogger(Workshop.class)
                    .warn("{} could not be removed: {}", folder, e.getMessage());
        }
    }
}
