package org.hall24.device.link;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.hall24.time.Pause;

/**
 * Plays a recording to a driver, in the time it took: an answer comes as long after the request as it came then. What the driver says
 * otherwise than then is told, and the play goes on as far as it can.
 */
public final class ReplayLink implements ByteLink {
    /** A driver on another machine is so much slower or faster and still says the same. */
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    /** More than this and it is another dialogue. */
    private static final int DEVIATIONS_MAX = 100;

    private static final int SHOWN_BYTES_MAX = 32;

    private final Deque<Recording.Event> coming;
    private final Masker masker;
    private final InstantSource clock;
    private final Pause pause;
    private final List<Deviation> deviations = new ArrayList<>();

    /** Where the time of the recording stands in ours. */
    private Instant origin;

    private byte[] rest = new byte[0];
    private volatile boolean closed;
    private boolean ended;

    /** What was otherwise than in the recording. */
    public enum Kind {
        /** It said other bytes. */
        DIFFERENT,
        /** It spoke before all that came then had come. */
        EARLY,
        /** It spoke so much later than then. */
        LATE,
        /** It spoke after the recording's end. */
        MORE,
        /** It never said what stands there. */
        LESS
    }

    /**
     * Something that was otherwise.
     *
     * @param at in the recording's time
     * @param sentence masked as the recording is
     */
    public record Deviation(Kind kind, Duration at, String sentence) {}

    /** A play from the beginning. The masker is a new one of the driver that made the recording: what is said is compared masked. */
    public ReplayLink(Recording recording, Masker masker, InstantSource clock, Pause pause) {
        this.coming = new ArrayDeque<>(recording.events());
        this.masker = masker;
        this.clock = clock;
        this.pause = pause;
        this.origin = clock.instant();
    }

    /** What was otherwise so far, in its order; at most {@value #DEVIATIONS_MAX}. */
    public List<Deviation> deviations() {
        return List.copyOf(deviations);
    }

    /** What is still to come, once the driver has ended: requests it never made are told as {@link Kind#LESS}. */
    public List<Deviation> end() {
        for (var event : coming) {
            if (event instanceof Recording.Bytes bytes && bytes.direction() == Masker.Direction.TO_DEVICE) {
                deviate(Kind.LESS, bytes.at(), "the driver never said " + shown(bytes.content()));
            }
        }
        coming.clear();
        return deviations();
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        refuseWhenEnded();
        byte[] said = bytes.clone();
        masker.mask(Masker.Direction.TO_DEVICE, said, said.length);
        skipUnheard();
        int at = 0;
        while (at < said.length) {
            if (!(coming.peek() instanceof Recording.Bytes next) || next.direction() != Masker.Direction.TO_DEVICE) {
                deviate(Kind.MORE, now(), "the driver says " + shown(said) + " where it had nothing to say");
                return;
            }
            coming.poll();
            byte[] then = next.content();
            int count = Math.min(then.length, said.length - at);
            if (!Arrays.equals(then, 0, count, said, at, at + count)) {
                deviate(
                        Kind.DIFFERENT,
                        next.at(),
                        "the driver says " + shown(Arrays.copyOfRange(said, at, at + count)) + ", it said "
                                + shown(then));
            }
            var late = now().minus(next.at());
            if (late.compareTo(TOLERANCE) > 0) {
                deviate(Kind.LATE, next.at(), "the driver speaks " + late.toMillis() + " ms later");
            }
            if (then.length > count) {
                coming.addFirst(new Recording.Bytes(
                        next.at(), next.direction(), HexFormat.of().formatHex(then, count, then.length)));
            }
            origin = clock.instant().minus(next.at());
            at += count;
        }
    }

    /** What came then before the driver spoke again, and it did not wait for now. */
    private void skipUnheard() {
        boolean early = rest.length > 0;
        rest = new byte[0];
        while (coming.peek() instanceof Recording.Bytes next && next.direction() == Masker.Direction.FROM_DEVICE) {
            coming.poll();
            early = true;
        }
        while (coming.peek() instanceof Recording.Mark) {
            coming.poll();
        }
        if (early) {
            deviate(Kind.EARLY, now(), "the driver speaks before all that came then has come");
        }
    }

    @Override
    public int read(byte[] into, Duration patience) throws IOException, InterruptedException {
        refuseWhenEnded();
        if (rest.length == 0) {
            var left = patience;
            if (coming.peek() instanceof Recording.Mark(Duration at, String word)) {
                if (!waitFor(at, left)) {
                    return 0;
                }
                coming.poll();
                ended = word.equals(Recording.ENDED) || word.equals(Recording.BROKE);
                if (word.equals(Recording.BROKE)) {
                    throw new IOException("the recorded line broke here");
                }
                return ended ? -1 : 0;
            }
            if (!(coming.peek() instanceof Recording.Bytes next) || next.direction() != Masker.Direction.FROM_DEVICE) {
                pause.sleep(left);
                return 0;
            }
            if (!waitFor(next.at(), left)) {
                return 0;
            }
            coming.poll();
            rest = next.content();
        }
        int count = Math.min(into.length, rest.length);
        System.arraycopy(rest, 0, into, 0, count);
        rest = Arrays.copyOfRange(rest, count, rest.length);
        return count;
    }

    /** Waits until the recording's time is there; false = that is longer than the patience, which has passed. */
    private boolean waitFor(Duration at, Duration patience) throws InterruptedException {
        var wait = at.minus(now());
        if (wait.compareTo(patience) > 0) {
            pause.sleep(patience);
            return false;
        }
        if (wait.isPositive()) {
            pause.sleep(wait);
        }
        return true;
    }

    private Duration now() {
        return Duration.between(origin, clock.instant());
    }

    private void deviate(Kind kind, Duration at, String sentence) {
        if (deviations.size() < DEVIATIONS_MAX) {
            deviations.add(new Deviation(kind, at, sentence));
        }
    }

    private static String shown(byte[] bytes) {
        var hex = HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(bytes.length, SHOWN_BYTES_MAX));
        return bytes.length > SHOWN_BYTES_MAX ? hex + " … (" + bytes.length + " bytes)" : hex;
    }

    private void refuseWhenEnded() throws IOException {
        if (closed || ended) {
            throw new IOException("the recorded line has ended");
        }
    }

    @Override
    public void renew(boolean anew) throws IOException {
        while (!(coming.peek() instanceof Recording.Mark(Duration _, String word) && word.equals(Recording.RENEWED))) {
            if (coming.poll() == null) {
                throw new IOException("the recorded line was not dialled again");
            }
        }
        coming.poll();
    }

    @Override
    public boolean isWhole() {
        return !closed && !ended;
    }

    @Override
    public void close() {
        closed = true;
    }
}
