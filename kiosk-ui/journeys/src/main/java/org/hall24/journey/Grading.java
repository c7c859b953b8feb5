package org.hall24.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Phrase;
import org.hall24.catalogue.RatingCode;
import org.hall24.wire.terminal.Agent;
import org.hall24.wire.terminal.AgentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rating below a result: a level, and the national codes of that level. A level below 3 wants a reason; not rating is as good. */
final class Grading {
    private static final Logger LOG = LoggerFactory.getLogger(Grading.class);

    static final String FIELD = "grade";

    /** GB/T 39734. */
    private static final int LEVELS_MAX = 5;

    /** Levels below this one want a code. */
    private static final int BAD_BELOW = 3;

    private static final int ATTEMPTS_MAX = 3;
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final Hall hall;
    private final Visit visit;
    private final Optional<String> caseNumber;
    private final List<String> ticked = new ArrayList<>();
    private int level;

    /**
     * Nothing chosen yet.
     *
     * @param caseNumber what it is about; empty for a question that left no case
     */
    Grading(Hall hall, Visit visit, Optional<String> caseNumber) {
        this.hall = hall;
        this.visit = visit;
        this.caseNumber = caseNumber;
    }

    Screen.Grade screen() {
        var codes = offered().stream()
                .map(code -> new Screen.Choice(
                        code.code(), code.words(), Phrase.literal(code.code()), true, ticked.contains(code.code())))
                .toList();
        return new Screen.Grade(level, codes, complaint());
    }

    void rate(int wanted) {
        if (wanted >= 1 && wanted <= LEVELS_MAX && wanted != level) {
            level = wanted;
            ticked.clear();
        }
    }

    void tick(String code) {
        if (offered().stream().anyMatch(offer -> offer.code().equals(code)) && !ticked.remove(code)) {
            ticked.add(code);
        }
    }

    /** Whether it can be handed over as it is. */
    boolean complete() {
        return level > 0 && complaint().isEmpty();
    }

    /** Whether a level was chosen, complete or not. */
    boolean begun() {
        return level > 0;
    }

    /** Hands it over, aside: nobody waits for their own opinion to be stored. */
    void handOver() {
        var codes = visit.opened().catalogue().ratingCodes();
        var rating = new Agent.Rating(
                hall.ids().next(),
                caseNumber,
                visit.matter().id(),
                level,
                ticked.stream().sorted().toList(),
                ticked.isEmpty() ? 0 : codes.edition());
        hall.dialogue().aside(() -> {
            for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
                try {
                    hall.fittings().agent().rate(rating);
                    return true;
                } catch (AgentException e) {
                    LOG.warn("a rating was not taken, attempt {}: {}", attempt, e.getMessage());
                }
                hall.fittings().pause().sleep(PAUSE);
            }
            return false;
        });
    }

    private Optional<Phrase> complaint() {
        return level > 0 && level < BAD_BELOW && ticked.isEmpty()
                ? Optional.of(Phrase.of("rate.reason"))
                : Optional.empty();
    }

    private List<RatingCode> offered() {
        return visit.opened().catalogue().ratingCodes().of(level);
    }
}
