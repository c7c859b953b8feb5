package org.hall24.driver.escpos;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.PaperLevel;
import org.hall24.device.PrintResult;
import org.hall24.device.Receipt;
import org.hall24.device.ReceiptPrinter;
import org.hall24.device.driver.JobBook;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.Framing;

/**
 * Prints as a transaction: reserve, print, cut, present. While the bytes leave, the printer is asked again and again whether it still
 * can; the end is believed only when the printer has answered a question that stood behind the last byte.
 */
final class EscPosPrinter implements ReceiptPrinter {
    /** A printer answers in real time; boards that first print what they hold need about a second for it. */
    private static final Duration STATUS_MAX = Duration.ofSeconds(2);

    /** One status byte has no rest. */
    private static final Duration GAP_MAX = Duration.ofMillis(200);

    /** After so many bytes the printer is asked whether it still can. */
    private static final int BYTES_BETWEEN_QUESTIONS = 1_024;

    /** The longest receipt is two metres; slow printers make 100 mm a second. */
    private static final Duration PRINTING_MAX = Duration.ofSeconds(25);

    /** How long to listen for the end mark before asking again whether it still can. */
    private static final Duration LISTEN = Duration.ofMillis(250);

    private final ByteLink link;
    private final Profile profile;
    private final Pen pen;
    private final InstantSource clock;
    private final JobBook book;

    EscPosPrinter(ByteLink link, Profile profile, Pen pen, InstantSource clock, JobBook book) {
        this.link = link;
        this.profile = profile;
        this.pen = pen;
        this.clock = clock;
        this.book = book;
    }

    @Override
    public PaperLevel checkHealth() throws DeviceException, InterruptedException {
        var status = status();
        var fault = status.fault();
        if (fault.isPresent()) {
            throw new DeviceException(fault.get(), status.toString());
        }
        return status.paper();
    }

    @Override
    public PrintResult print(UUID job, Receipt receipt) throws DeviceException, InterruptedException {
        var before = book.outcomeOf(job);
        if (before.isPresent()) {
            return before.get();
        }
        checkHealth();
        book.reserved(job);
        var steps = Slip.steps(receipt, profile, pen);
        if (!book.mouthIsClean()) {
            clearMouth();
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before the first byte left");
        }
        book.printing(job);
        return new Printing(job).run(steps);
    }

    @Override
    public void close() {
        link.close();
    }

    /** Cuts off what may hang there of a receipt that stopped, so that it does not reach the next person. */
    private void clearMouth() throws DeviceException {
        try {
            link.write(Commands.join(Commands.recoverAndClear(), Commands.init(), profile.cutBytes()));
        } catch (IOException e) {
            throw broken(e);
        }
    }

    // --- asking
    // -----------------------------------------------------------------------------------------------------------

    private Status status() throws DeviceException, InterruptedException {
        try {
            forgetUnasked();
            return new Status(ask(1), ask(2), ask(3), ask(4));
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static DeviceException broken(IOException e) {
        return new DeviceException(Fault.SILENT, "the line broke", e);
    }

    private void forgetUnasked() throws IOException, InterruptedException {
        var unasked = new byte[64];
        int count;
        int forgotten = 0;
        do {
            count = link.read(unasked, Duration.ZERO);
            forgotten += Math.max(0, count);
        } while (count > 0 && forgotten < ByteLink.BYTES_MAX);
    }

    /** One status byte. */
    private int ask(int n) throws IOException, DeviceException, InterruptedException {
        var answer = new StatusByte(profile.fixedStatusBits());
        if (link.exchange(Commands.askStatus(n), answer, STATUS_MAX, GAP_MAX, clock)) {
            return answer.value;
        }
        if (answer.strangers > 0) {
            throw new DeviceException(Fault.GARBLED, answer.strangers + " bytes that are no status");
        }
        throw new DeviceException(Fault.SILENT, "no status within " + STATUS_MAX);
    }

    /** Waits for one byte with the fixed bits of an answer to DLE EOT; a late end mark or XON passes by. */
    private static final class StatusByte implements Framing {
        private final boolean fixedBits;
        private int value;
        private int strangers;

        StatusByte(boolean fixedBits) {
            this.fixedBits = fixedBits;
        }

        @Override
        public boolean take(byte[] bytes, int count) {
            for (int i = 0; i < count; i++) {
                if (!fixedBits || (bytes[i] & 0x93) == 0x12) {
                    value = bytes[i] & 0xFF;
                    return true;
                }
                strangers++;
            }
            return false;
        }
    }

    // --- one job, its first byte on the way
    // -------------------------------------------------------------------------------

    /** From here on an interruption waits until the job has ended: half a receipt helps nobody. */
    private final class Printing {
        private final UUID job;
        private boolean interrupted;

        Printing(UUID job) {
            this.job = job;
        }

        PrintResult run(List<byte[]> steps) {
            try {
                return transaction(steps);
            } catch (IOException _) {
                return book.incomplete(job, Fault.SILENT);
            } catch (DeviceException e) {
                stop();
                return book.incomplete(job, e.fault());
            } finally {
                steps.forEach(step -> Arrays.fill(step, (byte) 0));
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        private PrintResult transaction(List<byte[]> steps) throws IOException, DeviceException {
            int unasked = 0;
            for (byte[] step : steps) {
                link.write(step);
                unasked += step.length;
                if (unasked >= BYTES_BETWEEN_QUESTIONS) {
                    unasked = 0;
                    refuseWhenStopped();
                }
            }
            link.write(Commands.join(profile.cutBytes(), Commands.endMark()));
            awaitEnd();
            var cutter = new Status(0, 0, patiently(3), 0).fault();
            if (cutter.isPresent()) {
                throw new DeviceException(cutter.get(), "after the cut");
            }
            book.cut(job);
            return book.presented(job);
        }

        private void refuseWhenStopped() throws IOException, DeviceException {
            refuse(Status.faultOfOffline(patiently(2)));
        }

        /** Waits until the answer to the end mark shows that everything before it is on paper. */
        private void awaitEnd() throws IOException, DeviceException {
            var giveUpAt = clock.instant().plus(PRINTING_MAX);
            var piece = new byte[16];
            boolean done = false;
            int open = 0; // questions whose answers have not come: they must not answer the next
            while (clock.instant().isBefore(giveUpAt)) {
                int count = read(piece);
                for (int i = 0; i < count; i++) {
                    if ((piece[i] & 0x90) == 0) {
                        done = true;
                    } else {
                        open = Math.max(0, open - 1);
                        refuse(Status.faultOfOffline(piece[i]));
                    }
                }
                if (done && (open == 0 || count == 0)) {
                    return;
                }
                if (count == 0) {
                    link.write(Commands.askStatus(2));
                    open++;
                }
            }
            throw new DeviceException(Fault.SILENT, "the printer did not say that it was done in " + PRINTING_MAX);
        }

        private void refuse(Optional<Fault> fault) throws DeviceException {
            if (fault.isPresent()) {
                throw new DeviceException(fault.get(), "in the middle of a job");
            }
        }

        private int patiently(int n) throws IOException, DeviceException {
            while (true) {
                try {
                    return ask(n);
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }

        private int read(byte[] piece) throws IOException {
            while (true) {
                try {
                    int count = link.read(piece, LISTEN);
                    if (count < 0) {
                        throw new EOFException("the line ended before the printer had said that it was done");
                    }
                    return count;
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }

        /** What the printer still holds must not come out when somebody puts in new paper. */
        private void stop() {
            try {
                link.write(Commands.recoverAndClear());
            } catch (IOException _) {
                // the next health question finds the line broken
            }
        }
    }
}
