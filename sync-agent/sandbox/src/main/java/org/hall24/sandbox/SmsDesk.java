package org.hall24.sandbox;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway for short messages, and the phones they arrive at. */
final class SmsDesk implements Desk {
    /** What a phone keeps here; the oldest goes. */
    private static final int MESSAGES_MAX = 20;

    /** Two parts of a Chinese message. */
    private static final int CHARACTERS_MAX = 140;

    private final InstantSource clock;
    private final Map<String, Deque<Message>> phones = new HashMap<>();
    private int sent;

    private record Message(String at, String text) {}

    SmsDesk(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String department() {
        return "sms";
    }

    @Override
    public Optional<Reply> ask(String operation, JsonNode body) {
        return operation.equals("messages") ? Optional.of(send(body)) : Optional.empty();
    }

    private Reply send(JsonNode body) {
        var to = body.path("to").asString("");
        var text = body.path("text").asString("");
        if (!to.matches("1[3-9][0-9]{9}")) {
            return Reply.refused("bad-number");
        }
        if (text.isBlank() || text.length() > CHARACTERS_MAX) {
            return Reply.refused("bad-text");
        }
        var phone = phones.computeIfAbsent(to, _ -> new ArrayDeque<>());
        phone.addLast(new Message(clock.instant().toString(), text));
        if (phone.size() > MESSAGES_MAX) {
            phone.removeFirst();
        }
        sent++;
        return Reply.ok(JsonMapper.shared().createObjectNode().put("id", "sms-" + sent));
    }

    /** What lies on a phone, the newest last. */
    Reply phone(String number) {
        var answer = JsonMapper.shared().createObjectNode().put("number", number);
        var list = answer.putArray("messages");
        phones.getOrDefault(number, new ArrayDeque<>())
                .forEach(message -> list.addObject().put("at", message.at()).put("text", message.text()));
        return Reply.ok(answer);
    }
}
