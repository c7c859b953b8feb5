package org.hall24.driver.sam;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.hall24.device.link.Framing;
import org.jspecify.annotations.Nullable;

/**
 * Hunts one answer in what the line brings: noise before it, frames with a wrong checksum and answers of earlier commands are passed
 * over, and after each the hunt goes on one byte further.
 */
final class FrameHunt implements Framing {
    /** Two of the longest frames: whoever sends more without an answer among it speaks another protocol. */
    private static final int BYTES_MAX = 5_000;

    private final Predicate<SamFrame> fits;
    private final byte[] heap = new byte[BYTES_MAX];
    private int start;
    private int end;
    private int seen;
    private int strangers;
    private @Nullable SamFrame found;

    /**
     * A new hunt.
     *
     * @param fits whether a frame can be the answer to what was just asked, and not a late one to something before
     */
    FrameHunt(Predicate<SamFrame> fits) {
        this.fits = fits;
    }

    @Override
    public boolean take(byte[] bytes, int length) {
        for (int i = 0; i < length && found == null; i++) {
            if (end == heap.length) {
                moveToFront();
            }
            heap[end++] = bytes[i];
            seen++;
            hunt();
        }
        return found != null;
    }

    /** The line has gone quiet: whether an intact answer stands behind the beginning of a broken one. */
    boolean salvage() {
        while (found == null && start < end) {
            drop(1);
            hunt();
        }
        return found != null;
    }

    /** The answer, if it came. */
    Optional<SamFrame> answer() {
        return Optional.ofNullable(found);
    }

    /** Whether bytes came that were no intact frame. False also when all that came were late answers. */
    boolean sawNoise() {
        return seen > 0 && strangers == 0;
    }

    int bytesSeen() {
        return seen;
    }

    /** Forgets the bytes, which may be a person's. The answer keeps its own. */
    void wipe() {
        Arrays.fill(heap, (byte) 0);
    }

    private void hunt() {
        while (start < end) {
            if (!SamFrame.preambleMayStandAt(heap, start, end)) {
                drop(1);
                continue;
            }
            int lengthAt = start + SamFrame.preambleLength();
            if (end < lengthAt + 2) {
                return;
            }
            int length = ((heap[lengthAt] & 0xFF) << 8) | (heap[lengthAt + 1] & 0xFF);
            if (length < SamFrame.LENGTH_MIN || length > SamFrame.LENGTH_MAX) {
                drop(1);
                continue;
            }
            int total = SamFrame.preambleLength() + 2 + length;
            if (end - start < total) {
                return;
            }
            var frame = SamFrame.parse(heap, lengthAt, length);
            if (frame.isEmpty()) {
                drop(1);
            } else if (fits.test(frame.get())) {
                found = frame.get();
                return;
            } else {
                frame.get().wipe();
                strangers++;
                drop(total);
            }
        }
    }

    private void drop(int bytes) {
        Arrays.fill(heap, start, start + bytes, (byte) 0);
        start += bytes;
    }

    /** Makes room; one byte is given up when there is none, which no frame is long enough to bring about. */
    private void moveToFront() {
        if (start == 0) {
            drop(1);
        }
        System.arraycopy(heap, start, heap, 0, end - start);
        Arrays.fill(heap, end - start, end, (byte) 0);
        end -= start;
        start = 0;
    }
}
