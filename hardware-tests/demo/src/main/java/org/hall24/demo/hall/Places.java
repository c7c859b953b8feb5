package org.hall24.demo.hall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;

/**
 * Where one hall keeps its things.
 *
 * @param out what a person looks at afterwards: pictures, receipts, logs, and {@code state/}
 * @param sockets a short path for sockets, because a socket's path may hold about a hundred letters only
 */
public record Places(Path out, Path sockets) {
    /** What an earlier run leaves in its folder; these, and only these, are removed before a new one. */
    private static final List<String> OURS = List.of(
            "state",
            "logs",
            "screens",
            "receipts",
            "documents",
            "print",
            "certificates",
            "summary.json",
            "prove.json",
            "bench.json",
            "ports.json",
            "searched.txt",
            "heap",
            "kill",
            "device",
            "unplug",
            "privacy");

    /**
     * Makes ready a folder.
     *
     * @throws IOException also when the folder holds something that no earlier run left there
     */
    public static Places at(Path out) throws IOException {
        var folder = out.toAbsolutePath().normalize();
        if (Files.isDirectory(folder)) {
            try (var children = Files.list(folder)) {
                var strange = children.map(child -> child.getFileName().toString())
                        .filter(name -> !OURS.contains(name))
                        .findAny();
                if (strange.isPresent()) {
                    throw new IOException(folder + " holds '" + strange.get() + "', which is not ours; "
                            + "please name a new folder or one of an earlier run");
                }
            }
            for (var name : OURS) {
                remove(folder.resolve(name));
            }
        }
        var places = new Places(folder, Files.createTempDirectory("hall24-"));
        for (var made : List.of(
                places.logs(),
                places.screens(),
                places.receipts(),
                places.tray(),
                places.state("sim"),
                places.temporaryOf(Role.KIOSK),
                places.temporaryOf(Role.AGENT))) {
            Files.createDirectories(made);
        }
        return places;
    }

    /** A temporary folder, for a hall nobody asked to keep. Others may pass through: the database has a user of its own. */
    public static Places temporary() throws IOException {
        var folder = Files.createTempDirectory("hall24-demo-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        return at(folder);
    }

    /** A place of its own below this one, for one of several proofs. */
    public Places room(String name) throws IOException {
        return at(out.resolve(name));
    }

    /** One log a program. */
    public Path logs() {
        return out.resolve("logs");
    }

    /** The folder for temporary files of one program of the terminal. */
    public Path temporaryOf(Role role) {
        return state("tmp").resolve(role.word());
    }

    /** Pictures of the panel. */
    public Path screens() {
        return out.resolve("screens");
    }

    /** What the virtual printer printed. */
    public Path receipts() {
        return out.resolve("receipts");
    }

    /** The certificates people took home, a file each. */
    public Path certificates() {
        return out.resolve("certificates");
    }

    /** Where the A4 printer's jobs and sheets fall. */
    public Path tray() {
        return certificates().resolve("tray");
    }

    /** The state folder of one program. */
    public Path state(String program) {
        return out.resolve("state").resolve(program);
    }

    /** Removes a file or a whole folder; nothing happens when there is none. */
    public static void remove(Path path) throws IOException {
        if (!Files.exists(path, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var all = Files.walk(path)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
