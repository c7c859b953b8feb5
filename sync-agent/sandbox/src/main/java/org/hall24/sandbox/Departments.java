package org.hall24.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.hall24.people.People;
import tools.jackson.databind.JsonNode;

/** All stand-in departments behind one door, with one ledger. Safe for use by several threads. */
final class Departments {
    private final ReentrantLock lock = new ReentrantLock();
    private final Ledger ledger;
    private final PlatformDesk platform;
    private final SmsDesk sms;
    private final SealDesk seals;
    private final Map<String, Desk> desks = new HashMap<>();
    private final Map<String, Mood> moods = new HashMap<>();
    private final Map<Mood, Integer> asked = new EnumMap<>(Mood.class);

    Departments(Path state, People people, InstantSource clock, RandomGenerator random) {
        ledger = Ledger.open(state.resolve("effects.jsonl"));
        var register = new Register(people);
        var realEstate = new RealEstateDesk(register, Timetable.shipped(), clock, random, ledger::held);
        ledger.holds().forEach(realEstate::remember);
        seals = new SealDesk(state, fonts(), clock);
        platform = new PlatformDesk(register, people, clock, random);
        sms = new SmsDesk(clock);
        for (var desk : List.of(
                new AppealDesk(register),
                realEstate,
                new FundDesk(register, clock),
                new SocialDesk(register, new KeyModule(people), clock),
                platform,
                sms,
                seals)) {
            desks.put(desk.department(), desk);
            moods.put(desk.department(), Mood.OK);
        }
        ledger.effects().forEach(effect -> desk(effect.department()).remember(effect));
    }

    /** Does now what is done once. */
    void warmUp() throws IOException {
        lock.lock();
        try {
            seals.warmUp();
        } finally {
            lock.unlock();
        }
    }

    /** Where every program of this house finds its font files. */
    private static Path fonts() {
        return Path.of(System.getProperty("hall24.assets", ".hall24/assets"), "fonts");
    }

    private Desk desk(String department) {
        return Optional.ofNullable(desks.get(department))
                .orElseThrow(() -> new IllegalStateException("the ledger names a department that is not here"));
    }

    boolean has(String department) {
        return desks.containsKey(department);
    }

    /** How the department feels right now. */
    Mood mood(String department) {
        lock.lock();
        try {
            return moods.getOrDefault(department, Mood.OK);
        } finally {
            lock.unlock();
        }
    }

    void feel(String department, Mood mood) {
        lock.lock();
        try {
            moods.put(department, mood);
        } finally {
            lock.unlock();
        }
    }

    /** A number that grows with each nonsense answer, so that each is another nonsense. */
    int nextNonsense() {
        lock.lock();
        try {
            return asked.merge(Mood.NONSENSE, 1, Integer::sum);
        } finally {
            lock.unlock();
        }
    }

    /**
     * One request to one department.
     *
     * @param key the idempotency key; empty when there was none
     * @param body as it came, and as JSON
     */
    Reply answer(String department, String operation, Optional<String> key, String raw, JsonNode body) {
        lock.lock();
        try {
            var desk = desk(department);
            var live = desk.ask(operation, body);
            if (live.isPresent()) {
                return live.get();
            }
            if (key.isEmpty()) {
                return Reply.refused("no-idempotency-key");
            }
            return decide(desk, operation, key.get(), digest(raw), body);
        } finally {
            lock.unlock();
        }
    }

    private Reply decide(Desk desk, String operation, String key, String digest, JsonNode body) {
        ledger.called(key);
        var before = ledger.done(key);
        if (before.isPresent()) {
            return before.get().digest().equals(digest)
                    ? Reply.created(before.get().reference())
                    : Reply.refused("same-key-other-request");
        }
        var decision = desk.decide(operation, key, body);
        if (decision.isEmpty()) {
            return Reply.refused("no-such-operation");
        }
        return switch (decision.get()) {
            case Desk.Decision.Refused(var code) -> Reply.refused(code);
            case Desk.Decision.Done(var effect) -> {
                ledger.done(new Ledger.Effect(
                        effect.key(), effect.department(), effect.reference(), digest, effect.token()));
                yield Reply.created(effect.reference());
            }
        };
    }

    private static String digest(String raw) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(raw.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What a person's phone shows; asked by whoever plays the person. */
    Reply showCode(JsonNode body) {
        lock.lock();
        try {
            return platform.show(body);
        } finally {
            lock.unlock();
        }
    }

    /** What lies on a phone; asked by whoever plays the person. */
    Reply phone(String number) {
        lock.lock();
        try {
            return sms.phone(number);
        } finally {
            lock.unlock();
        }
    }

    /** What was done, one row a key. */
    List<Ledger.Done> effects() {
        lock.lock();
        try {
            return ledger.summary();
        } finally {
            lock.unlock();
        }
    }
}
