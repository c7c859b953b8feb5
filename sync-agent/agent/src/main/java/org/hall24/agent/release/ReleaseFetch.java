package org.hall24.agent.release;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hall24.agent.send.HubReply;
import org.hall24.agent.send.Line;
import org.hall24.agent.send.Pace;
import org.hall24.time.Pause;
import org.hall24.wire.Bytes;
import org.hall24.wire.release.SignedRelease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the hub for the release this terminal shall have and puts it on the shelf: one question after another, each of which waits
 * at the hub, on a virtual thread of its own. Nothing stops it but {@link #close}.
 */
public final class ReleaseFetch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReleaseFetch.class);

    /** The hub lets a question wait as long as that, because proxies cut a silent connection after a minute. */
    public static final Duration WAIT_MAX = Duration.ofSeconds(50);

    /** A file that somebody on the way spoilt may come right the next time, so it is asked for again, four times a day. */
    private static final Duration REFUSED_FOR = Duration.ofHours(6);

    /** Upon the wait: a release of full length over 128 kbit/s takes 45 s. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);

    /** A hub that says "nothing newer" sooner than this part of the wait does not wait: it ends, or something answers for it. */
    private static final int TIMELY = 2;

    private static final Duration STOP_MAX = Duration.ofSeconds(3);
    private static final Bytes NO_BODY = Bytes.of(new byte[0]);
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final Line line;
    private final ReleaseShelf shelf;
    private final Pace pace;
    private final Patience patience;
    private final Pause pause;
    private final RandomGenerator random;
    private final Thread thread;
    private int failures;
    private Seen seen = new Seen(0, System.nanoTime());

    /**
     * How long things are waited for.
     *
     * @param forNewer by the hub, with its answer
     * @param forRefused by this program, until it asks for a release again that it could not use
     */
    record Patience(Duration forNewer, Duration forRefused) {}

    /**
     * What the hub handed out last that is not in use, because it waits or was refused.
     *
     * @param revision 0 for none
     * @param atNanos when
     */
    private record Seen(long revision, long atNanos) {}

    /**
     * Starts. The first question waits for this terminal's place among the others of the hall.
     *
     * @param terminal its name
     * @param wait how long a question waits at the hub; {@link #WAIT_MAX} at most
     */
    public ReleaseFetch(
            String terminal,
            Line line,
            ReleaseShelf shelf,
            Pace pace,
            Duration wait,
            Pause pause,
            RandomGenerator random) {
        this(terminal, line, shelf, pace, new Patience(wait, REFUSED_FOR), pause, random);
    }

    ReleaseFetch(
            String terminal,
            Line line,
            ReleaseShelf shelf,
            Pace pace,
            Patience patience,
            Pause pause,
            RandomGenerator random) {
        this.line = line;
        this.shelf = shelf;
        this.pace = pace;
        this.patience = patience;
        this.pause = pause;
        this.random = random;
        var start = pace.start(terminal);
        this.thread = Thread.ofVirtual().name("release-fetch").start(() -> run(start));
    }

    /** Stops; a question that waits is given up. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            if (!thread.join(STOP_MAX)) {
                LOG.warn("the fetching of releases does not stop; it is left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Duration start) {
        try {
            pause.sleep(start);
            while (!Thread.currentThread().isInterrupted()) {
                pause.sleep(round());
            }
        } catch (InterruptedException e) {
            LOG.debug("the fetching of releases stops");
        }
    }

    /** One question; how long to wait before the next. */
    private Duration round() throws InterruptedException {
        try {
            shelf.tend();
            return switch (ask()) {
                case Answered.NothingNewer _ -> done();
                case Answered.TooSoon _ -> later(Optional.empty());
                case Answered.File(var file, long revision) -> offered(file, revision);
                case Answered.Away(var sentence, var wish) -> away(sentence, wish);
            };
        } catch (IOException e) {
            LOG.error("the disk does not take the release: {}", e.getMessage());
            return later(Optional.empty());
        } catch (RuntimeException e) {
            // A mistake of the program must not cut this terminal off from the release that mends it.
            LOG.error("the fetching of releases made a mistake", e);
            return later(Optional.empty());
        }
    }

    /** What the hub's reply means. */
    private sealed interface Answered {
        record NothingNewer() implements Answered {}

        record TooSoon() implements Answered {}

        record File(Bytes file, long revision) implements Answered {}

        record Away(String sentence, Optional<Duration> wish) implements Answered {}
    }

    private Answered ask() throws InterruptedException {
        var wait = patience.forNewer();
        long asked = System.nanoTime();
        return switch (line.send("GET", path(asked), NO_BODY, wait.plus(ANSWER_MAX), SignedRelease.BYTES_MAX)) {
            case HubReply.Silence(var sentence) -> new Answered.Away(sentence, Optional.empty());
            case HubReply.Answer answer ->
                switch (answer.status()) {
                    case OK -> new Answered.File(answer.body(), answer.revision());
                    case NO_CONTENT, NOT_MODIFIED ->
                        System.nanoTime() - asked < wait.toNanos() / TIMELY
                                ? new Answered.TooSoon()
                                : new Answered.NothingNewer();
                    default -> new Answered.Away("status " + answer.status(), answer.after());
                };
        };
    }

    /** What is in use is the report by which the hub retires keys; what was merely seen must not pass for it. */
    private String path(long now) {
        long have = shelf.inUse();
        boolean fresh = now - seen.atNanos() < patience.forRefused().toNanos();
        return "/v1/release?have=" + have
                + (fresh && seen.revision() > have ? "&seen=" + seen.revision() : "")
                + "&wait=" + patience.forNewer().toSeconds();
    }

    private Duration offered(Bytes file, long revision) throws IOException {
        return switch (shelf.take(file.toArray())) {
            case Arrival.Taken _ -> done();
            case Arrival.Staged(long waiting) -> {
                seen = new Seen(waiting, System.nanoTime());
                yield done();
            }
            case Arrival.Refused _, Arrival.Known _ -> {
                // Named in the next question, so that the hub does not hand it out again.
                seen = new Seen(revision, System.nanoTime());
                yield later(Optional.empty());
            }
        };
    }

    private Duration away(String sentence, Optional<Duration> wish) {
        if (failures == 0) {
            LOG.info("no release can be asked for ({}); it is tried again and again", sentence);
        }
        return later(wish);
    }

    private Duration done() {
        failures = 0;
        return Duration.ZERO;
    }

    /** What the hub wishes, and upon it our own share of chance. */
    private Duration later(Optional<Duration> wish) {
        failures++;
        var own = pace.after(failures, false, random);
        return wish.map(own::plus).orElse(own);
    }
}
