package org.hall24.sandbox;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The 12345 hotline: takes appeals and gives each a work-order number. */
final class AppealDesk implements Desk {
    private static final Set<String> TYPES = Set.of("consult", "help", "complaint", "suggest");

    /** The hotline's own form allows this many characters. */
    private static final int CONTENT_CHARS_MAX = 2_000;

    private final Register register;
    private int orders;

    AppealDesk(Register register) {
        this.register = register;
    }

    @Override
    public String department() {
        return "appeal";
    }

    @Override
    public Optional<Reply> ask(String operation, JsonNode body) {
        return Optional.empty();
    }

    @Override
    public Optional<Decision> decide(String operation, String key, JsonNode body) {
        return operation.equals("orders") ? Optional.of(take(key, body)) : Optional.empty();
    }

    private Decision take(String key, JsonNode body) {
        var unknown = register.refusal(body);
        if (unknown.isPresent()) {
            return new Decision.Refused(unknown.get());
        }
        var content = body.path("content").asString("");
        if (!TYPES.contains(body.path("type").asString(""))) {
            return new Decision.Refused("unknown-type");
        }
        if (content.isBlank() || content.codePointCount(0, content.length()) > CONTENT_CHARS_MAX) {
            return new Decision.Refused("no-content");
        }
        orders++;
        return new Decision.Done(new Ledger.Effect(key, department(), "12345-%06d".formatted(orders), "", ""));
    }

    @Override
    public void remember(Ledger.Effect effect) {
        orders++;
    }
}
