package org.hall24.fleet.terminal;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hall24.people.People;
import org.hall24.people.Person;
import org.hall24.wire.Application;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.UuidV7;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.seal.Sealer;
import org.hall24.wire.seal.SealingKey;

/** What people file: appeals of people who do not exist, sealed as the kiosk seals them, 2 KiB each. Safe for several threads. */
public final class Filings {
    private static final String MATTER = "appeal.hotline";
    private static final String REGION = "YS";

    /** With name, number and address this makes some 1,800 bytes of JSON, which are padded to 2 KiB. */
    private static final String WORDS = "望湖路路灯不亮已经三天，夜里看不见路，请派人来修。".repeat(17);

    private static final int CODES = 1_000_000;
    private static final long CATALOGUE_REVISION = 1;

    private final SealingKey key;
    private final List<Person> people;
    private final UuidV7 ids;
    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * Filings sealed to this key.
     *
     * @param random safe for several threads; also makes the ids, which must never come again
     */
    public Filings(SealingKey key, InstantSource clock, RandomGenerator random) {
        this.key = key;
        this.people = People.shipped().people().stream()
                .filter(person -> person.kind().equals("resident"))
                .toList();
        this.ids = new UuidV7(clock, random);
        this.clock = clock;
        this.random = random;
    }

    /**
     * One more matter of a terminal.
     *
     * @param counter of that terminal, from 1
     */
    public MatterSubmission next(String terminal, int counter) {
        var person = people.get(random.nextInt(people.size()));
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var application = new Application(
                ids.next(),
                MATTER,
                new Application.Holder(person.name(), person.number(), person.address()),
                Map.of("appeal_type", "help", "appeal_text", WORDS, "mobile", person.phone()),
                Optional.empty(),
                String.format(Locale.ROOT, "%06d", random.nextInt(CODES)),
                "zh",
                now);
        var number = Integer.parseInt(terminal.substring(terminal.indexOf('-') + 1));
        return new MatterSubmission(
                application.matterId(),
                MATTER,
                CaseNumber.of(REGION, number, counter).text(),
                terminal,
                counter,
                now,
                new Sealer(key, terminal, CATALOGUE_REVISION).seal(application));
    }
}
