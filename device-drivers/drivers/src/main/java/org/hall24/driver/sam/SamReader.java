package org.hall24.driver.sam;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.IdCardReader;
import org.hall24.device.link.ByteLink;
import org.hall24.time.Pause;

/** Speaks the find / select / read dialogue of identity-card readers with a SAM module. */
final class SamReader implements IdCardReader {
    /** Readers are polled every 300 to 1000 ms by shipped software; faster makes them hot, slower feels dead. */
    private static final Duration POLL_PAUSE = Duration.ofMillis(300);

    /** Inside a frame bytes follow each other within a USB adapter's 16 ms; this is more than ten times that. */
    private static final Duration GAP_MAX = Duration.ofMillis(250);

    /** How long a line must be quiet before what comes is surely no rest of something earlier. */
    private static final Duration QUIET = Duration.ofMillis(150);

    /** A line that is not quiet after this long is another device's. */
    private static final Duration QUIETING_MAX = Duration.ofSeconds(2);

    /** A command is said again once: line noise is rare, and two misses in a row are not noise. */
    private static final int SAYINGS_MAX = 2;

    /** How often a card that moved is tried again before the person is told to hold still. */
    private static final int READ_ATTEMPTS_MAX = 3;

    /** Text and portrait lengths before the text. */
    private static final int LENGTHS_BYTES = 4;

    private final ByteLink link;
    private final InstantSource clock;
    private final Pause pause;

    /** Whether an answer may still be on its way. */
    private boolean unsettled = true;

    /** Whether a card was selected and never read: then a find answers "none" although it lies there. */
    private boolean selectedUnread;

    SamReader(ByteLink link, InstantSource clock, Pause pause) {
        this.link = link;
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public CardReading read(Duration patience) throws DeviceException, InterruptedException {
        Instant giveUpAt = clock.instant().plus(patience);
        int attempts = 0;
        while (true) {
            var attempt = attempt();
            switch (attempt) {
                case Attempt.Ended(CardReading reading) -> {
                    return reading;
                }
                case Attempt.Moved() -> {
                    attempts++;
                    if (attempts >= READ_ATTEMPTS_MAX) {
                        return new CardReading.MovedTooSoon();
                    }
                    pause.sleep(POLL_PAUSE); // a card that is being laid down comes to rest
                }
                case Attempt.Nobody() -> {
                    if (attempts > 0) {
                        return new CardReading.MovedTooSoon();
                    }
                    if (!clock.instant().isBefore(giveUpAt)) {
                        return new CardReading.NoCard();
                    }
                    pause.sleep(POLL_PAUSE);
                }
            }
        }
    }

    @Override
    public String samId() throws DeviceException, InterruptedException {
        var frame = ask(SamCommand.SAM_ID);
        if (!SamCommand.SAM_ID.succeeded(frame)) {
            throw refused(SamCommand.SAM_ID, frame);
        }
        var id = ByteBuffer.wrap(frame.data()).order(ByteOrder.LITTLE_ENDIAN);
        return String.format(
                Locale.ROOT,
                "%02d.%02d-%08d-%010d-%010d",
                id.get(0) & 0xFF,
                id.get(2) & 0xFF,
                Integer.toUnsignedLong(id.getInt(4)),
                Integer.toUnsignedLong(id.getInt(8)),
                Integer.toUnsignedLong(id.getInt(12)));
    }

    @Override
    public void checkHealth() throws DeviceException, InterruptedException {
        var frame = ask(SamCommand.STATUS);
        if (!SamCommand.STATUS.succeeded(frame)) {
            throw refused(SamCommand.STATUS, frame);
        }
    }

    @Override
    public void close() {
        link.close();
    }

    // --- one card
    // ---------------------------------------------------------------------------------------------------------

    private sealed interface Attempt {
        record Ended(CardReading reading) implements Attempt {}

        record Moved() implements Attempt {}

        record Nobody() implements Attempt {}
    }

    private Attempt attempt() throws DeviceException, InterruptedException {
        var found = ask(SamCommand.FIND);
        if (SamCommand.FIND.succeeded(found)) {
            var selected = ask(SamCommand.SELECT);
            if (!SamCommand.SELECT.succeeded(selected)) {
                return unread(SamCommand.SELECT, selected);
            }
            selectedUnread = true;
        } else if (found.status() != 0x80) {
            return unread(SamCommand.FIND, found);
        } else if (!selectedUnread) {
            return new Attempt.Nobody();
        }
        return readSelected(SamCommand.FIND.succeeded(found));
    }

    private Attempt readSelected(boolean fresh) throws DeviceException, InterruptedException {
        var frame = ask(SamCommand.READ_BASE);
        if (!SamCommand.READ_BASE.succeeded(frame)) {
            if (!fresh && frame.status() == 0x41) {
                selectedUnread = false; // nothing lies there any more
                return new Attempt.Nobody();
            }
            return unread(SamCommand.READ_BASE, frame);
        }
        selectedUnread = false;
        try {
            byte[] data = frame.data();
            int textLength = ((data[0] & 0xFF) << 8) | (data[1] & 0xFF);
            if (textLength != ResidentLayout.TEXT_BYTES) {
                throw new DeviceException(Fault.GARBLED, "a text block of " + textLength + " bytes");
            }
            return new Attempt.Ended(ResidentLayout.decode(data, LENGTHS_BYTES));
        } finally {
            frame.wipe();
        }
    }

    /** What a refusal means for the person standing there. */
    private static Attempt unread(SamCommand command, SamFrame frame) throws DeviceException {
        return switch (frame.status()) {
            case 0x41, 0x47, 0x80, 0x81 -> new Attempt.Moved();
            case 0x31, 0x32, 0x33, 0x40 -> new Attempt.Ended(new CardReading.NotAccepted());
            default -> throw refused(command, frame);
        };
    }

    /** What a refusal means for staff. */
    private static DeviceException refused(SamCommand command, SamFrame frame) {
        String sentence = String.format(Locale.ROOT, "the module answered %02X to %s", frame.status(), command);
        return switch (frame.status()) {
            case 0x60 -> new DeviceException(Fault.SECURITY_MODULE, sentence + ": its self-test failed");
            case 0x66 -> new DeviceException(Fault.SECURITY_MODULE, sentence + ": it is not authorised");
            case 0x10, 0x11 -> new DeviceException(Fault.GARBLED, sentence + " twice: our bytes reach it damaged");
            default -> new DeviceException(Fault.REFUSED, sentence);
        };
    }

    // --- one exchange
    // -----------------------------------------------------------------------------------------------------

    /** Asks until an intact answer to this very command has come. */
    private SamFrame ask(SamCommand command) throws DeviceException, InterruptedException {
        try {
            for (int sayings = 1; ; sayings++) {
                settle();
                var hunt = new FrameHunt(command::fits);
                unsettled = true;
                boolean answered =
                        link.exchange(command.request(), hunt, command.answerMax(), GAP_MAX, clock) || hunt.salvage();
                hunt.wipe();
                if (answered) {
                    unsettled = false;
                    var frame = hunt.answer().orElseThrow();
                    boolean damaged = frame.status() == 0x10 || frame.status() == 0x11;
                    if (!damaged || sayings == SAYINGS_MAX) {
                        return frame;
                    }
                } else if (sayings == SAYINGS_MAX) {
                    throw unanswered(command, hunt);
                }
            }
        } catch (IOException e) {
            throw new DeviceException(Fault.SILENT, "the line broke at " + command, e);
        }
    }

    private static DeviceException unanswered(SamCommand command, FrameHunt hunt) {
        return hunt.sawNoise()
                ? new DeviceException(
                        Fault.GARBLED, hunt.bytesSeen() + " bytes that are no intact answer to " + command)
                : new DeviceException(Fault.SILENT, "no answer to " + command + " within " + command.answerMax());
    }

    /** Waits until no rest of an earlier answer can come, so that it is not taken for the next. */
    private void settle() throws IOException, InterruptedException {
        var rest = new byte[2 * 1024];
        var giveUpAt = clock.instant().plus(QUIETING_MAX);
        int count;
        do {
            count = link.read(rest, unsettled ? QUIET : Duration.ZERO);
            if (count < 0) {
                throw new IOException("the line has ended");
            }
        } while (count > 0 && clock.instant().isBefore(giveUpAt));
        Arrays.fill(rest, (byte) 0);
        unsettled = false;
    }
}
