package org.hall24.driver.escpos;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.link.ByteLink;
import org.hall24.driver.escpos.Heard.Automatic;
import org.hall24.driver.escpos.Heard.Full;
import org.hall24.driver.escpos.Heard.InTurn;
import org.hall24.driver.escpos.Heard.Single;
import org.hall24.driver.escpos.Heard.Strange;

/**
 * Asks a printer and knows to which question an answer belongs, although the answers do not say it.
 *
 * <p>Questions whose answers did not come stay open: as long as one is open, the next answer might be its. So before anything else is asked
 * the printer must have paid: it answered late, or it answered a mark (GS r) that stood behind. Answers in real time never overtake each
 * other, and what is asked before a mark is answered before it or never.
 */
final class Talk {
    /** A printer answers in real time; boards that first print what they hold need about a second for it. */
    static final Duration STATUS_MAX = Duration.ofSeconds(2);

    /** No answer has a pause inside: six bytes take six milliseconds at 9600 baud. */
    private static final Duration GAP_MAX = Duration.ofMillis(200);

    /** What an earlier life of the program asked may still be on its way when a line was just opened; so long nothing may come. */
    private static final Duration QUIET = Duration.ofMillis(50);

    /** A line that does not become quiet in this time is no printer's. */
    private static final Duration NOISE_MAX = Duration.ofSeconds(2);

    /** Questions that were never answered; more of them say nothing more. */
    private static final int OPEN_MAX = 64;

    /** An answer and whose it is; of what nobody asked, the status is all there is. */
    record Answer(Optional<Question> question, Heard heard) {}

    private final ByteLink link;
    private final Profile profile;
    private final InstantSource clock;
    private final Ear ear = new Ear();
    private final List<Question> open = new ArrayList<>();
    private boolean fresh = true;
    private boolean steadfast;
    private boolean interrupted;
    private int strangers;
    private int heard;

    Talk(ByteLink link, Profile profile, InstantSource clock) {
        this.link = link;
        this.profile = profile;
        this.clock = clock;
    }

    /** From now on an interruption waits until {@link #rest}. */
    void steadfast() {
        steadfast = true;
    }

    /** Interruptions count again; the one that waited is given back. */
    void rest() {
        steadfast = false;
        if (interrupted) {
            interrupted = false;
            Thread.currentThread().interrupt();
        }
    }

    void say(byte[] bytes) throws IOException {
        link.write(bytes);
    }

    /** Asks without waiting. */
    void put(Question question) throws IOException {
        link.write(question.bytes());
        if (open.size() >= OPEN_MAX) {
            open.remove(open.getFirst() == Question.MARK ? 1 : 0);
        }
        open.add(question);
    }

    /** Says bytes that make the printer throw away its buffer: what was to be answered in its turn never will be. */
    void sayClearing(byte[] bytes) throws IOException {
        link.write(bytes);
        open.removeIf(question -> !question.isRealTime());
        fresh = true; // unless it is on its way already
    }

    /** Whether this question is open. */
    boolean waitsFor(Question question) {
        return open.contains(question);
    }

    /** Asks and waits for the answer to this question and no other. */
    Heard ask(Question question) throws IOException, DeviceException, InterruptedException {
        settle();
        put(question);
        return await(question, STATUS_MAX)
                .orElseThrow(() -> strangers > 0
                        ? new DeviceException(Fault.GARBLED, strangers + " bytes that are no answer to " + question)
                        : new DeviceException(Fault.SILENT, "no answer to " + question + " within " + STATUS_MAX));
    }

    /** Waits for the answer to a question that was put; empty = it did not come. */
    Optional<Heard> await(Question question, Duration max) throws IOException, InterruptedException {
        var until = clock.instant().plus(max);
        strangers = 0;
        while (true) {
            var left = Duration.between(clock.instant(), until);
            if (!left.isPositive()) {
                return Optional.empty();
            }
            for (Answer answer : listen(left)) {
                if (answer.question().equals(Optional.of(question))) {
                    return Optional.of(answer.heard());
                }
            }
        }
    }

    /** Sees to it that no question is open. */
    private void settle() throws IOException, DeviceException, InterruptedException {
        if (fresh) {
            becomeQuiet();
            fresh = false;
        }
        var until = clock.instant().plus(NOISE_MAX);
        do { // what came meanwhile: late answers, status nobody asked for
            listen(Duration.ZERO);
            endAt(until);
        } while (heard > 0);
        if (open.isEmpty()) {
            return;
        }
        if (!open.contains(Question.MARK)) {
            put(Question.MARK);
        }
        if (await(Question.MARK, STATUS_MAX).isEmpty() || !open.isEmpty()) {
            throw new DeviceException(Fault.SILENT, "the printer owes " + open.size() + " answers");
        }
    }

    private void becomeQuiet() throws IOException, DeviceException, InterruptedException {
        var until = clock.instant().plus(NOISE_MAX);
        var piece = new byte[256];
        while (read(piece, QUIET) > 0) {
            endAt(until);
        }
        ear.forget();
    }

    private void endAt(Instant until) throws DeviceException {
        if (clock.instant().isAfter(until)) {
            throw new DeviceException(Fault.GARBLED, "bytes nobody asked for and no end of them");
        }
    }

    /**
     * Hears what comes.
     *
     * @param patience how long to wait for the first byte
     */
    List<Answer> listen(Duration patience) throws IOException, InterruptedException {
        var piece = new byte[64];
        var answers = new ArrayList<Answer>();
        int count = read(piece, patience);
        heard = count;
        if (count == 0 && patience.compareTo(GAP_MAX) >= 0) {
            ear.forget();
        }
        for (int i = 0; i < count; i++) {
            for (Heard heard : ear.hear(piece[i], expecting())) {
                answer(heard).ifPresent(answers::add);
            }
        }
        return answers;
    }

    private Ear.Expecting expecting() {
        if (open.contains(Question.FULL)) {
            return Ear.Expecting.FULL;
        }
        if (!open.isEmpty() && open.getFirst() == Question.EJECTOR) {
            return Ear.Expecting.EJECTOR;
        }
        return !profile.fixedStatusBits() && !open.isEmpty() && open.getFirst().isSingleByte()
                ? Ear.Expecting.SINGLE
                : Ear.Expecting.ANYTHING;
    }

    private Optional<Answer> answer(Heard heard) {
        return switch (heard) {
            case Single _ -> paid(EnumSet.range(Question.PRINTER, Question.ROLL), heard);
            case Full _ -> paid(EnumSet.of(Question.FULL), heard);
            case InTurn _ -> paid(EnumSet.of(Question.EJECTOR, Question.MARK), heard);
            case Automatic _ -> Optional.of(new Answer(Optional.empty(), heard));
            case Strange _ -> {
                strangers++;
                yield Optional.empty();
            }
        };
    }

    /** The oldest open question of these is answered. What stands in front of an answer in turn will never be answered. */
    private Optional<Answer> paid(EnumSet<Question> kinds, Heard heard) {
        for (int i = 0; i < open.size(); i++) {
            var question = open.get(i);
            if (kinds.contains(question)) {
                open.subList(question == Question.MARK ? 0 : i, i + 1).clear();
                return Optional.of(new Answer(Optional.of(question), heard));
            }
        }
        strangers++;
        return Optional.empty();
    }

    private int read(byte[] into, Duration patience) throws IOException, InterruptedException {
        Instant until = clock.instant().plus(patience);
        var left = patience;
        while (true) {
            try {
                int count = link.read(into, left);
                if (count < 0) {
                    throw new EOFException("the line ended");
                }
                return count;
            } catch (InterruptedException e) {
                if (!steadfast) {
                    throw e;
                }
                interrupted = true;
                left = Duration.between(clock.instant(), until);
                left = left.isNegative() ? Duration.ZERO : left;
            }
        }
    }
}
