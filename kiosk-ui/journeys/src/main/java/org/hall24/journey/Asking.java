package org.hall24.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.hall24.catalogue.Phrase;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the hub under seal while the person looks on: five seconds without a word, then with the seconds, and after thirty a card that says
 * what did not happen. An answer that makes no sense is no answer.
 */
final class Asking {
    private static final Logger LOG = LoggerFactory.getLogger(Asking.class);

    /** Most answers are there by now; whoever waits longer wants to see that something goes on. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    /** Failure F5: longer than this nobody should stand before a terminal. */
    static final Duration MOST = Duration.ofSeconds(30);

    private final Hall hall;
    private final Visit visit;
    private final Optional<Frame.Progress> progress;

    Asking(Hall hall, Visit visit, Optional<Frame.Progress> progress) {
        this.hall = hall;
        this.visit = visit;
        this.progress = progress;
    }

    /** What the hub said, once it said something sensible. */
    sealed interface Answer<T> {
        record Found<T>(T body) implements Answer<T> {}

        /**
         * No.
         *
         * @param code why
         * @param reply may tell more
         */
        record Refused<T>(String code, Reply reply) implements Answer<T> {
            /** What the refusal tells; empty when it tells nothing of that kind. */
            <R> Optional<R> tells(Class<R> type) {
                try {
                    return Optional.of(reply.read(type));
                } catch (MalformedException e) {
                    return Optional.empty();
                }
            }
        }
    }

    /**
     * Asks until there is an answer. Silence is a card with another try; a session that was known to the hub for ten minutes is begun anew
     * by the same person.
     *
     * @param type what is found
     * @param sensible whether that can be shown
     * @throws Departure when the person would not wait longer
     */
    <T> Answer<T> ask(Operation operation, Map<String, String> fields, Class<T> type, Predicate<T> sensible)
            throws Departure, InterruptedException {
        visit.leaves(Visit.Trace.QUERY);
        while (true) {
            switch (once(operation, fields)) {
                case Sealing.Came.Answered(var reply) -> {
                    switch (reply.outcome()) {
                        case FOUND -> {
                            var body = read(reply, type, sensible);
                            if (body.isPresent()) {
                                return new Answer.Found<>(body.get());
                            }
                            silent();
                        }
                        case REFUSED -> {
                            if (!reply.code().equals(Refusals.NOT_IDENTIFIED)) {
                                return new Answer.Refused<>(reply.code(), reply);
                            }
                            new IdentifyFlow(hall, visit).again();
                        }
                        case SILENT -> silent();
                    }
                }
                case Sealing.Came.Silence _ -> silent();
                case Sealing.Came.NoNetwork _ -> refuse("network", List.of(department()));
                case Sealing.Came.NotTaken _ -> refuse("not-ready", List.of());
            }
        }
    }

    /**
     * Asks until it is answered; a refusal is a card, with another try.
     *
     * @throws Departure when the person did not want to try again
     */
    <T> T need(Operation operation, Map<String, String> fields, Class<T> type, Predicate<T> sensible)
            throws Departure, InterruptedException {
        while (true) {
            switch (ask(operation, fields, type, sensible)) {
                case Answer.Found<T>(var body) -> {
                    return body;
                }
                case Answer.Refused<T> refused -> refused(refused.code());
            }
        }
    }

    /** The card for a refusal nobody has a better one for; returns when the person wants to try again. */
    void refused(String code) throws Departure, InterruptedException {
        LOG.warn("{}: refused for \"{}\"", visit.matter().id(), Refusals.loggable(code));
        refuse("refused", List.of(department()));
    }

    private Sealing.Came once(Operation operation, Map<String, String> fields) throws InterruptedException {
        var began = hall.dialogue().now();
        return hall.dialogue()
                .within(MOST, () -> waiting(began), progress, () -> new Sealing(hall, visit).send(operation, fields))
                .orElse(new Sealing.Came.Silence());
    }

    private <T> Optional<T> read(Reply reply, Class<T> type, Predicate<T> sensible) {
        try {
            var body = reply.read(type);
            if (sensible.test(body)) {
                return Optional.of(body);
            }
            LOG.warn("{}: a reply that makes no sense: {}", visit.matter().id(), type.getSimpleName());
        } catch (MalformedException e) {
            LOG.warn("{}: a reply that is no {}", visit.matter().id(), type.getSimpleName());
        }
        return Optional.empty();
    }

    private void silent() throws Departure, InterruptedException {
        refuse("silent", List.of(department()));
    }

    private void refuse(String what, List<Object> fill) throws Departure, InterruptedException {
        var card = hall.cards(visit)
                .card(
                        what,
                        fill,
                        List.of("changed", "charged", "printed"),
                        List.of(Cards.again(), Cards.leave()),
                        hall.now());
        Cards.ask(hall.dialogue(), card, progress);
    }

    private Phrase department() {
        return visit.matter().department().name();
    }

    private Screen.Working waiting(Instant began) {
        var used = Duration.between(began, hall.dialogue().now());
        int seconds = (int) used.toSeconds();
        var what =
                used.compareTo(QUIET) < 0 ? Phrase.of("working.querying") : Phrase.of("working.querying-long", seconds);
        return new Screen.Working(what, seconds, (int) MOST.toSeconds(), Optional.empty());
    }
}
