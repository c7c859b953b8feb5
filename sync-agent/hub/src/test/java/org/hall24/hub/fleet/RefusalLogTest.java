package org.hall24.hub.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RefusalLogTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T04:00:00Z"));
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(RefusalLog.class);

    @BeforeEach
    void listen() {
        lines.start();
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
    }

    @Test
    void aFloodIsTwentyLinesAndANumberAndHidesNoOtherCode() {
        var log = new RefusalLog(now::get);
        for (int i = 0; i < 10_000; i++) {
            log.refused("unsigned", Optional.empty(), "GET /v1/health");
        }
        log.refused("copied", Optional.of("H24-0007"), "POST /v1/sessions");
        assertThat(lines.list).hasSize(21);
        assertThat(lines.list.getLast().getFormattedMessage())
                .isEqualTo("refused: copied, H24-0007 at POST /v1/sessions");

        now.set(now.get().plus(Duration.ofMinutes(2)));
        log.refused("unsigned", Optional.empty(), "GET /v1/health");

        assertThat(lines.list.get(21).getFormattedMessage()).isEqualTo("refused 9980 more times before: unsigned");
        assertThat(lines.list.get(22).getFormattedMessage())
                .isEqualTo("refused: unsigned, a stranger at GET /v1/health");
        assertThat(log.totals()).isEqualTo(Map.of("unsigned", 10_001L, "copied", 1L));
    }
}
