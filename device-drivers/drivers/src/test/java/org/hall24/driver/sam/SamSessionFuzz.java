package org.hall24.driver.sam;

import java.time.Duration;
import java.util.Optional;
import org.hall24.device.DeviceException;
import org.hall24.device.contract.BabblingLink;
import org.hall24.device.contract.HandClock;

/** Fuzz target: a whole reading with every wish, at a line that says what it likes and ends when it likes. It ends in its time, by a result or a fault. */
public final class SamSessionFuzz {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration CALL_MAX = Duration.ofSeconds(90);

    private SamSessionFuzz() {}

    /** One input: what the line says, as {@link BabblingLink} reads it. */
    public static void fuzzerTestOneInput(byte[] input) {
        var clock = new HandClock();
        var began = clock.instant();
        var wishes = new SamReader.Wishes(true, true, Optional.of(_ -> Optional.empty()));
        try {
            new SamReader(new BabblingLink(input, 0, clock), clock, clock, wishes).read(PATIENCE);
        } catch (DeviceException _) {
            // a fault is an answer
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (Duration.between(began, clock.instant()).compareTo(CALL_MAX) > 0) {
            throw new IllegalStateException("took " + Duration.between(began, clock.instant()));
        }
    }
}
