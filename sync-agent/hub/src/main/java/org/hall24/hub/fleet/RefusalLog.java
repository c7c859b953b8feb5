package org.hall24.hub.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells refusals apart in the log, each with its code. A code gets some lines a minute; the rest is counted and told in one line,
 * so that nobody fills the disk from outside. Only names of registered terminals are written. Safe for several threads.
 */
public final class RefusalLog {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

    private static final Duration WINDOW = Duration.ofMinutes(1);

    /** Enough to see which terminals of a hall it is. */
    private static final int LINES_MAX = 20;

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Tally> tallies = new HashMap<>();

    /** Of one code. */
    private static final class Tally {
        private Instant since;
        private int lines;
        private long untold;
        private long total;

        Tally(Instant since) {
            this.since = since;
        }
    }

    /** A log by this clock. */
    public RefusalLog(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Notes a refusal.
     *
     * @param code as in the answer
     * @param terminal whose signature it was, or in whose name it came; empty for a stranger
     * @param route the rule that was broken, not what was asked
     */
    void refused(String code, Optional<String> terminal, String route) {
        boolean tell;
        long untold;
        lock.lock();
        try {
            var now = clock.instant();
            var tally = tallies.computeIfAbsent(code, _ -> new Tally(now));
            untold = 0;
            if (now.isAfter(tally.since.plus(WINDOW))) {
                untold = tally.untold;
                tally.since = now;
                tally.lines = 0;
                tally.untold = 0;
            }
            tally.total++;
            tell = tally.lines < LINES_MAX;
            if (tell) {
                tally.lines++;
            } else {
                tally.untold++;
            }
        } finally {
            lock.unlock();
        }
        if (untold > 0) {
            LOG.warn("refused {} more times before: {}", untold, code);
        }
        if (tell) {
            LOG.warn("refused: {}, {} at {}", code, terminal.orElse("a stranger"), route);
        }
    }

    /** How often each code was given since the start. */
    public Map<String, Long> totals() {
        lock.lock();
        try {
            var totals = new TreeMap<String, Long>();
            tallies.forEach((code, tally) -> totals.put(code, tally.total));
            return totals;
        } finally {
            lock.unlock();
        }
    }
}
