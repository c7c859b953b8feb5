package org.hall24.hub.keys;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A directory (0700) of secrets (0600), written whole or not at all. */
public final class PrivateFiles {
    private final Path directory;

    private PrivateFiles(Path directory) {
        this.directory = directory;
    }

    /** The directory, made if it is missing. */
    public static PrivateFiles in(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        return new PrivateFiles(directory);
    }

    /** Makes what a secret file holds. */
    @FunctionalInterface
    public interface Maker {
        /** The content of a new file. */
        byte[] make() throws IOException;
    }

    /** Reads the file, or makes it first. Two programs that ask at once get the same bytes. */
    public byte[] readOrMake(String name, Maker maker) throws IOException {
        var file = directory.resolve(name);
        try (var lock = FileChannel.open(
                        directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var _ = lock.lock()) {
            if (!Files.exists(file)) {
                write(name, maker.make());
            }
            return Files.readAllBytes(file);
        }
    }

    /** Writes the file anew. */
    public void write(String name, byte[] content) throws IOException {
        var fresh = directory.resolve(name + ".new");
        Files.deleteIfExists(fresh);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(fresh, owner);
        try (var out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            var bytes = java.nio.ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where a file of this name is. */
    public Path path(String name) {
        return directory.resolve(name);
    }
}
