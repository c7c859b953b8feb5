package org.hall24.wire.http;

import java.util.List;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;

/**
 * The body of the answer to {@code GET /v1/health}.
 *
 * @param hub {@code well}
 * @param resting departments left in peace for now, because they did not answer; ids such as {@code fund}
 */
public record HubHealth(String hub, List<String> resting) {
    /** The ids of a hundred departments. */
    public static final int BYTES_MAX = 4 << 10;

    private static final int ID_CHARS_MAX = 64;

    /** Checks the ids. */
    public HubHealth {
        resting = List.copyOf(resting);
        if (resting.stream().anyMatch(id -> id.length() > ID_CHARS_MAX || !id.matches("[a-z0-9][a-z0-9-]*"))) {
            throw new IllegalArgumentException("a department's id is one word");
        }
    }

    /** A hub that is well. */
    public static HubHealth well(Iterable<String> resting) {
        var ids = new java.util.ArrayList<String>();
        resting.forEach(ids::add);
        return new HubHealth("well", ids);
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
    public static HubHealth fromJson(byte[] body) throws MalformedException {
        return Json.PLAIN.read(body, HubHealth.class, BYTES_MAX);
    }
}
