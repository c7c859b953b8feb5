package org.hall24.wire.release;

import java.util.List;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.sign.VerifyingKey;

/**
 * The file {@code roots.json}: who must sign a release.
 *
 * @param threshold how many of them
 * @param keys each id and each key once
 */
public record Roots(int threshold, List<VerifyingKey> keys) {
    /** A handful of keys. */
    public static final int BYTES_MAX = 16 << 10;

    /** Checks that the threshold can be met, and only by different roots. */
    public Roots {
        keys = List.copyOf(keys);
        if (threshold < 1 || threshold > keys.size()) {
            throw new IllegalArgumentException("the threshold lies between 1 and the number of roots");
        }
        if (keys.stream().map(VerifyingKey::id).distinct().count() != keys.size()
                || keys.stream().map(VerifyingKey::key).distinct().count() != keys.size()) {
            throw new IllegalArgumentException("one root stands twice");
        }
    }

    /** The file's bytes. */
    public byte[] toJson() {
        return Json.PLAIN.write(this);
    }

    /**
     * Reads the file.
     *
     * @throws MalformedException when it is not one
     */
    public static Roots fromJson(byte[] file) throws MalformedException {
        return Json.PLAIN.read(file, Roots.class, BYTES_MAX);
    }
}
