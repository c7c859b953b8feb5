package org.hall24.driver.sam;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.link.ByteLink;

/** Asks the module one thing at a time, and takes nothing for its answer that is none. */
final class SamLine {
    /** Inside a frame bytes follow each other within a USB adapter's 16 ms; this is more than ten times that. */
    private static final Duration GAP_MAX = Duration.ofMillis(250);

    /** How long a line must be quiet before what comes is surely no rest of something earlier. */
    private static final Duration QUIET = Duration.ofMillis(150);

    /** A line that is not quiet after this long is another device's. */
    private static final Duration QUIETING_MAX = Duration.ofSeconds(2);

    /** A command is said again once: line noise is rare, and two misses in a row are not noise. */
    private static final int SAYINGS_MAX = 2;

    private final ByteLink link;
    private final InstantSource clock;

    /** Whether an answer may still be on its way. */
    private boolean unsettled = true;

    SamLine(ByteLink link, InstantSource clock) {
        this.link = link;
        this.clock = clock;
    }

    void close() {
        link.close();
    }

    /** Asks until an intact answer to this very command has come. */
    SamFrame ask(SamCommand command) throws DeviceException, InterruptedException {
        return ask(command, SAYINGS_MAX);
    }

    /** Asks once: for what is not to be done twice. */
    SamFrame askOnce(SamCommand command) throws DeviceException, InterruptedException {
        return ask(command, 1);
    }

    private SamFrame ask(SamCommand command, int sayingsMax) throws DeviceException, InterruptedException {
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
                    if (!damaged || sayings == sayingsMax) {
                        return frame;
                    }
                } else if (sayings == sayingsMax) {
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

    /** What a refusal means for staff. */
    static DeviceException refused(SamCommand command, SamFrame frame) {
        String sentence = String.format(Locale.ROOT, "the module answered %02X to %s", frame.status(), command);
        return switch (frame.status()) {
            case 0x60 -> new DeviceException(Fault.SECURITY_MODULE, sentence + ": its self-test failed");
            case 0x66 -> new DeviceException(Fault.SECURITY_MODULE, sentence + ": it is not authorised");
            case 0x10, 0x11 -> new DeviceException(Fault.GARBLED, sentence + " twice: our bytes reach it damaged");
            default -> new DeviceException(Fault.REFUSED, sentence);
        };
    }
}
