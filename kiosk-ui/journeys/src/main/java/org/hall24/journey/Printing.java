package org.hall24.journey;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.hall24.catalogue.Phrase;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.PrintResult;
import org.hall24.device.Receipt;
import org.hall24.wire.terminal.AgentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints one receipt while the person waits, and tells the agent when it is in their hand. Never prints twice by itself. */
final class Printing {
    private static final Logger LOG = LoggerFactory.getLogger(Printing.class);

    /** A receipt takes about three seconds; a slow printer three times that, and the agent may be asked thrice. */
    private static final Duration SHOWN_MAX = Duration.ofSeconds(20);

    /** An unconfirmed receipt is only offered again: three tries are enough. */
    private static final int CONFIRM_ATTEMPTS_MAX = 3;

    private static final Duration CONFIRM_PAUSE = Duration.ofMillis(500);

    private final Hall hall;

    Printing(Hall hall) {
        this.hall = hall;
    }

    /**
     * Prints.
     *
     * @param job the printer never prints the same job twice
     * @param matterId whose receipt it is, when the agent keeps it until it was printed; then a lost one can be had again
     * @return why no whole receipt came out; empty when it did
     */
    Optional<Phrase> print(UUID job, Optional<UUID> matterId, Receipt receipt, Optional<Frame.Progress> progress)
            throws InterruptedException {
        return hall.dialogue()
                .work(Phrase.of("working.printing"), SHOWN_MAX, progress, () -> printed(job, matterId, receipt));
    }

    private Optional<Phrase> printed(UUID job, Optional<UUID> matterId, Receipt receipt) throws InterruptedException {
        try {
            return switch (hall.fittings().printer().print(job, receipt)) {
                case PrintResult.Presented _ -> {
                    if (matterId.isPresent()) {
                        confirm(matterId.get());
                    }
                    yield Optional.empty();
                }
                case PrintResult.Incomplete(var fault) -> {
                    LOG.warn("receipt: job {} is incomplete: {}", job, fault);
                    yield Optional.of(problem(matterId, "incomplete"));
                }
            };
        } catch (DeviceException e) {
            LOG.warn("receipt: job {} was not printed: {}", job, e.getMessage());
            return Optional.of(problem(matterId, e.fault() == Fault.PAPER_OUT ? "out" : "broken"));
        }
    }

    /** What went wrong and how to get it all the same: a receipt nobody keeps is copied from the screen. */
    private static Phrase problem(Optional<UUID> matterId, String what) {
        return matterId.isPresent() ? Phrase.of("receipt.problem." + what) : Phrase.of("slip.problem." + what);
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
