package org.hall24.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real-estate registry: shows free slots, holds one for ten minutes, books a visit against a hold; finds titles. */
final class RealEstateDesk implements Desk {
    /** As long as a slow reader needs for the review screen, with room. */
    static final Duration HOLD = Duration.ofMinutes(10);

    private static final Set<String> REASONS = Set.of("transfer", "mortgage", "first", "inherit", "other");
    private static final int TOKEN_BYTES = 16;

    private final Register register;
    private final TitleRegister titles;
    private final Timetable timetable;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Consumer<Ledger.Hold> keep;
    private final Map<String, Ledger.Hold> holds = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    /** @param keep writes a new hold down before its token leaves */
    RealEstateDesk(
            Register register,
            Timetable timetable,
            InstantSource clock,
            RandomGenerator random,
            Consumer<Ledger.Hold> keep) {
        this.register = register;
        this.titles = new TitleRegister(register, clock);
        this.timetable = timetable;
        this.clock = clock;
        this.random = random;
        this.keep = keep;
    }

    @Override
    public String department() {
        return "realestate";
    }

    @Override
    public Optional<Reply> ask(String operation, JsonNode body) {
        return switch (operation) {
            case "slots" -> Optional.of(slots());
            case "holds" -> Optional.of(hold(body));
            default -> titles.ask(operation, body);
        };
    }

    @Override
    public Optional<Decision> decide(String operation, String key, JsonNode body) {
        return operation.equals("visits") ? Optional.of(visit(key, body)) : Optional.empty();
    }

    private Reply slots() {
        var answer = JsonMapper.shared().createObjectNode();
        var halls = answer.putArray("halls");
        timetable
                .halls()
                .forEach(hall -> halls.addObject()
                        .put("id", hall.id())
                        .put("zh", hall.zh())
                        .put("en", hall.en()));
        var taken = taken();
        var slots = answer.putArray("slots");
        for (var hall : timetable.halls()) {
            for (var day : timetable.openDays(clock)) {
                for (var time : timetable.times()) {
                    int free = timetable.capacity() - taken.getOrDefault(slot(hall.id(), day.toString(), time), 0);
                    slots.addObject()
                            .put("hall", hall.id())
                            .put("date", day.toString())
                            .put("time", time)
                            .put("free", free);
                }
            }
        }
        return Reply.ok(answer);
    }

    /** How many places of each slot are booked or held right now. */
    private Map<String, Integer> taken() {
        var now = clock.instant();
        var taken = new HashMap<String, Integer>();
        for (var hold : holds.values()) {
            if (used.contains(hold.token()) || Instant.parse(hold.until()).isAfter(now)) {
                taken.merge(slot(hold.hall(), hold.date(), hold.time()), 1, Integer::sum);
            }
        }
        return taken;
    }

    private static String slot(String hall, String date, String time) {
        return hall + " " + date + " " + time;
    }

    private Reply hold(JsonNode body) {
        var hall = body.path("hall").asString("");
        var date = body.path("date").asString("");
        var time = body.path("time").asString("");
        boolean offered = timetable.halls().stream().anyMatch(h -> h.id().equals(hall))
                && timetable.times().contains(time)
                && timetable.openDays(clock).stream()
                        .anyMatch(day -> day.toString().equals(date));
        if (!offered) {
            return Reply.refused("no-such-slot");
        }
        if (taken().getOrDefault(slot(hall, date, time), 0) >= timetable.capacity()) {
            return Reply.conflict("slot-taken");
        }
        var token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        var until = clock.instant().plus(HOLD).toString();
        var hold = new Ledger.Hold(HexFormat.of().formatHex(token), hall, date, time, until);
        keep.accept(hold);
        holds.put(hold.token(), hold);
        return Reply.ok(JsonMapper.shared()
                .createObjectNode()
                .put("token", hold.token())
                .put("until", until));
    }

    private Decision visit(String key, JsonNode body) {
        var unknown = register.refusal(body);
        if (unknown.isPresent()) {
            return new Decision.Refused(unknown.get());
        }
        if (!REASONS.contains(body.path("reason").asString(""))) {
            return new Decision.Refused("unknown-reason");
        }
        var hold = holds.get(body.path("token").asString(""));
        if (hold == null || used.contains(hold.token())) {
            return new Decision.Refused("hold-unknown");
        }
        var asked = slot(
                body.path("hall").asString(""),
                body.path("date").asString(""),
                body.path("time").asString(""));
        if (!asked.equals(slot(hold.hall(), hold.date(), hold.time()))) {
            return new Decision.Refused("hold-mismatch");
        }
        if (!Instant.parse(hold.until()).isAfter(clock.instant())) {
            return new Decision.Refused("hold-expired");
        }
        used.add(hold.token());
        var reference = "BDC-%s-%04d".formatted(hold.date().replace("-", ""), used.size());
        return new Decision.Done(new Ledger.Effect(key, department(), reference, "", hold.token()));
    }

    /** Puts a hold back that an earlier run gave. */
    void remember(Ledger.Hold hold) {
        holds.put(hold.token(), hold);
    }

    @Override
    public void remember(Ledger.Effect effect) {
        used.add(effect.token());
    }
}
