package org.hall24.driver.escpos;

import java.util.Optional;
import org.hall24.device.Fault;
import org.hall24.device.PaperLevel;

/**
 * The four answers to DLE EOT 1 to 4.
 *
 * @param printer offline or not
 * @param offline why offline
 * @param error which error
 * @param roll the paper sensors
 */
record Status(int printer, int offline, int error, int roll) {
    private static final int OFFLINE = 0x08;
    private static final int COVER = 0x04;
    private static final int STOPPED_BY_PAPER_END = 0x20;
    private static final int MECHANICAL = 0x04;
    private static final int CUTTER = 0x08;
    private static final int UNRECOVERABLE = 0x20;
    private static final int HEAD_HOT = 0x40;
    private static final int NEAR_END = 0x0C;
    private static final int PAPER_END = 0x60;

    /** What keeps it from printing; the most telling first. */
    Optional<Fault> fault() {
        if ((error & UNRECOVERABLE) != 0) {
            return Optional.of(Fault.HARDWARE);
        }
        return faultOfOffline(offline)
                .or(() -> (roll & PAPER_END) != 0 ? Optional.of(Fault.PAPER_OUT) : Optional.empty())
                .or(this::faultOfError)
                .or(() -> (printer & OFFLINE) != 0 ? Optional.of(Fault.REFUSED) : Optional.empty());
    }

    /** What DLE EOT 2 alone says. */
    static Optional<Fault> faultOfOffline(int offline) {
        if ((offline & COVER) != 0) {
            return Optional.of(Fault.COVER_OPEN);
        }
        return (offline & STOPPED_BY_PAPER_END) != 0 ? Optional.of(Fault.PAPER_OUT) : Optional.empty();
    }

    private Optional<Fault> faultOfError() {
        if ((error & CUTTER) != 0) {
            return Optional.of(Fault.CUTTER);
        }
        if ((error & HEAD_HOT) != 0) {
            return Optional.of(Fault.OVERHEATED);
        }
        return (error & MECHANICAL) != 0 ? Optional.of(Fault.PAPER_JAMMED) : Optional.empty();
    }

    /** The paper supply of a printer that can print. */
    PaperLevel paper() {
        return (roll & NEAR_END) != 0 ? PaperLevel.LOW : PaperLevel.FULL;
    }
}
