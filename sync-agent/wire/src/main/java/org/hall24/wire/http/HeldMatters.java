package org.hall24.wire.http;

import java.util.List;
import java.util.UUID;
import org.hall24.wire.Bytes;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;

/**
 * The body of {@code POST /v1/reconciliations}: matters that the hub has signed for, page by page in the order of their counters,
 * so that a hub restored from a back-up finds what it lost. The answer is a {@link MissingMatters}.
 *
 * @param token the one of {@link HubHealth} this answers; the terminal remembers it when the last page was answered
 * @param matters this page
 * @param last whether it is the last
 */
public record HeldMatters(String token, List<Held> matters, boolean last) {
    /** The most matters of one page. */
    public static final int MATTERS_MAX = 500;

    /** 200 bytes a matter. */
    public static final int BYTES_MAX = 100 << 10;

    /** Checks the number of matters. */
    public HeldMatters {
        matters = List.copyOf(matters);
        if (matters.size() > MATTERS_MAX) {
            throw new IllegalArgumentException("a page has at most " + MATTERS_MAX + " matters");
        }
    }

    /**
     * One matter.
     *
     * @param bodySha256 of the submission's bytes
     * @param sendable whether the terminal still keeps them
     */
    public record Held(UUID matterId, String caseNumber, Bytes bodySha256, boolean sendable) {}

    /** The body. */
    public byte[] toJson() {
        return Json.PLAIN.write(this);
    }

    /**
     * Reads the body.
     *
     * @throws MalformedException when it is not one
     */
    public static HeldMatters fromJson(byte[] body) throws MalformedException {
        return Json.PLAIN.read(body, HeldMatters.class, BYTES_MAX);
    }
}
