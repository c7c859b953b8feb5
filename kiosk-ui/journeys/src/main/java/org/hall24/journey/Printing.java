package org.hall24.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hall24.catalogue.Phrase;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.GuideLight;
import org.hall24.device.PrintResult;
import org.hall24.device.Receipt;
import org.hall24.device.SlipOutcome;
import org.hall24.wire.terminal.AgentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prints one receipt while the person waits, and tells the agent when it is in their hand. A printer with a presenter is asked whether it was
 * taken; any other is believed to have given it. Never prints twice by itself.
 */
final class Printing {
    private static final Logger LOG = LoggerFactory.getLogger(Printing.class);

    /** A receipt takes about three seconds; a slow printer three times that, and the agent may be asked thrice. */
    private static final Duration SHOWN_MAX = Duration.ofSeconds(20);

    /** An unconfirmed receipt is only offered again: three tries are enough. */
    private static final int CONFIRM_ATTEMPTS_MAX = 3;

    private static final Duration CONFIRM_PAUSE = Duration.ofMillis(500);

    /** How long one look at the mouth lasts: the printer answers others in between, and a hand is there for about a second. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /** The longest a device URL lets a slip wait, and a minute for a printer that comes back late. */
    private static final Duration WATCH_MAX = Duration.ofMinutes(11);

    private final Hall hall;

    Printing(Hall hall) {
        this.hall = hall;
    }

    /**
     * Prints, and stays until the slip was taken where that can be seen. Who does not take it is not kept; it is watched further.
     *
     * @param job the printer never prints the same job twice
     * @param matterId whose receipt it is, when the agent keeps it until it was printed; then a lost one can be had again
     */
    Printout print(UUID job, Optional<UUID> matterId, Receipt receipt, Optional<Frame.Progress> progress)
            throws Departure, InterruptedException {
        var began = hall.dialogue().now();
        var printout =
                hall.dialogue().work(() -> working(began), progress, () -> printed(new Slip(job, matterId), receipt));
        if (printout.lies()) {
            take(new Slip(job, matterId), printout, progress);
        }
        return printout;
    }

    /** Which paper it is about. */
    private record Slip(UUID job, Optional<UUID> matterId) {}

    private Screen.Working working(Instant began) {
        var used = Duration.between(began, hall.dialogue().now());
        return new Screen.Working(
                Phrase.of("working.printing"),
                (int) used.toSeconds(),
                (int) SHOWN_MAX.toSeconds(),
                Optional.of(GuideLight.RECEIPT_PRINTER));
    }

    private Printout printed(Slip slip, Receipt receipt) throws InterruptedException {
        try {
            return switch (hall.fittings().printer().print(slip.job(), receipt)) {
                case PrintResult.Presented _ -> {
                    var printout = Printout.out(new SlipOutcome.Unknown());
                    // A printer that is away already cannot tell, and the slip is out.
                    settle(slip, printout, look(slip).orElse(new SlipOutcome.Unknown()));
                    yield printout;
                }
                case PrintResult.Incomplete(var fault) -> {
                    LOG.warn("receipt: job {} is incomplete: {}", slip.job(), fault);
                    yield Printout.failed(problem(slip, "incomplete"));
                }
            };
        } catch (DeviceException e) {
            LOG.warn("receipt: job {} was not printed: {}", slip.job(), e.getMessage());
            return Printout.failed(problem(slip, e.fault() == Fault.PAPER_OUT ? "out" : "broken"));
        }
    }

    /** What went wrong and how to get it all the same: a receipt nobody keeps is copied from the screen. */
    private static Phrase problem(Slip slip, String what) {
        return slip.matterId().isPresent() ? Phrase.of("receipt.problem." + what) : Phrase.of("slip.problem." + what);
    }

    /** Asks to take it, until it was taken, the person goes on, or the time is over; then it is watched aside. */
    private void take(Slip slip, Printout printout, Optional<Frame.Progress> progress)
            throws Departure, InterruptedException {
        var most = hall.fittings().times().waits(hall.dialogue().panel().care()).question();
        var began = hall.dialogue().now();
        while (printout.lies()) {
            var heard = hall.dialogue()
                    .listen(
                            () -> watch(slip, printout),
                            () -> new Screen.TakeSlip(
                                    slip.matterId().isPresent(),
                                    Dialogue.seconds(left(began, most)),
                                    Dialogue.seconds(most)),
                            progress,
                            Frame.Foot.QUIET,
                            left(began, most));
            boolean goesOn = heard instanceof Dialogue.Heard.Late<Boolean>
                    || heard instanceof Dialogue.Heard.Said<Boolean>(Touch.Go _);
            if (printout.lies() && goesOn) {
                hall.dialogue().aside(() -> watch(slip, printout));
                return;
            }
        }
    }

    private Duration left(Instant began, Duration most) {
        return most.minus(Duration.between(began, hall.dialogue().now()));
    }

    /** Looks at the mouth until the slip is gone. */
    private boolean watch(Slip slip, Printout printout) throws InterruptedException {
        var until = hall.dialogue().now().plus(WATCH_MAX);
        while (printout.lies() && hall.dialogue().now().isBefore(until)) {
            var seen = look(slip);
            if (seen.isPresent()) {
                settle(slip, printout, seen.get());
            } else {
                hall.fittings().pause().sleep(LOOK);
            }
        }
        return true;
    }

    /** What is seen of it now, or within a moment; empty when the printer is away. */
    private Optional<SlipOutcome> look(Slip slip) throws InterruptedException {
        try {
            return Optional.of(hall.fittings().printer().awaitTaken(slip.job(), LOOK));
        } catch (DeviceException e) {
            LOG.debug("receipt: nothing is known of the slip of job {}: {}", slip.job(), e.getMessage());
            return Optional.empty();
        }
    }

    private void settle(Slip slip, Printout printout, SlipOutcome seen) throws InterruptedException {
        switch (seen) {
            case SlipOutcome.StillPresent _ -> printout.seen(seen);
            case SlipOutcome.Taken _, SlipOutcome.Unknown _ -> {
                // Confirmed first: a look that is broken off in between is taken again.
                if (slip.matterId().isPresent()) {
                    confirm(slip.matterId().get());
                }
                printout.seen(seen);
            }
            case SlipOutcome.Retracted _ -> lost(slip, printout, "retracted");
            case SlipOutcome.Ejected _ -> lost(slip, printout, "ejected");
        }
    }

    /** It stays unconfirmed: the holder of the same card is offered another. */
    private static void lost(Slip slip, Printout printout, String how) {
        LOG.warn("receipt: nobody took the slip of job {}; it was {}", slip.job(), how);
        printout.lost(problem(slip, how));
    }

    private void confirm(UUID matterId) throws InterruptedException {
        for (int attempt = 1; attempt <= CONFIRM_ATTEMPTS_MAX; attempt++) {
            try {
                hall.fittings().agent().receiptPrinted(matterId);
                return;
            } catch (AgentException e) {
                LOG.warn("receipt of {} not confirmed, attempt {}: {}", matterId, attempt, e.getMessage());
            }
            hall.fittings().pause().sleep(CONFIRM_PAUSE);
        }
    }
}
