package org.hall24.driver.wedge;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
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

    /** No code is typed longer than anybody waits. */
    private static final Duration QUIETING_MAX = Duration.ofSeconds(60);

    /** At 20 ms a key the longest code takes a minute and a half; a key that is stuck repeats for ever. */
    private static final Duration TYPING_MAX = Duration.ofMinutes(2);

    /** After a code that broke off the next one may be the rest of it, and is not taken: a radio holds keys back for some seconds. */
    private static final Duration REST_MAX = Duration.ofSeconds(10);

    private final ByteLink link;
    private final InstantSource clock;
    private Instant restUntil = Instant.MIN;
    private final byte[] event = new byte[InputEvent.BYTES];

    WedgeScanner(ByteLink link, InstantSource clock) {
        this.link = link;
        this.clock = clock;
    }

    /** What was typed since somebody waits. */
    private static final class Typing {
        private final StringBuilder typed = new StringBuilder();
        private boolean shift;
        private boolean usable = true;
        private boolean begun;

        /** Takes one event; whether it ends a code. */
        boolean isEndedBy(InputEvent event) {
            switch (event) {
                case InputEvent _
                when event.isLoss() -> {
                    begun = true;
                    usable = false;
                }
                case InputEvent(int type, int _, int _) when type != InputEvent.TYPE_KEY -> {}
                case InputEvent(int _, int code, int value)
                when code == UsLayout.LEFT_SHIFT || code == UsLayout.RIGHT_SHIFT -> shift = value != InputEvent.UP;
                case InputEvent _
                when event.isEnter() -> {
                    return begun;
                }
                case InputEvent(int _, int code, int value)
                when value == InputEvent.DOWN -> {
                    begun = true;
                    var character = UsLayout.character(code, shift);
                    usable &= character.isPresent() && typed.length() < CODE_BYTES_MAX;
                    character.filter(_ -> typed.length() < CODE_BYTES_MAX).ifPresent(typed::append);
                }
                case InputEvent _ -> {}
            }
            return false;
        }

        /** A key that types nothing, such as Ctrl or F4, makes the whole code unusable: shortcuts are how a code would give orders. */
        CodeReading code() {
            var text = typed.toString();
            typed.setLength(0);
            return usable && !text.isEmpty()
                    ? new CodeReading.Scanned(new ScannedCode(text, Optional.empty()))
                    : new CodeReading.NotUsable();
        }
    }

    @Override
    public CodeReading scan(Duration patience) throws DeviceException, InterruptedException {
        try {
            settle();
            var giveUpAt = clock.instant().plus(patience);
            var typing = new Typing();
            while (true) {
                var next = next(typing.begun ? GAP_MAX : Duration.between(clock.instant(), giveUpAt));
                boolean brokeOff = next.isEmpty() && typing.begun;
                if (brokeOff || clock.instant().isAfter(giveUpAt.plus(TYPING_MAX))) {
                    restUntil = clock.instant().plus(REST_MAX);
                    return new CodeReading.NotUsable();
                }
                if (next.isEmpty()) {
                    return new CodeReading.NothingSeen();
                }
                if (typing.isEndedBy(next.get())) {
                    boolean mayBeARest = clock.instant().isBefore(restUntil);
                    restUntil = Instant.MIN;
                    var code = typing.code();
                    return mayBeARest ? new CodeReading.NotUsable() : code;
                }
            }
        } catch (IOException e) {
            throw new DeviceException(Fault.SILENT, "the line broke", e);
        }
    }

    /** Drops what was typed while nobody waited, to its end. */
    private void settle() throws IOException, DeviceException, InterruptedException {
        var giveUpAt = clock.instant().plus(QUIETING_MAX);
        for (var next = next(GAP_MAX); next.isPresent(); next = next(GAP_MAX)) {
            drop(next.get());
            if (clock.instant().isAfter(giveUpAt)) {
                throw new DeviceException(Fault.GARBLED, "the keyboard does not stop typing");
            }
        }
    }

    /** What ends here may have been the rest that was waited for, and what goes on has a rest that is still to come. */
    private void drop(InputEvent event) {
        if (event.isEnter()) {
            restUntil = Instant.MIN;
        } else if (event.isPress()) {
            restUntil = clock.instant().plus(REST_MAX);
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
            // dropped, so that the link never overflows in the middle of an event
            for (var next = next(Duration.ZERO); next.isPresent(); next = next(Duration.ZERO)) {
                drop(next.get());
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
