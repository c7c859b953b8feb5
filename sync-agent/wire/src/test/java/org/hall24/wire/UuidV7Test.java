package org.hall24.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UuidV7Test {
    private final AtomicLong millis = new AtomicLong(1_795_000_000_000L);
    private final UuidV7 ids = new UuidV7(() -> Instant.ofEpochMilli(millis.get()), new Random(1));

    @Test
    void anIdTellsItsTimeVersionAndVariant() {
        var id = ids.next();

        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(millis.get());
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void idsGrowInsideAMillisecondAcrossItsCounterAndWhenTheClockStepsBack() {
        var last = ids.next();
        for (int i = 0; i < 20_000; i++) {
            if (i == 10_000) {
                millis.addAndGet(-60_000);
            }
            if (i % 7_000 == 0) {
                millis.incrementAndGet();
            }
            var next = ids.next();
            assertThat(text(next)).isGreaterThan(text(last));
            last = next;
        }
    }

    private static String text(UUID id) {
        return id.toString();
    }
}
