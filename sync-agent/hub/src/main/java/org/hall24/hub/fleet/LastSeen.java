package org.hall24.hub.fleet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Collects who was heard of and writes it down now and then: a request itself costs no write. */
public final class LastSeen implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LastSeen.class);

    /** Fine enough for a lamp that turns red after minutes. */
    private static final Duration BETWEEN = Duration.ofSeconds(30);

    /** One commit for so many, and no row is held for longer than they take. */
    private static final int TOGETHER_MAX = 500;

    private final Terminals terminals;
    private final TransactionTemplate transactions;
    private final Map<String, Instant> times = new ConcurrentHashMap<>();
    private final Thread writer;

    /** Starts collecting. */
    public LastSeen(Terminals terminals, TransactionTemplate transactions, Pause pause) {
        this.terminals = terminals;
        this.transactions = transactions;
        this.writer = Thread.ofVirtual().name("last-seen").start(() -> {
            try {
                while (true) {
                    pause.sleep(BETWEEN);
                    write();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void heardOf(String terminal, Instant time) {
        times.put(terminal, time);
    }

    private void write() {
        var batch = Map.copyOf(times);
        try {
            var names = List.copyOf(batch.keySet());
            for (int from = 0; from < names.size(); from += TOGETHER_MAX) {
                write(names.subList(from, Math.min(names.size(), from + TOGETHER_MAX)), batch);
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn(
                    "who was heard of could not be written; trying again: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void write(List<String> names, Map<String, Instant> batch) {
        var part = names.stream()
                .collect(Collectors.toMap(Function.identity(), name -> Objects.requireNonNull(batch.get(name), name)));
        transactions.executeWithoutResult(_ -> terminals.seen(part));
        part.forEach(times::remove);
    }

    /** Writes what is still unwritten. */
    @Override
    public void close() {
        writer.interrupt();
        write();
    }
}
