package org.hall24.hub.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.Optional;

/**
 * Where one hub's PostgreSQL lives. Usually all of it is under {@code STATE/postgres}. When the state directory lies behind a
 * directory the database's user cannot pass (root's home, for one), the database lives under {@code /var/lib/hall24}, in a
 * directory of its own that {@code STATE/postgres/place} names. When the socket's path would be too long for the kernel, the
 * socket lies in a private directory under the system's temporary one that {@code STATE/postgres/sockets} names.
 *
 * @param state the hub's {@code STATE/postgres}
 * @param base binaries, cluster and usually the socket
 * @param sockets directory of the socket
 */
record Place(Path state, Path base, Path sockets) {
    /** {@code sun_path} has 108 bytes, one of them the closing zero. */
    private static final int SOCKET_PATH_BYTES_MAX = 107;

    private static final String SOCKET = ".s.PGSQL.5432";
    private static final Path ELSEWHERE = Path.of("/var/lib/hall24");

    /** Finds the place chosen before, or chooses one. */
    static Place of(Path hubState, Account account) throws IOException {
        var state = hubState.toAbsolutePath().normalize().resolve("postgres");
        Files.createDirectories(state);
        var base = base(state, account);
        return new Place(state, base, sockets(state, base, account));
    }

    private static Path base(Path state, Account account) throws IOException {
        var chosen = named(state.resolve("place"));
        if (chosen.isPresent()) {
            return chosen.get();
        }
        var base = state;
        if (!account.reaches(state)) {
            Files.createDirectories(ELSEWHERE);
            base = Files.createTempDirectory(ELSEWHERE, "postgres-");
            account.privateDirectory(base);
        }
        Files.writeString(state.resolve("place"), base.toString());
        return base;
    }

    private static Path sockets(Path state, Path base, Account account) throws IOException {
        var near = base.resolve("run");
        if (near.resolve(SOCKET).toString().getBytes(StandardCharsets.UTF_8).length <= SOCKET_PATH_BYTES_MAX) {
            account.privateDirectory(near);
            return near;
        }
        var note = state.resolve("sockets");
        var chosen = named(note);
        if (chosen.isPresent() && isPrivate(chosen.get(), account)) {
            return chosen.get();
        }
        var fresh = Files.createTempDirectory("h24-");
        account.privateDirectory(fresh);
        Files.writeString(note, fresh.toString());
        return fresh;
    }

    /** The temporary directory is open to all: what lies there under our name must also be ours, or somebody laid it there. */
    private static boolean isPrivate(Path directory, Account account) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        var attributes = Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return account.clients().contains(attributes.owner().getName())
                && attributes.permissions().size() == 3;
    }

    private static Optional<Path> named(Path note) throws IOException {
        return Files.exists(note) ? Optional.of(Path.of(Files.readString(note).strip())) : Optional.empty();
    }

    Path binaries(String version) {
        return base.resolve("bin-" + version);
    }

    Path cluster() {
        return base.resolve("data");
    }

    Path socket() {
        return sockets.resolve(SOCKET);
    }
}
