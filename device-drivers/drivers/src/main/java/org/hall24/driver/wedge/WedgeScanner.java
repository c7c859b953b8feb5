package org.hall24.driver.wedge;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.hall24.device.CodeReading;
import org.hall24.device.CodeScanner;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.ScannedCode;
import org.hall24.device.link.ByteLink;

/**
 * Reads what a keyboard wedge types. It always looks; what it types while nobody waits is dropped. Only characters of the US layout arrive, so a
 * code with Chinese in it is damaged by the wedge itself: this is the last resort.
 */
final class WedgeScanner implements CodeScanner {
    /** A wedge types a key every few milliseconds; a silence this long between two keys is the end of something broken. */
    private static final Duration GAP_MAX = Duration.ofMillis(250);

    /** At 20 ms a key the longest code takes a minute and a half; no code is typed longer than anybody waits. */
    private static final Duration QUIETING_MAX = Duration.ofSeconds(60);

    private final ByteLink link;
    private final InstantSource clock;
    private final byte[] event = new byte[InputEvent.BYTES];

    WedgeScanner(ByteLink link, InstantSource clock) {
        this.link = link;
        this.clock = clock;
    }

    @Override
    public CodeReading scan(Duration patience) throws DeviceException, InterruptedException {
        try {
            settle();
            var giveUpAt = clock.instant().plus(patience);
            var typed = new StringBuilder();
            boolean shift = false;
            boolean usable = true;
            boolean begun = false;
            while (true) {
                var next = next(begun ? GAP_MAX : Duration.between(clock.instant(), giveUpAt));
                if (next.isEmpty()) {
                    return begun ? new CodeReading.NotUsable() : new CodeReading.NothingSeen();
                }
                switch (next.get()) {
                    case InputEvent(int type, int _, int _) when type != InputEvent.TYPE_KEY -> {}
                    case InputEvent(int _, int code, int value)
                    when code == UsLayout.LEFT_SHIFT || code == UsLayout.RIGHT_SHIFT -> shift = value != InputEvent.UP;
                    case InputEvent(int _, int _, int value) when value != InputEvent.DOWN -> {}
                    case InputEvent(int _, int code, int _)
                    when code == UsLayout.ENTER || code == UsLayout.KEYPAD_ENTER -> {
                        if (begun) {
                            return read(typed, usable);
                        }
                    }
                    case InputEvent(int _, int code, int _) -> {
                        begun = true;
                        var character = UsLayout.character(code, shift);
                        usable &= character.isPresent() && typed.length() < CODE_BYTES_MAX;
                        character.filter(_ -> typed.length() < CODE_BYTES_MAX).ifPresent(typed::append);
                    }
                }
            }
        } catch (IOException e) {
            throw new DeviceException(Fault.SILENT, "the line broke", e);
        }
    }

    /** A key that types nothing, such as Ctrl or F4, makes the whole code unusable: shortcuts are how a code would give orders. */
    private static CodeReading read(StringBuilder typed, boolean usable) {
        var text = typed.toString();
        typed.setLength(0);
        return usable && !text.isEmpty()
                ? new CodeReading.Scanned(new ScannedCode(text, Optional.empty()))
                : new CodeReading.NotUsable();
    }

    /** Drops what was typed while nobody waited, to its end. */
    private void settle() throws IOException, DeviceException, InterruptedException {
        var giveUpAt = clock.instant().plus(QUIETING_MAX);
        while (next(GAP_MAX).isPresent()) {
            if (clock.instant().isAfter(giveUpAt)) {
                throw new DeviceException(Fault.GARBLED, "the keyboard does not stop typing");
            }
        }
    }

    /** The next whole event; empty when none came in time. */
    private Optional<InputEvent> next(Duration patience) throws IOException, InterruptedException {
        int count = 0;
        var wait = patience.isNegative() ? Duration.ZERO : patience;
        while (count < event.length) {
            var piece = new byte[event.length - count];
            int came = link.read(piece, wait);
            if (came < 0) {
                throw new EOFException("the input device has gone");
            }
            if (came == 0) {
                return Optional.empty();
            }
            System.arraycopy(piece, 0, event, count, came);
            count += came;
            Arrays.fill(piece, (byte) 0);
            wait = GAP_MAX;
        }
        var heard = InputEvent.of(event);
        Arrays.fill(event, (byte) 0);
        return Optional.of(heard);
    }

    /** A keyboard cannot be asked; that it is still there is all that can be seen. */
    @Override
    public void checkHealth() throws DeviceException, InterruptedException {
        try {
            while (next(Duration.ZERO).isPresent()) {
                // dropped, so that the link never overflows in the middle of an event
            }
        } catch (IOException e) {
            throw new DeviceException(Fault.SILENT, "the line broke", e);
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
