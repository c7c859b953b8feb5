package org.hall24.device.link;

import java.util.Arrays;

/**
 * Takes out of a device's talk what is somebody's, byte for byte, before any of it is written down. A driver offers one that knows its frames;
 * what it does not know as harmless it replaces. Made anew for each line; one thread at a time.
 */
@FunctionalInterface
public interface Masker {
    /** Which way bytes go. */
    enum Direction {
        TO_DEVICE,
        FROM_DEVICE
    }

    /**
     * Replaces in place what may be personal. The bytes of one direction come in their order, in pieces as the line cut them; their number
     * stays the same.
     *
     * @param bytes only the first {@code count} count
     */
    void mask(Direction direction, byte[] bytes, int count);

    /** For a device whose talk may be personal anywhere: when and how much is kept, nothing else. */
    static Masker everything() {
        return (_, bytes, count) -> Arrays.fill(bytes, 0, count, (byte) 0);
    }

    /** For a device that is told nothing personal, and may answer what is. */
    static Masker answers() {
        return (direction, bytes, count) ->
                Arrays.fill(bytes, 0, direction == Direction.FROM_DEVICE ? count : 0, (byte) 0);
    }

    /** For a device that is told what may be personal, and never says it back. */
    static Masker requests() {
        return (direction, bytes, count) ->
                Arrays.fill(bytes, 0, direction == Direction.TO_DEVICE ? count : 0, (byte) 0);
    }

    /** For a device that never meets a person's data, such as a relay. */
    static Masker nothing() {
        return (_, _, _) -> {};
    }
}
