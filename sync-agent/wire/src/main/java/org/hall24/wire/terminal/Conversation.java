package org.hall24.wire.terminal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;
import tools.jackson.databind.jsontype.NamedType;

/**
 * The JSON between kiosk and agent: {@code {"id":7,"question":{"is":"delivered","matterId":"…"}}} and
 * {@code {"id":7,"answer":{"is":"delivery","delivered":true}}}. Each message is one frame, see {@link Frames}.
 */
final class Conversation {
    /** A message at most, in bytes: an envelope or a release, and a little. */
    static final int MESSAGE_BYTES_MAX = 1 << 20;

    private static final Map<Class<?>, String> WORDS = Map.ofEntries(
            Map.entry(Question.Introduce.class, "introduce"),
            Map.entry(Question.File.class, "file"),
            Map.entry(Question.ReceiptPrinted.class, "receipt-printed"),
            Map.entry(Question.OpenReceipts.class, "open-receipts"),
            Map.entry(Question.Delivered.class, "delivered"),
            Map.entry(Question.Network.class, "network"),
            Map.entry(Question.Live.class, "live"),
            Map.entry(Question.Query.class, "query"),
            Map.entry(Question.NumberFor.class, "number"),
            Map.entry(Question.Session.class, "session"),
            Map.entry(Question.Cleared.class, "cleared"),
            Map.entry(Question.Rate.class, "rate"),
            Map.entry(Question.Journal.class, "journal"),
            Map.entry(Question.Site.class, "site"),
            Map.entry(Question.VoidedPrints.class, "voided-prints"),
            Map.entry(Answer.Introduced.class, "introduced"),
            Map.entry(Answer.Filed.class, "filed"),
            Map.entry(Answer.Open.class, "open"),
            Map.entry(Answer.Delivery.class, "delivery"),
            Map.entry(Answer.Network.class, "network"),
            Map.entry(Answer.Live.class, "live"),
            Map.entry(Answer.Queried.class, "queried"),
            Map.entry(Answer.Numbered.class, "numbered"),
            Map.entry(Answer.Voided.class, "voided"),
            Map.entry(Answer.Done.class, "done"),
            Map.entry(Answer.Failed.class, "failed"),
            Map.entry(Agent.Accepted.class, "accepted"),
            Map.entry(Agent.Refused.class, "refused"),
            Map.entry(Agent.Answered.class, "answered"),
            Map.entry(Agent.Declined.class, "declined"),
            Map.entry(Agent.NoNetwork.class, "no-network"),
            Map.entry(Agent.DepartmentSilent.class, "department-silent"),
            Map.entry(Agent.Replied.class, "replied"),
            Map.entry(Agent.Unanswered.class, "unanswered"),
            Map.entry(Agent.NotTaken.class, "not-taken"));

    private static final Json JSON = json();

    private Conversation() {}

    /** A numbered question. */
    record Asked(long id, Question question) {}

    /** The answer to the question of that number. */
    record Replied(long id, Answer answer) {}

    /** Tells Jackson to write which case it is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    private interface Choice {}

    static byte[] write(Asked asked) {
        return JSON.write(asked);
    }

    static byte[] write(Replied replied) {
        return JSON.write(replied);
    }

    static Asked readAsked(byte[] json) throws MalformedException {
        return JSON.read(json, Asked.class, MESSAGE_BYTES_MAX);
    }

    static Replied readReplied(byte[] json) throws MalformedException {
        return JSON.read(json, Replied.class, MESSAGE_BYTES_MAX);
    }

    private static Json json() {
        var builder = Json.strict()
                .addMixIn(Question.class, Choice.class)
                .addMixIn(Answer.class, Choice.class)
                .addMixIn(Agent.FilingResult.class, Choice.class)
                .addMixIn(Agent.LiveAnswer.class, Choice.class)
                .addMixIn(Agent.QueryAnswer.class, Choice.class);
        WORDS.forEach((type, word) -> builder.registerSubtypes(new NamedType(type, word)));
        return Json.of(builder);
    }
}
