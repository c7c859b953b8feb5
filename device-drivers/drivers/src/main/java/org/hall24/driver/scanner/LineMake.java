package org.hall24.driver.scanner;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.hall24.device.DeviceException;

/**
 * A scanner that always looks and understands nothing: what it says while nobody waits is dropped. It cannot be asked whether it has said all,
 * so after a code that broke off the next one may be the rest of it, and is not taken.
 */
final class LineMake implements Make {
    /** A radio between scanner and terminal holds bytes back for some seconds when it loses its way; a cable never does. */
    private static final Duration REST_MAX = Duration.ofSeconds(10);

    private final Ear ear;
    private final Suffix suffix;
    private final InstantSource clock;

    /** Until then the rest of a code may come. */
    private Instant restUntil = Instant.MIN;

    LineMake(Ear ear, Suffix suffix, InstantSource clock) {
        this.ear = ear;
        this.suffix = suffix;
        this.clock = clock;
    }

    @Override
    public void settle(Duration quiet) throws IOException, DeviceException, InterruptedException {
        ear.settle(quiet);
    }

    @Override
    public void prepare() {
        // there is nothing it could be told
    }

    /** It cannot be asked; a line that has ended is all that can be seen. */
    @Override
    public void checkHealth() throws IOException, InterruptedException {
        ear.next(Duration.ZERO);
    }

    /** It always looks. What was dropped before this may have been the rest, or the beginning of something whose rest is still to come. */
    @Override
    public void arm() {
        int dropped = ear.lastDropped();
        if (dropped != Ear.SILENCE) {
            restUntil = suffix.endsWith(dropped) ? Instant.MIN : clock.instant().plus(REST_MAX);
        }
    }

    @Override
    public Optional<RawCode> await(Duration patience) throws IOException, InterruptedException {
        var code = suffix.collect(ear, patience);
        if (code.isEmpty()) {
            return code;
        }
        if (code.get().lacksItsEnd()) {
            restUntil = clock.instant().plus(REST_MAX);
            return code;
        }
        boolean mayBeARest = clock.instant().isBefore(restUntil);
        restUntil = Instant.MIN;
        if (mayBeARest && !suffix.isNone()) {
            code.get().wipe();
            return Optional.of(RawCode.broken());
        }
        return code;
    }

    @Override
    public void disarm() {
        // it always looks
    }
}
