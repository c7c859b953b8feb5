package org.hall24.wire.http;

import java.util.List;
import java.util.UUID;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;

/**
 * The answer to {@link HeldMatters}.
 *
 * @param missing those the hub does not have: the terminal sends them again if it can, and the hub notes those it cannot as lost
 * @param different those the hub has with other bytes; a person must look at them
 */
public record MissingMatters(List<UUID> missing, List<UUID> different) {
    /** All of a page. */
    public static final int BYTES_MAX = HeldMatters.MATTERS_MAX * 2 * 64;

    /** Copies. */
    public MissingMatters {
        missing = List.copyOf(missing);
        different = List.copyOf(different);
    }

    /** The body. */
    public byte[] toJson() {
        return Json.PLAIN.write(this);
    }

    /**
     * Reads the body.
     *
     * @throws MalformedException when it is not one
     */
    public static MissingMatters fromJson(byte[] body) throws MalformedException {
        return Json.PLAIN.read(body, MissingMatters.class, BYTES_MAX);
    }
}
