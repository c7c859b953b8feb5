package org.hall24.wire.http;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;

/**
 * The body of the answer to {@code GET /v1/health}.
 *
 * @param hub {@code well}
 * @param resting departments left in peace for now, because they did not answer; ids such as {@code fund}
 * @param reconcile a word that changes when the hub wants to know what this terminal holds, as after a restored back-up; empty
 *     when it never did. A terminal that has not answered this word yet sends its {@link HeldMatters}
 */
public record HubHealth(String hub, List<String> resting, Optional<String> reconcile) {
    /** The ids of a hundred departments. */
    public static final int BYTES_MAX = 4 << 10;

    private static final int ID_CHARS_MAX = 64;

    /** Checks the ids and the word. */
    public HubHealth {
        resting = List.copyOf(resting);
        if (resting.stream().anyMatch(id -> id.length() > ID_CHARS_MAX || !id.matches("[a-z0-9][a-z0-9-]*"))) {
            throw new IllegalArgumentException("a department's id is one word");
        }
        if (reconcile.filter(word -> !word.matches("[A-Za-z0-9-]{1,64}")).isPresent()) {
            throw new IllegalArgumentException("the word to reconcile by is one word");
        }
    }

    /** A hub that is well. */
    public static HubHealth well(Collection<String> resting, Optional<String> reconcile) {
        return new HubHealth("well", List.copyOf(resting), reconcile);
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
