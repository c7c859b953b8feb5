package org.hall24.driver.escpos;

import java.util.Optional;
import org.hall24.device.Fault;
import org.hall24.device.PaperLevel;

/**
 * How a printer is, in the bits of the four answers to DLE EOT 1 to 4.
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

    /** What DLE EOT 20 says, in the same bits. Its counter of paper that ran out ("virtual paper end") is a guess: low. */
    static Status of(Heard.Full full) {
        int paper = full.paper();
        int offline = ((full.user() & 0x03) != 0 ? COVER : 0) | ((paper & 0x01) != 0 ? STOPPED_BY_PAPER_END : 0);
        int error = ((full.recoverable() & 0x01) != 0 ? HEAD_HOT : 0)
                | ((full.recoverable() & 0x40) != 0 ? MECHANICAL : 0)
                | ((full.recoverable() & 0x08) != 0
                        ? UNRECOVERABLE
                        : 0) // its power supply: nobody in the hall mends that
                | ((full.unrecoverable() & 0x01) != 0 ? CUTTER : 0)
                | ((full.unrecoverable() & ~0x01) != 0 ? UNRECOVERABLE : 0);
        int roll = ((paper & 0x44) != 0 ? NEAR_END : 0) | ((paper & 0x01) != 0 ? PAPER_END : 0);
        return new Status(0, offline, error, roll);
    }

    /** What automatic status back says, in the same bits. */
    static Status of(Heard.Automatic automatic) {
        boolean paperEnd = (automatic.third() & 0x0C) != 0;
        int offline = ((automatic.first() & 0x20) != 0 ? COVER : 0) | (paperEnd ? STOPPED_BY_PAPER_END : 0);
        int error = automatic.second() & (MECHANICAL | CUTTER | UNRECOVERABLE | HEAD_HOT);
        int roll = ((automatic.third() & 0x03) != 0 ? NEAR_END : 0) | (paperEnd ? PAPER_END : 0);
        return new Status(automatic.first() & OFFLINE, offline, error, roll);
    }

    /** What the answer to one question says; of the others nothing is known. */
    static Status ofOne(Question question, int value) {
        return switch (question) {
            case PRINTER -> new Status(value, 0, 0, 0);
            case OFFLINE -> new Status(0, value, 0, 0);
            case ERROR -> new Status(0, 0, value, 0);
            case ROLL -> new Status(0, 0, 0, value);
            case FULL, EJECTOR, MARK -> throw new IllegalArgumentException(question + " has no single byte");
        };
    }

    /** What keeps it from printing; the most telling first. */
    Optional<Fault> fault() {
        if ((error & UNRECOVERABLE) != 0) {
            return Optional.of(Fault.HARDWARE);
        }
        return faultOfOffline()
                .or(() -> (roll & PAPER_END) != 0 ? Optional.of(Fault.PAPER_OUT) : Optional.empty())
                .or(this::faultOfError)
                .or(() -> (printer & OFFLINE) != 0 ? Optional.of(Fault.REFUSED) : Optional.empty());
    }

    private Optional<Fault> faultOfOffline() {
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
