package org.hall24.driver.escpos;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.PaperLevel;
import org.hall24.device.PrintResult;
import org.hall24.device.Receipt;
import org.hall24.device.ReceiptPrinter;
import org.hall24.device.SlipOutcome;
import org.hall24.device.driver.JobBook;
import org.hall24.device.link.ByteLink;

/**
 * Prints as a transaction: reserve, print, cut, present. While the bytes leave, the printer is asked again and again whether it still
 * can; the end is believed only when the printer has answered a question that stood behind the last byte.
 */
final class EscPosPrinter implements ReceiptPrinter {
    /** After so many bytes the printer is asked whether it still can. */
    private static final int BYTES_BETWEEN_QUESTIONS = 1_024;

    /** After its last byte: the longest receipt is two metres; slow printers make 100 mm a second. */
    private static final Duration PRINTING_MAX = Duration.ofSeconds(25);

    /** The presenter's ten seconds, a question before and one after it, each with what it may owe. */
    private static final Duration PRESENTING_MAX = Mouth.MOVING_MAX.plus(Talk.STATUS_MAX.multipliedBy(3));

    /** From the first byte to the cut: what the presenter leaves of the limit of all printers. */
    private static final Duration PAPER_MAX = PRINT_MAX.minus(PRESENTING_MAX);

    /** How long to listen for the end mark before asking again whether it still can. */
    private static final Duration LISTEN = Duration.ofMillis(250);

    /** A cutter needs a second, twice as long as the slowest head needs for the margin. */
    private static final Duration CLEARING_MAX = Duration.ofSeconds(5);

    private final ByteLink link;
    private final Profile profile;
    private final Pen pen;
    private final InstantSource clock;
    private final JobBook book;
    private final Talk talk;
    private final Mouth mouth;

    /**
     * A printer at this link.
     *
     * @param takenWithin how long a presented slip waits for a hand
     */
    EscPosPrinter(ByteLink link, Profile profile, Pen pen, InstantSource clock, JobBook book, Duration takenWithin) {
        this.link = link;
        this.profile = profile;
        this.pen = pen;
        this.clock = clock;
        this.book = book;
        this.talk = new Talk(link, profile, clock);
        this.mouth = new Mouth(talk, profile, clock, book, takenWithin);
    }

    @Override
    public PaperLevel checkHealth() throws DeviceException, InterruptedException {
        try {
            var status = status();
            refuse(status, "it says so itself");
            mouth.tend(); // a stopped printer moves no slip
            return status.paper();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public PrintResult print(UUID job, Receipt receipt) throws DeviceException, InterruptedException {
        var before = book.outcomeOf(job);
        if (before.isPresent()) {
            return before.get();
        }
        checkHealth();
        var steps = Slip.steps(receipt, profile, pen); // one that cannot be drawn reserves nothing
        book.reserved(job);
        try {
            clear();
        } catch (IOException e) {
            throw broken(e);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before the first byte left");
        }
        book.printing(job);
        return new Printing(job).run(steps);
    }

    @Override
    public SlipOutcome awaitTaken(UUID job, Duration patience) throws DeviceException, InterruptedException {
        try {
            return mouth.awaitTaken(job, patience);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public void close() {
        link.close();
    }

    /**
     * Takes away what an earlier job may have left, so that it does not reach the next person, and waits until the printer has done
     * everything it was told: one that does not work through its buffer gets no job.
     */
    private void clear() throws IOException, DeviceException, InterruptedException {
        if (!book.mouthIsClean()) {
            talk.sayClearing(Commands.recoverAndClear());
            status(); // a mark of an earlier job that was answered just now is heard before this, and taken for nothing
            talk.say(Commands.join(Commands.init(), profile.cutBytes(), mouth.removeBytes()));
        }
        talk.put(Question.MARK);
        if (talk.await(Question.MARK, CLEARING_MAX).isEmpty()) {
            throw new DeviceException(Fault.SILENT, "it says it is well and does not do what it is told");
        }
        mouth.empty();
    }

    private Status status() throws IOException, DeviceException, InterruptedException {
        if (profile.fullStatus()) {
            return Status.of((Heard.Full) talk.ask(Question.FULL));
        }
        return new Status(
                single(Question.PRINTER), single(Question.OFFLINE), single(Question.ERROR), single(Question.ROLL));
    }

    private int single(Question question) throws IOException, DeviceException, InterruptedException {
        return ((Heard.Single) talk.ask(question)).value();
    }

    private static void refuse(Status status, String why) throws DeviceException {
        var fault = status.fault();
        if (fault.isPresent()) {
            throw new DeviceException(fault.get(), why + ": " + status);
        }
    }

    private static DeviceException broken(IOException e) {
        return new DeviceException(Fault.SILENT, "the line broke", e);
    }

    // --- one job, its first byte on the way
    // -------------------------------------------------------------------------------

    /** From here on an interruption waits until the job has ended: half a receipt helps nobody. */
    private final class Printing {
        private final UUID job;
        private final Instant paperUntil;

        Printing(UUID job) {
            this.job = job;
            this.paperUntil = clock.instant().plus(PAPER_MAX);
        }

        PrintResult run(List<byte[]> steps) {
            talk.steadfast();
            try {
                return transaction(steps);
            } catch (IOException _) {
                return book.incomplete(job, Fault.SILENT);
            } catch (DeviceException e) {
                stop();
                return book.incomplete(job, e.fault());
            } catch (InterruptedException e) {
                throw new IllegalStateException("a steadfast talk was interrupted", e);
            } finally {
                steps.forEach(step -> Arrays.fill(step, (byte) 0));
                talk.rest();
            }
        }

        private PrintResult transaction(List<byte[]> steps) throws IOException, DeviceException, InterruptedException {
            int unasked = 0;
            for (byte[] step : steps) {
                if (!clock.instant().isBefore(paperUntil)) {
                    throw new DeviceException(Fault.SILENT, "the receipt did not leave in " + PAPER_MAX);
                }
                talk.say(step);
                unasked += step.length;
                if (unasked >= BYTES_BETWEEN_QUESTIONS && profile.answersWhileFeeding()) {
                    unasked = 0;
                    refuse(howItIs(talk.ask(running()), running()), "in the middle of a job");
                }
            }
            talk.say(profile.cutBytes());
            talk.put(Question.MARK);
            awaitEnd();
            refuse(afterTheCut(), "after the cut");
            book.cut(job);
            boolean seen = mouth.present();
            var result = book.presented(job);
            if (seen) {
                book.lying(job);
            }
            return result;
        }

        /** What is asked while it prints: why it stopped. */
        private Question running() {
            return profile.fullStatus() ? Question.FULL : Question.OFFLINE;
        }

        private Status afterTheCut() throws IOException, DeviceException, InterruptedException {
            var question = profile.fullStatus() ? Question.FULL : Question.ERROR;
            return howItIs(talk.ask(question), question);
        }

        /** Waits until the answer to the end mark shows that everything before it is on paper. */
        private void awaitEnd() throws IOException, DeviceException, InterruptedException {
            var afterLastByte = clock.instant().plus(PRINTING_MAX);
            var giveUpAt = afterLastByte.isBefore(paperUntil) ? afterLastByte : paperUntil;
            while (talk.waitsFor(Question.MARK)) {
                if (!clock.instant().isBefore(giveUpAt)) {
                    throw new DeviceException(Fault.SILENT, "the printer did not say that it was done in time");
                }
                if (!hearsSomething() && talk.waitsFor(Question.MARK)) {
                    talk.put(running());
                }
            }
            while (talk.waitsFor(running()) && clock.instant().isBefore(giveUpAt) && hearsSomething()) {
                // it owes answers to what was asked while it printed
            }
        }

        private boolean hearsSomething() throws IOException, DeviceException, InterruptedException {
            var answers = talk.listen(LISTEN);
            for (Talk.Answer answer : answers) {
                if (answer.heard() instanceof Heard.Automatic automatic) {
                    refuse(Status.of(automatic), "in the middle of a job");
                } else if (answer.question().isPresent()
                        && !answer.question().get().equals(Question.MARK)) {
                    refuse(howItIs(answer.heard(), answer.question().get()), "in the middle of a job");
                }
            }
            return !answers.isEmpty();
        }

        private static Status howItIs(Heard heard, Question question) {
            return heard instanceof Heard.Full full
                    ? Status.of(full)
                    : Status.ofOne(question, ((Heard.Single) heard).value());
        }

        /** What the printer still holds must not come out when somebody puts in new paper. */
        private void stop() {
            try {
                talk.sayClearing(Commands.recoverAndClear());
            } catch (IOException _) {
                // the next health question finds the line broken
            }
        }
    }
}
