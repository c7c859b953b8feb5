package org.hall24.driver.camera;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.hall24.device.Camera;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.Sight;
import org.hall24.device.Still;
import org.hall24.device.link.FrameSource;

/** A camera over any source of pictures. Keeps no picture, only the last one's checksum. */
final class LensCamera implements Camera {
    /** A camera in the dark exposes for a fifth of a second; fifteen times that is silence. */
    static final Duration SILENCE = Duration.ofSeconds(3);

    /** A living sensor's noise makes no two pictures alike. Half a second is 7 of them at least: nobody's hand is that still. */
    static final Duration FROZEN_AFTER = Duration.ofMillis(500);

    private final FrameSource source;
    private final InstantSource clock;
    private OptionalInt last = OptionalInt.empty();
    private Instant since = Instant.MIN;

    LensCamera(FrameSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Sight look(Duration patience) throws DeviceException, InterruptedException {
        var giveUpAt = clock.instant().plus(patience);
        while (true) {
            var still = next(Duration.between(clock.instant(), giveUpAt));
            var glance = Glance.at(still);
            boolean again = isTheSameAgain(still);
            if (glance.isBlack()) {
                return new Sight.Black(still);
            }
            if (glance.isOverExposed()) {
                return new Sight.OverExposed(still);
            }
            if (again && source.isLive()) {
                if (!clock.instant().isBefore(since.plus(FROZEN_AFTER))) {
                    return new Sight.Frozen(still);
                }
                continue; // twice the same may be chance; a little later it is none
            }
            return glance.isCovered() ? new Sight.Covered(still) : new Sight.Clear(still);
        }
    }

    /** Remembers the picture by its checksum, and since when it is this one. */
    private boolean isTheSameAgain(Still still) {
        int checksum = Arrays.hashCode(still.bgr());
        boolean again = last.isPresent() && last.getAsInt() == checksum;
        if (!again) {
            last = OptionalInt.of(checksum);
            since = clock.instant();
        }
        return again;
    }

    @Override
    public void checkHealth() throws DeviceException, InterruptedException {
        isTheSameAgain(next(SILENCE));
    }

    private Still next(Duration patience) throws DeviceException, InterruptedException {
        return next(source, patience);
    }

    /** The next picture of a source, or the fault it is not to come. */
    static Still next(FrameSource source, Duration patience) throws DeviceException, InterruptedException {
        Optional<Still> still;
        try {
            still = source.next(patience.isNegative() ? Duration.ZERO : patience);
        } catch (IOException e) {
            throw new DeviceException(Fault.GONE, "the camera has left", e);
        }
        return still.orElseThrow(() -> new DeviceException(Fault.SILENT, "no new picture within " + patience));
    }

    @Override
    public void close() {
        source.close();
    }
}
