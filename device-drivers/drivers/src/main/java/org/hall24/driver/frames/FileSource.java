package org.hall24.driver.frames;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hall24.device.Still;
import org.hall24.device.link.FrameSource;

/** Pictures of files, one after another and again from the first, at a camera's pace. */
final class FileSource implements FrameSource {
    /** A scan of an A4 page at 300 dpi without losses; more is no camera picture. */
    private static final long FILE_BYTES_MAX = 32L << 20;

    private final List<Path> pictures;
    private final long paceNanos;
    private final Shelf shelf = new Shelf();
    private int shown;
    private long dueNanos = System.nanoTime();

    FileSource(List<Path> pictures, int picturesASecond) {
        this.pictures = List.copyOf(pictures);
        this.paceNanos = Duration.ofSeconds(1).toNanos() / picturesASecond;
    }

    @Override
    public Optional<Still> next(Duration patience) throws IOException, InterruptedException {
        long wait = dueNanos - System.nanoTime();
        shelf.awaitEnd(Duration.ofNanos(Math.min(Math.max(wait, 0), patience.toNanos())));
        if (shelf.hasEnded()) {
            throw new IOException("these pictures were put away");
        }
        if (wait > patience.toNanos()) {
            return Optional.empty();
        }
        var file = pictures.get(shown);
        shown = (shown + 1) % pictures.size();
        dueNanos = System.nanoTime() + paceNanos;
        if (Files.size(file) > FILE_BYTES_MAX) {
            throw new IOException(file + " is larger than a camera's picture");
        }
        return Optional.of(Encoded.still(Files.readAllBytes(file)));
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public boolean isWhole() {
        return !shelf.hasEnded();
    }

    @Override
    public void close() {
        shelf.end();
    }
}
