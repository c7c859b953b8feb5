package org.hall24.hub.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;

/** PostgreSQL's programs, unpacked once from the jar they came in. */
record Binaries(Path home) {
    /** The version of the artefact in the pom; a new one unpacks beside the old one. */
    static final String VERSION = "18.6.0";

    private static final List<String> ARCHIVES = List.of("/postgres-linux-x86_64.txz", "/postgres-linux-arm_64.txz");

    /** Unpacks them if this place has none yet. A half unpacked directory never carries the final name. */
    static Binaries in(Place place) throws IOException {
        var home = place.binaries(VERSION);
        if (!Files.exists(home)) {
            Files.setPosixFilePermissions(place.base(), PosixFilePermissions.fromString("rwxr-xr-x"));
            var fresh = Files.createTempDirectory(place.base(), "unpacking-");
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            try {
                unpack(fresh);
                Files.move(fresh, home);
            } finally {
                remove(fresh);
            }
        }
        return new Binaries(home);
    }

    private static void unpack(Path directory) throws IOException {
        try (var archive = archive()) {
            var tar = new ProcessBuilder("tar", "-xJf", "-", "--no-same-owner", "-C", directory.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var in = tar.getOutputStream()) {
                archive.transferTo(in);
            }
            if (tar.waitFor() != 0) {
                throw new DatabaseException("PostgreSQL could not be unpacked; is the disk full, or xz-utils missing?");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("interrupted while PostgreSQL was unpacked", e);
        }
    }

    private static InputStream archive() throws DatabaseException {
        for (var name : ARCHIVES) {
            var in = Binaries.class.getResourceAsStream(name);
            if (in != null) {
                return in;
            }
        }
        throw new DatabaseException("no PostgreSQL for this machine on the class path; give --database a JDBC URL");
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

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }
}
