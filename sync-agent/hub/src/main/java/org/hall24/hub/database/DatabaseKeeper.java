package org.hall24.hub.database;

import java.io.IOException;
import java.time.Duration;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the hub's own PostgreSQL back when it died, as a service manager does for a distribution's. What was in flight was not
 * acknowledged, so the terminals send it again. One thread; ends with {@link #close()}.
 */
public final class DatabaseKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseKeeper.class);

    /** Terminals wait a second before they try again; a look costs two small reads. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /** Processes of the dead server hold its memory until they notice; that takes them a moment. */
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /** A disk that is full stays full for a while. */
    private static final Duration AFTER_FAILURE_MAX = Duration.ofSeconds(30);

    private final PostgresServer server;
    private final Pause pause;
    private final Thread thread;

    private DatabaseKeeper(PostgresServer server, Pause pause) {
        this.server = server;
        this.pause = pause;
        // Starting a server waits for processes, which would hold the carrier of a virtual thread.
        thread = Thread.ofPlatform().daemon().name("database-keeper").unstarted(this::keep);
    }

    /** Keeps a server that was started. */
    public static DatabaseKeeper of(PostgresServer server, Pause pause) {
        var keeper = new DatabaseKeeper(server, pause);
        keeper.thread.start();
        return keeper;
    }

    private void keep() {
        try {
            var wait = LOOK_EVERY;
            while (true) {
                pause.sleep(wait);
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                wait = server.isAlive() ? LOOK_EVERY : broughtBack(wait);
            }
        } catch (InterruptedException e) {
            LOG.debug("no longer keeping the database");
        }
    }

    /** How long to wait before the next look. */
    private Duration broughtBack(Duration waited) throws InterruptedException {
        try {
            LOG.error("PostgreSQL died; starting it again");
            server.start();
            return LOOK_EVERY;
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            var next = waited.compareTo(AFTER_FAILURE) < 0 ? AFTER_FAILURE : waited.multipliedBy(2);
            LOG.error("PostgreSQL does not start: {}", e.getMessage());
            return next.compareTo(AFTER_FAILURE_MAX) > 0 ? AFTER_FAILURE_MAX : next;
        }
    }

    /** Leaves the server as it is; call this before it is stopped. Waits until the keeper's hands are off it. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
