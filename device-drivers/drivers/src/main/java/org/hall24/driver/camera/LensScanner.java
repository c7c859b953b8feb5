package org.hall24.driver.camera;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import org.hall24.device.CodeReading;
import org.hall24.device.CodeScanner;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.ScannedCode;
import org.hall24.device.Still;
import org.hall24.device.link.FrameSource;
import org.hall24.driver.code.CodeFound;
import org.hall24.driver.code.CodeReader;
import org.hall24.driver.code.Grey;
import org.hall24.time.Pause;

/**
 * A code scanner made of a camera. It asks for a picture only while somebody waits in {@link #scan}, looks at the middle first and then
 * at all of it, and never more often than five times a second.
 */
final class LensScanner implements CodeScanner {
    /** Five looks a second: a code held still is read at once, and the screen keeps half of a small processor. */
    static final Duration LOOK_EVERY = Duration.ofMillis(200);

    /** In the middle a code is large and read by the first passes. */
    private static final Duration MIDDLE_EFFORT = Duration.ofMillis(30);

    /** What is left of a look. A pass that is under way is finished. */
    private static final Duration WHOLE_EFFORT = Duration.ofMillis(120);

    /** A phone held still is one code: it is not taken again before it was away for so long, or another was seen. */
    static final Duration SAME_CODE = Duration.ofSeconds(2);

    private final FrameSource source;
    private final CodeReader reader;
    private final int windowPercent;
    private final InstantSource clock;
    private final Pause pause;

    /** The last code that was taken, as a number that says nothing about it, and when it was last seen. */
    private OptionalInt taken = OptionalInt.empty();

    private Instant seenAt = Instant.MIN;

    LensScanner(FrameSource source, CodeReader reader, int windowPercent, InstantSource clock, Pause pause) {
        this.source = source;
        this.reader = reader;
        this.windowPercent = windowPercent;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public CodeReading scan(Duration patience) throws DeviceException, InterruptedException {
        var giveUpAt = clock.instant().plus(patience);
        var lastPicture = clock.instant();
        while (true) {
            var began = clock.instant();
            var left = Duration.between(began, giveUpAt);
            if (!left.isPositive()) {
                return new CodeReading.NothingSeen();
            }
            var still = next(left.compareTo(LensCamera.SILENCE) < 0 ? left : LensCamera.SILENCE);
            var now = clock.instant();
            if (still.isPresent()) {
                lastPicture = now;
                var found = look(still.get());
                if (found.isPresent() && isNew(found.get(), now)) {
                    return judged(found.get());
                }
            } else if (!now.isBefore(lastPicture.plus(LensCamera.SILENCE))) {
                throw new DeviceException(Fault.SILENT, "no new picture within " + LensCamera.SILENCE);
            }
            var rest = LOOK_EVERY.minus(Duration.between(began, clock.instant()));
            pause.sleep(rest.isNegative() ? Duration.ZERO : rest);
            if (Thread.interrupted()) {
                throw new InterruptedException("the person left");
            }
        }
    }

    private boolean isNew(CodeFound found, Instant now) {
        int mark = found.text().hashCode();
        boolean held = taken.isPresent() && taken.getAsInt() == mark && now.isBefore(seenAt.plus(SAME_CODE));
        taken = OptionalInt.of(mark);
        seenAt = now;
        return !held;
    }

    private Optional<Still> next(Duration patience) throws DeviceException, InterruptedException {
        try {
            return source.next(patience);
        } catch (IOException e) {
            throw new DeviceException(Fault.SILENT, "the line to the camera broke", e);
        }
    }

    private Optional<CodeFound> look(Still still) {
        var whole = Grey.of(still);
        if (windowPercent < 100) {
            var found = reader.read(whole.middle(windowPercent), MIDDLE_EFFORT);
            if (found.isPresent()) {
                return found;
            }
        }
        return reader.read(whole, WHOLE_EFFORT);
    }

    private static CodeReading judged(CodeFound found) {
        String text = found.text();
        boolean clean = !text.isEmpty() && text.chars().noneMatch(Character::isISOControl);
        if (!clean || text.getBytes(StandardCharsets.UTF_8).length > CODE_BYTES_MAX) {
            return new CodeReading.NotUsable();
        }
        return new CodeReading.Scanned(new ScannedCode(text, Optional.of(found.symbology())));
    }

    @Override
    public void checkHealth() throws DeviceException, InterruptedException {
        LensCamera.next(source, LensCamera.SILENCE);
    }

    @Override
    public void close() {
        source.close();
    }
}
