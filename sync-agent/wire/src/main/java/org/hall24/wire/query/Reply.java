package org.hall24.wire.query;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.hall24.wire.Enclosed;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.seal.Envelope;

/**
 * What the hub answers a query, before it is sealed to the session's key. Also a refusal says something about the person, so it
 * travels sealed too.
 *
 * @param queryId the query's
 * @param outcome how it ended
 * @param code why it was refused, such as {@code no-record}; empty otherwise
 * @param body JSON of one of {@link Answers}; {@code {}} when there is nothing to tell
 */
public record Reply(UUID queryId, Outcome outcome, String code, String body) implements Enclosed {
    /** How a query ended. */
    public enum Outcome {
        /** Answered. */
        FOUND,
        /** The department, or the hub for it, says no. */
        REFUSED,
        /** The department did not answer in time, or not sensibly; nothing happened. */
        SILENT
    }

    /** An answer. */
    public static Reply found(UUID queryId, Object body) {
        return new Reply(queryId, Outcome.FOUND, "", new String(Json.PLAIN.write(body), StandardCharsets.UTF_8));
    }

    /** A refusal with nothing to tell. */
    public static Reply refused(UUID queryId, String code) {
        return new Reply(queryId, Outcome.REFUSED, code, "{}");
    }

    /** A refusal that tells something. */
    public static Reply refused(UUID queryId, String code, Object body) {
        return new Reply(queryId, Outcome.REFUSED, code, new String(Json.PLAIN.write(body), StandardCharsets.UTF_8));
    }

    /** No answer of the department. */
    public static Reply silent(UUID queryId) {
        return new Reply(queryId, Outcome.SILENT, "", "{}");
    }

    /**
     * Its body as a record of {@link Answers}.
     *
     * @throws MalformedException when it is not one
     */
    public <T> T read(Class<T> type) throws MalformedException {
        return Json.PLAIN.read(body.getBytes(StandardCharsets.UTF_8), type, Envelope.JSON_BYTES_MAX);
    }

    @Override
    public UUID enclosedId() {
        return queryId;
    }

    /** Masked: how it ended. */
    @Override
    public String toString() {
        return "Reply[" + queryId + " " + outcome + "]";
    }
}
