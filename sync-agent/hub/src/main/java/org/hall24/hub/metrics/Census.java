package org.hall24.hub.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Numbers that stand in the database, counted now and then so that a look at them costs nothing. */
public final class Census implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Census.class);

    /** Prometheus looks every 15 to 60 seconds. */
    private static final Duration BETWEEN = Duration.ofSeconds(15);

    private final Map<String, Double> counted = new ConcurrentHashMap<>();
    private final Map<String, Supplier<? extends Number>> counts;
    private final Thread counter;

    /**
     * Starts counting.
     *
     * @param counts how each gauge of that name is counted; names neither people nor terminals
     */
    public Census(MeterRegistry registry, Map<String, Supplier<? extends Number>> counts, Pause pause) {
        this.counts = Map.copyOf(counts);
        counts.keySet()
                .forEach(name -> Gauge.builder(name, () -> counted.getOrDefault(name, Double.NaN))
                        .register(registry));
        this.counter = Thread.ofVirtual().name("census").start(() -> {
            try {
                while (true) {
                    count();
                    pause.sleep(BETWEEN);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Counts now; what cannot be counted is not a number rather than yesterday's. */
    public void count() {
        counts.forEach((name, count) -> {
            try {
                counted.put(name, count.get().doubleValue());
            } catch (DataAccessException | TransactionException e) {
                counted.put(name, Double.NaN);
                LOG.warn("{} could not be counted: {}", name, e.getClass().getSimpleName());
            }
        });
    }

    @Override
    public void close() {
        counter.interrupt();
    }
}
