package org.hall24.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hall24.people.People;
import org.hall24.people.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The platform of e-certificates: gives a phone a code to show, and tells a terminal's hub once whose it is. */
final class PlatformDesk implements Desk {
    /** As on a real phone: the picture changes every minute. */
    static final Duration VALID = Duration.ofSeconds(60);

    /** Codes given and not yet forgotten; more than this were never shown. */
    private static final int CODES_MAX = 1_000;

    private static final String FIRST = "DZZZ1.";
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int CHARACTERS = 32;

    private final Register register;
    private final People people;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Given> codes = new LinkedHashMap<>();

    private record Given(Person person, Instant until) {}

    PlatformDesk(Register register, People people, InstantSource clock, RandomGenerator random) {
        this.register = register;
        this.people = people;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public String department() {
        return "platform";
    }

    /** What a person's phone shows when they open their certificate. */
    Reply show(JsonNode body) {
        var person = people.byId(body.path("person").asString(""));
        if (person.isEmpty()) {
            return Reply.notFound("no-such-person");
        }
        var code = new StringBuilder(FIRST);
        for (int i = 0; i < CHARACTERS; i++) {
            code.append(BASE32.charAt(random.nextInt(BASE32.length())));
        }
        var until = clock.instant().plus(VALID);
        codes.put(code.toString(), new Given(person.get(), until));
        if (codes.size() > CODES_MAX) {
            Iterator<String> oldest = codes.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return Reply.ok(JsonMapper.shared()
                .createObjectNode()
                .put("code", code.toString())
                .put("until", until.toString()));
    }

    @Override
    public Optional<Reply> ask(String operation, JsonNode body) {
        return switch (operation) {
            case "resolve" -> Optional.of(resolve(body.path("code").asString("")));
            case "phone" -> Optional.of(register.asked(body, PlatformDesk::phone));
            default -> Optional.empty();
        };
    }

    private Reply resolve(String code) {
        var given = codes.remove(code);
        if (given == null) {
            return Reply.notFound("code-unknown");
        }
        if (!clock.instant().isBefore(given.until())) {
            return Reply.refused("code-expired");
        }
        return Reply.ok(JsonMapper.shared()
                .createObjectNode()
                .put("name", given.person().name())
                .put("number", given.person().number())
                .put("address", given.person().address()));
    }

    private static Reply phone(Person person) {
        return person.reachable()
                ? Reply.ok(JsonMapper.shared().createObjectNode().put("phone", person.phone()))
                : Reply.notFound("no-phone");
    }
}
