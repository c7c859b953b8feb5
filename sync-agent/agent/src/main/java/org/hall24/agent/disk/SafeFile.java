package org.hall24.agent.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A small file of mode 0600 that is replaced as a whole: after a crash it holds the old content or the new one. */
public final class SafeFile {
    private final Path file;
    private final int bytesMax;

    /**
     * The file at this path; it need not exist.
     *
     * @param bytesMax more than this is not read
     */
    public SafeFile(Path file, int bytesMax) {
        this.file = file;
        this.bytesMax = bytesMax;
    }

    /**
     * Its content; empty when there is none.
     *
     * @throws IOException when it cannot be read, or is too long
     */
    public Optional<byte[]> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            var content = in.readNBytes(bytesMax + 1);
            if (content.length > bytesMax) {
                throw new IOException(file.getFileName() + " is longer than " + bytesMax + " bytes");
            }
            return Optional.of(content);
        }
    }

    /** Replaces the content; when this returns it is on the disk. */
    public void write(byte[] content) throws IOException {
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                FileChannel.open(fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(fresh);
            throw e;
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        forceNameOf(file);
    }

    /** Takes the file away; it need not exist. */
    public void remove() throws IOException {
        if (Files.deleteIfExists(file)) {
            forceNameOf(file);
        }
    }

    /** Makes the name of a file durable: forces the directory it stands in. */
    public static void forceNameOf(Path file) throws IOException {
        var directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file stands in a directory");
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
