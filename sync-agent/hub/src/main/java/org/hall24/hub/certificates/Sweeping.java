package org.hall24.hub.certificates;

import java.time.Duration;
import java.time.InstantSource;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Erases, once a minute, what may not be kept any longer. */
final class Sweeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);

    /** A file is kept for a day; a minute more or less says nothing to anybody. */
    private static final Duration BETWEEN = Duration.ofMinutes(1);

    private final Thread sweeper;

    Sweeping(CertificateFiles files, InstantSource clock, Pause pause) {
        this.sweeper = Thread.ofVirtual().name("certificates").start(() -> {
            try {
                while (true) {
                    pause.sleep(BETWEEN);
                    sweep(files, clock);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void sweep(CertificateFiles files, InstantSource clock) {
        try {
            int gone = files.sweep(clock.instant());
            if (gone > 0) {
                LOG.info("{} drafts and files of certificates are erased", gone);
            }
        } catch (DataAccessException e) {
            LOG.warn("certificates could not be swept: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void close() {
        sweeper.interrupt();
    }
}
