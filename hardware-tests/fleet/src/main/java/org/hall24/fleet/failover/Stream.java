package org.hall24.fleet.failover;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.hall24.fleet.Order;
import org.hall24.fleet.terminal.Fleet;

/** People who keep filing at a fleet, one after another, whatever happens to the hub; until they are told to stop. */
final class Stream implements AutoCloseable {
    private final AtomicBoolean on = new AtomicBoolean(true);
    private final Thread people;
    private final AtomicInteger filed = new AtomicInteger();

    private Stream(Order order, Fleet fleet, Duration every) {
        people = Thread.ofVirtual().name("people").start(() -> {
            var terminals = fleet.terminals();
            try {
                while (on.get()) {
                    terminals.get(filed.getAndIncrement() % terminals.size()).file();
                    order.pause().sleep(every);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** They begin. */
    static Stream of(Order order, Fleet fleet, Duration every) {
        return new Stream(order, fleet, every);
    }

    /** Nobody comes any more; says how many matters were filed. */
    int end() throws InterruptedException {
        on.set(false);
        people.join();
        return filed.get();
    }

    @Override
    public void close() {
        on.set(false);
        people.interrupt();
    }
}
