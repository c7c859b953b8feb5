package org.hall24.driver.escpos;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.SlipOutcome;
import org.hall24.device.driver.JobBook;

/** Where slips come out of the printer. One with a presenter holds a slip until a hand takes it, and says whether it still does. */
final class Mouth {
    /** A presenter shows a slip within two seconds; one that pulls back two metres of paper needs longest. */
    static final Duration MOVING_MAX = Duration.ofSeconds(10);

    /** How often the mouth is looked at: a hand that takes a slip is there for about a second. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /** GS e 6, bit 3, and DLE EOT 20, paper byte, bit 5. */
    private static final int AT_OUTPUT_EJECTOR = 0x08;

    private static final int AT_OUTPUT_FULL = 0x20;

    private final Talk talk;
    private final Optional<Profile.Presenter> presenter;
    private final InstantSource clock;
    private final JobBook book;
    private final Duration takenWithin;

    /** Since when a slip was seen there. */
    private Optional<Instant> since = Optional.empty();

    Mouth(Talk talk, Profile profile, InstantSource clock, JobBook book, Duration takenWithin) {
        this.talk = talk;
        this.presenter = profile.presenter();
        this.clock = clock;
        this.book = book;
        this.takenWithin = takenWithin;
    }

    /** Shows the slip that was just cut; whether it was seen there. */
    boolean present() throws IOException, DeviceException, InterruptedException {
        if (presenter.isEmpty()) {
            return false;
        }
        talk.say(presenter.get().presentBytes());
        awaitMoved();
        boolean seen = isThere(presenter.get());
        since = seen ? Optional.of(clock.instant()) : Optional.empty();
        return seen;
    }

    /** Looks after what lies there: notices that it was taken, and takes it away when its time is over. */
    void tend() throws IOException, DeviceException, InterruptedException {
        if (presenter.isEmpty()) {
            return;
        }
        if (!isThere(presenter.get())) {
            since = Optional.empty();
            book.lyingJob().ifPresent(job -> book.left(job, new SlipOutcome.Taken()));
        } else if (since.isEmpty()) {
            since = Optional.of(clock.instant()); // seen by a printer object that came after the cable was out
        } else if (!clock.instant().isBefore(since.get().plus(takenWithin))) {
            empty();
        }
    }

    /** What takes away a slip that may be anywhere between the cutter and the mouth. */
    byte[] removeBytes() {
        return presenter.map(Profile.Presenter::removeBytes).orElse(new byte[0]);
    }

    /** Takes away what lies there: the next person must not find it. */
    void empty() throws IOException, DeviceException, InterruptedException {
        if (presenter.isEmpty() || !isThere(presenter.get())) {
            return;
        }
        talk.say(presenter.get().removeBytes());
        awaitMoved();
        if (isThere(presenter.get())) {
            throw new DeviceException(Fault.TRAY_FULL, "a slip in the mouth cannot be taken away");
        }
        since = Optional.empty();
        SlipOutcome how = presenter.get().retracts() ? new SlipOutcome.Retracted() : new SlipOutcome.Ejected();
        book.lyingJob().ifPresent(job -> book.left(job, how));
    }

    /** Waits until the slip of this job is no longer there. */
    SlipOutcome awaitTaken(UUID job, Duration patience) throws IOException, DeviceException, InterruptedException {
        var until = clock.instant().plus(patience);
        while (book.slipOf(job) instanceof SlipOutcome.StillPresent) {
            tend();
            if (!(book.slipOf(job) instanceof SlipOutcome.StillPresent)
                    || !clock.instant().isBefore(until)) {
                break;
            }
            var next = clock.instant().plus(LOOK_EVERY);
            while (clock.instant().isBefore(next)) {
                talk.listen(Duration.between(clock.instant(), next));
            }
        }
        return book.slipOf(job);
    }

    private boolean isThere(Profile.Presenter mechanism) throws IOException, DeviceException, InterruptedException {
        if (mechanism.askedByFullStatus()) {
            return (((Heard.Full) talk.ask(Question.FULL)).paper() & AT_OUTPUT_FULL) != 0;
        }
        return (((Heard.InTurn) talk.ask(Question.EJECTOR)).value() & AT_OUTPUT_EJECTOR) != 0;
    }

    /** A mark behind the movement is answered when it has ended. */
    private void awaitMoved() throws IOException, DeviceException, InterruptedException {
        talk.put(Question.MARK);
        if (talk.await(Question.MARK, MOVING_MAX).isEmpty()) {
            throw new DeviceException(Fault.PAPER_JAMMED, "the presenter did not come to rest in " + MOVING_MAX);
        }
    }
}
