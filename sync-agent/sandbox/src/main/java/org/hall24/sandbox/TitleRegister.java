package org.hall24.sandbox;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hall24.people.Person;
import org.hall24.people.TitleRow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rights to homes. A search says what was found in one scope at one second; finding nothing is an answer. */
final class TitleRegister {
    private static final Map<String, String[]> USES = Map.of(
            "home", new String[] {"住宅", "Dwelling"},
            "parking", new String[] {"车位", "Parking space"},
            "shop", new String[] {"商铺", "Shop"});

    /** The last seven digits of a certificate's number; the middle of them is nobody's business on a screen. */
    private static final Pattern SERIAL = Pattern.compile("([0-9]{2})[0-9]{4}([0-9]号)$");

    private final Register register;
    private final InstantSource clock;

    TitleRegister(Register register, InstantSource clock) {
        this.register = register;
        this.clock = clock;
    }

    Optional<Reply> ask(String operation, JsonNode body) {
        return operation.equals("titles")
                ? Optional.of(register.asked(body, person -> titles(person, body)))
                : Optional.empty();
    }

    private Reply titles(Person person, JsonNode body) {
        if (body.path("purpose").asString("").isBlank()) {
            return Reply.refused("no-purpose");
        }
        var asked = body.path("scope").asString("");
        var scope = asked.isEmpty() ? register.local() : asked;
        if (!register.isScope(scope)) {
            return Reply.refused("no-such-region");
        }
        var answer = JsonMapper.shared().createObjectNode();
        answer.set("scope", register.region(scope));
        answer.put("asOf", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        answer.set("scopes", register.scopes());
        var list = answer.putArray("list");
        person.titles().stream().filter(row -> row.region().startsWith(scope)).forEach(row -> list.add(title(row)));
        return Reply.ok(answer);
    }

    private static JsonNode title(TitleRow row) {
        var use = USES.getOrDefault(row.use(), new String[] {row.use(), row.use()});
        return JsonMapper.shared()
                .createObjectNode()
                .put("id", row.id())
                .put("seat", row.place())
                .put("certNo", SERIAL.matcher(row.number()).replaceAll("$1****$2"))
                .put("area", row.area())
                .put(
                        "coOwn",
                        switch (row.shared()) {
                            case "sole" -> "0";
                            case "joint" -> "1";
                            default -> "2";
                        })
                .put("use", row.use())
                .put("useName", use[0])
                .put("useNameEn", use[1])
                .put("mortgaged", row.mortgaged())
                .put("seized", row.seized());
    }
}
