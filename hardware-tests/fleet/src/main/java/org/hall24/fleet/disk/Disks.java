package org.hall24.fleet.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.hall24.programs.Program;

/** A small disk of memory, filled and emptied at will. Only root can mount one. */
final class Disks implements AutoCloseable {
    private static final Duration STEP_MAX = Duration.ofSeconds(20);
    private static final int CHUNK_BYTES = 4_096;

    private final Path place;
    private final Path filler;
    private final Path log;

    private Disks(Path place, Path log) {
        this.place = place;
        this.filler = place.resolve("filler");
        this.log = log;
    }

    static Disks mount(Path place, int mebibytes, Path log) throws IOException, InterruptedException {
        Files.createDirectories(place);
        Program.outputOf(
                "mount",
                List.of("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", place.toString()),
                log,
                STEP_MAX);
        return new Disks(place, log);
    }

    Path place() {
        return place;
    }

    /** Writes until only so much is free. */
    void fill(long leave) throws IOException {
        try (var channel = FileChannel.open(
                filler, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            for (long free = free(); free > leave; free = free()) {
                channel.write(ByteBuffer.allocate((int) Math.min(Math.max(free - leave, 1), 64L * CHUNK_BYTES)));
            }
        } catch (IOException e) {
            if (free() > leave + CHUNK_BYTES) {
                throw e;
            }
        }
    }

    void makeRoom() throws IOException {
        Files.deleteIfExists(filler);
    }

    private long free() throws IOException {
        return Files.getFileStore(place).getUsableSpace();
    }

    /** Removes everything in a folder, and the folder. */
    static void empty(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Program.outputOf("umount", List.of("umount", place.toString()), log, STEP_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
