package org.hall24.journey;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.hall24.wire.query.Operation;
import org.hall24.wire.terminal.Agent;
import org.hall24.wire.terminal.AgentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the hub how many sheets of a certificate came out, while they do: a kiosk that dies in the middle has told what it knew. It keeps
 * sealed words only, so it may outlive the session by its last one.
 */
final class SheetReport {
    private static final Logger LOG = LoggerFactory.getLogger(SheetReport.class);

    private static final Duration AGAIN = Duration.ofSeconds(10);

    /** The hub takes a question that is some minutes old; after that the rest can be printed once more, and the person knows. */
    private static final int ATTEMPTS_MAX = 12;

    private final Hall hall;
    private final Sealing sealing;
    private final String certificate;
    private final AtomicReference<Optional<Word>> newest = new AtomicReference<>(Optional.empty());
    private final AtomicBoolean telling = new AtomicBoolean();

    /** What is to be said next. */
    private record Word(Agent.QueryCall call, boolean last) {}

    SheetReport(Hall hall, Visit visit, String certificate) {
        this.hall = hall;
        this.sealing = new Sealing(hall, visit);
        this.certificate = certificate;
    }

    /** So many sheets lie in the tray. Any thread; never blocks. */
    void out(int sheets) {
        say(sheets, false);
    }

    /** So many lie there, and no more will: repeated until it was taken. Never blocks. */
    void end(int sheets) {
        say(sheets, true);
    }

    private void say(int sheets, boolean last) {
        var fields = Map.of("certificate", certificate, "sheets", Integer.toString(sheets));
        newest.set(Optional.of(new Word(sealing.seal(Operation.PRINTED, fields), last)));
        if (telling.compareAndSet(false, true)) {
            hall.dialogue().aside(this::tellAll);
        }
    }

    /** One after another, so that an older word never overtakes a newer. */
    private boolean tellAll() throws InterruptedException {
        do {
            for (var word = newest.getAndSet(Optional.empty());
                    word.isPresent();
                    word = newest.getAndSet(Optional.empty())) {
                tell(word.get());
            }
            telling.set(false);
        } while (newest.get().isPresent() && telling.compareAndSet(false, true));
        return true;
    }

    private void tell(Word word) throws InterruptedException {
        int attempts = word.last() ? ATTEMPTS_MAX : 1;
        for (int attempt = 1; attempt <= attempts; attempt++) {
            if (told(word, attempt)) {
                return;
            }
            if (attempt < attempts) {
                hall.fittings().pause().sleep(AGAIN);
            }
        }
    }

    private boolean told(Word word, int attempt) throws InterruptedException {
        try {
            if (hall.fittings().agent().query(word.call()) instanceof Agent.Replied) {
                return true;
            }
            LOG.warn("sheets of {} not told, attempt {}", certificate, attempt);
        } catch (AgentException e) {
            LOG.warn("sheets of {} not told, attempt {}: {}", certificate, attempt, e.getMessage());
        }
        return false;
    }
}
