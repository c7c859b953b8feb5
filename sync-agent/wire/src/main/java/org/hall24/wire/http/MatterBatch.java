package org.hall24.wire.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;

/**
 * The body of {@code POST /v1/matters}: several submissions at once. Each is judged by itself, as if it had come alone; one bad
 * one does not hold up the others.
 *
 * @param items the JSON of a {@link MatterSubmission} each, exactly as the terminal keeps it: its receipt signs the digest of
 *     these characters in UTF-8
 */
public record MatterBatch(List<String> items) {
    /** The most items of one batch. */
    public static final int ITEMS_MAX = 50;

    /** What the items may have together, in bytes; a single longer one travels alone by {@code PUT}. */
    public static final int ITEM_BYTES_MAX = 1 << 20;

    /** The body: the items, the escapes of their quotation marks and a little. */
    public static final int BYTES_MAX = ITEM_BYTES_MAX + (256 << 10);

    /** Checks the number of items. */
    public MatterBatch {
        items = List.copyOf(items);
        if (items.isEmpty() || items.size() > ITEMS_MAX) {
            throw new IllegalArgumentException("a batch has 1 to " + ITEMS_MAX + " items");
        }
    }

    /** The bytes of one item. */
    public static byte[] bytes(String item) {
        return item.getBytes(StandardCharsets.UTF_8);
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
    public static MatterBatch fromJson(byte[] body) throws MalformedException {
        return Json.PLAIN.read(body, MatterBatch.class, BYTES_MAX);
    }
}
