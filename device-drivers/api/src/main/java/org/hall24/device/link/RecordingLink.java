package org.hall24.device.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A link that writes down what goes over it, masked before it is written. A disk that does not take it ends the recording, not the talk.
 *
 * @see Recording the format
 */
public final class RecordingLink implements ByteLink {
    /** The last line of a recording that grew too long. */
    private static final String FULL = "full";

    private final ByteLink inner;
    private final Masker masker;
    private final Notebook notes;

    /**
     * Where several links of one device, one after the other, are written down. Any thread. Closing it is its writer's owner's task.
     */
    public static final class Notebook {
        private final ReentrantLock lock = new ReentrantLock();
        private final Writer out;
        private final InstantSource clock;
        private final Instant began;
        private long characters;
        private Optional<IOException> problem = Optional.empty();
        private boolean full;
        private boolean blank = true;

        /**
         * A new recording.
         *
         * @param out takes it, line by line
         * @param url as in the settings; it holds nothing personal
         */
        public Notebook(Writer out, String url, InstantSource clock) {
            this.out = out;
            this.clock = clock;
            this.began = clock.instant();
            write(Recording.TITLE + "\n" + Recording.URL + url.replaceAll("\\s", "") + "\n# began " + began + "\n");
        }

        /** Why it could not be written to its end; empty = it could. */
        public Optional<IOException> problem() {
            lock.lock();
            try {
                return problem;
            } finally {
                lock.unlock();
            }
        }

        /** Whether nothing has happened on any line yet. */
        public boolean isBlank() {
            lock.lock();
            try {
                return blank;
            } finally {
                lock.unlock();
            }
        }

        private void note(char direction, String what) {
            lock.lock();
            try {
                blank = false;
                if (!full && characters > Recording.FILE_CHARACTERS_MAX - 2L * ByteLink.BYTES_MAX - 256) {
                    full = true;
                    write(millis() + " ! " + FULL + "\n");
                }
                if (!full) {
                    write(millis() + " " + direction + " " + what + "\n");
                }
            } finally {
                lock.unlock();
            }
        }

        private long millis() {
            return Math.max(0, Duration.between(began, clock.instant()).toMillis());
        }

        private void write(String line) {
            try {
                if (problem.isEmpty()) {
                    characters += line.length();
                    out.write(line);
                    out.flush();
                }
            } catch (IOException | UncheckedIOException e) {
                problem = Optional.of(e instanceof IOException io ? io : new IOException(e));
            }
        }
    }

    /** Records the given link; closing this one closes it. */
    public RecordingLink(ByteLink inner, Masker masker, Notebook notes) {
        this.inner = inner;
        this.masker = masker;
        this.notes = notes;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        note(Masker.Direction.TO_DEVICE, '>', bytes, bytes.length);
        try {
            inner.write(bytes);
        } catch (IOException e) {
            notes.note('!', Recording.BROKE);
            throw e;
        }
    }

    @Override
    public int read(byte[] into, Duration patience) throws IOException, InterruptedException {
        try {
            int count = inner.read(into, patience);
            if (count > 0) {
                note(Masker.Direction.FROM_DEVICE, '<', into, count);
            } else if (count < 0) {
                notes.note('!', Recording.ENDED);
            }
            return count;
        } catch (IOException e) {
            notes.note('!', Recording.BROKE);
            throw e;
        }
    }

    private void note(Masker.Direction direction, char sign, byte[] bytes, int count) {
        if (count == 0) {
            return;
        }
        byte[] masked = Arrays.copyOf(bytes, count);
        masker.mask(direction, masked, count);
        notes.note(sign, HexFormat.of().formatHex(masked));
        Arrays.fill(masked, (byte) 0);
    }

    @Override
    public void renew(boolean anew) throws IOException {
        inner.renew(anew);
        notes.note('!', Recording.RENEWED);
    }

    @Override
    public String address() {
        return inner.address();
    }

    @Override
    public boolean isWhole() {
        return inner.isWhole();
    }

    @Override
    public void close() {
        inner.close();
    }
}
