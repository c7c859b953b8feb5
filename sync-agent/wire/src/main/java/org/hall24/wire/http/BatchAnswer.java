package org.hall24.wire.http;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import tools.jackson.databind.jsontype.NamedType;

/**
 * The answer to a {@link MatterBatch}, with status 200 whatever became of its items.
 *
 * @param items one for each item of the batch, in its order
 */
public record BatchAnswer(List<Item> items) {
    /** A receipt for each item and a little. */
    public static final int BYTES_MAX = MatterBatch.ITEMS_MAX * HubReceipt.BYTES_MAX;

    private static final Json JSON = Json.of(Json.strict()
            .addMixIn(Item.class, Choice.class)
            .registerSubtypes(
                    new NamedType(Taken.class, "taken"),
                    new NamedType(Refused.class, "refused"),
                    new NamedType(Later.class, "later")));

    /** Copies. */
    public BatchAnswer {
        items = List.copyOf(items);
    }

    /** Tells Jackson to write which case it is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    private interface Choice {}

    /** What became of one item. */
    public sealed interface Item {}

    /** It is in the record, now or since before. */
    public record Taken(HubReceipt receipt) implements Item {}

    /**
     * It will never be taken as it is.
     *
     * @param code as in {@link Refusal}
     */
    public record Refused(String code) implements Item {}

    /** Not now, for a reason at the hub; the same again later. */
    public record Later() implements Item {}

    /** The body. */
    public byte[] toJson() {
        return JSON.write(this);
    }

    /**
     * Reads the body.
     *
     * @throws MalformedException when it is not one
     */
    public static BatchAnswer fromJson(byte[] body) throws MalformedException {
        return JSON.read(body, BatchAnswer.class, BYTES_MAX);
    }
}
