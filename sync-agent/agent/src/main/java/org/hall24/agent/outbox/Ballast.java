package org.hall24.agent.outbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of nothing that is thrown overboard when the disk is full: SQLite needs room even to delete. While it is gone the outbox
 * accepts nothing new, but delivers; when there is room again it is taken back on board.
 */
final class Ballast {
    private static final int CHUNK_BYTES = 1 << 20;

    private final Path file;
    private final long bytes;

    Ballast(Path file, long bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    boolean aboard() {
        try {
            return Files.size(file) == bytes;
        } catch (IOException e) {
            return false;
        }
    }

    void throwOverboard() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Whether it is aboard now. Takes it only when as much room again stays free: the outbox has to write beside it. */
    boolean takeAboard() throws IOException {
        if (aboard()) {
            return true;
        }
        Files.deleteIfExists(file);
        if (Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace() < 2 * bytes) {
            return false;
        }
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            // Really written, never sparse: a hole gives no room back.
            for (long left = bytes; left > 0; ) {
                left -= channel.write(ByteBuffer.allocate((int) Math.min(CHUNK_BYTES, left)));
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(fresh);
            return false;
        }
        Files.move(fresh, file);
        return true;
    }
}
