package org.hall24.wire.query;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hall24.wire.Application.Holder;
import org.hall24.wire.Enclosed;
import org.hall24.wire.seal.SealingKey;

/**
 * What a citizen wants to know, before it is sealed. It exists in the kiosk's memory and at the hub, nowhere between, and is kept
 * nowhere.
 *
 * @param queryId UUIDv7; also the id of the envelope it travels in
 * @param matter catalogue id, such as {@code fund.balance}
 * @param operation which question, see {@link Operation}
 * @param holder who asks; empty only for {@link Operation#IDENTIFY} and {@link Operation#CARD_KEYS}
 * @param pass what the hub gave when the person was identified by a code; empty for a person identified by the card alone
 * @param fields what the operation takes, by its field ids
 * @param language {@code zh} or {@code en}
 * @param askedAt the terminal's clock; orders nothing
 * @param replyKey the public half of the session's one-time key, under the id {@value SealingKey#ONE_TIME}; the reply is sealed to it,
 *     by its suite
 */
public record Query(
        UUID queryId,
        String matter,
        Operation operation,
        Optional<Holder> holder,
        Optional<String> pass,
        Map<String, String> fields,
        String language,
        Instant askedAt,
        SealingKey replyKey)
        implements Enclosed {

    /** A query with its own copy of the fields. */
    public Query {
        if (!replyKey.id().equals(SealingKey.ONE_TIME)) {
            throw new IllegalArgumentException("a session's key has no name of its own");
        }
        fields = Map.copyOf(fields);
    }

    @Override
    public UUID enclosedId() {
        return queryId;
    }

    /** Masked: the ids only. */
    @Override
    public String toString() {
        return "Query[" + queryId + " " + matter + " " + operation + "]";
    }
}
