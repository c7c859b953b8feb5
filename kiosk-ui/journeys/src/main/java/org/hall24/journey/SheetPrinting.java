package org.hall24.journey;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.hall24.catalogue.Phrase;
import org.hall24.device.DeviceException;
import org.hall24.device.Document;
import org.hall24.device.DocumentResult;
import org.hall24.device.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets sheets aside and prints on A4 while the person looks on. Nothing times out, nothing is printed twice. */
final class SheetPrinting {
    private static final Logger LOG = LoggerFactory.getLogger(SheetPrinting.class);

    /** A page is drawn in less than a second; a slow machine has several. */
    static final Duration DRAW_MAX = Duration.ofSeconds(5);

    /** A printer says how it is within its own limit of some seconds. */
    private static final Duration RESERVE_MAX = Duration.ofSeconds(10);

    private final Hall hall;
    private final Optional<Frame.Progress> progress;

    SheetPrinting(Hall hall, Optional<Frame.Progress> progress) {
        this.hall = hall;
        this.progress = progress;
    }

    /** How a print ended. */
    sealed interface Outcome {
        /** Every sheet lies in the tray. */
        record Whole(int sheets) implements Outcome {}

        /** Some did, or none. */
        record Part(Fault fault, int sheets, boolean certain) implements Outcome {}

        /** Nothing was printed; it may be tried again. */
        record Nothing(Fault fault) implements Outcome {}
    }

    /** Sets the sheets aside; a sentence when there are too few or the printer cannot print. */
    Optional<Phrase> reserve(UUID job, int sheets) throws InterruptedException {
        return hall.dialogue().work(Phrase.of("working.paper"), RESERVE_MAX, progress, () -> {
            try {
                hall.fittings().documents().reserve(job, sheets);
                return Optional.<Phrase>empty();
            } catch (DeviceException e) {
                LOG.warn("document: {} sheets not set aside: {}", sheets, e.getMessage());
                return Optional.of(
                        e.fault() == Fault.PAPER_OUT
                                ? Phrase.of("preview.paper", sheets)
                                : Phrase.of("preview.printer"));
            }
        });
    }

    /**
     * Prints what has not come out yet.
     *
     * @param told how many sheets lie in the tray, whenever that grows; on another thread
     */
    Outcome print(UUID job, Document document, Phrase what, IntConsumer told) throws InterruptedException {
        var out = new AtomicInteger(document.already());
        return hall.dialogue()
                .work(
                        () -> new Screen.PrintingSheets(what, out.get(), document.sheets()),
                        progress,
                        () -> printed(job, document, sheets -> {
                            out.set(sheets);
                            told.accept(sheets);
                        }));
    }

    private Outcome printed(UUID job, Document document, IntConsumer told) throws InterruptedException {
        try {
            return switch (hall.fittings().documents().print(job, document, told)) {
                case DocumentResult.Printed(int sheets) -> new Outcome.Whole(sheets);
                case DocumentResult.Incomplete(var fault, int sheets, boolean certain) -> {
                    LOG.warn("document: job {} stopped after {} of {}: {}", job, sheets, document.sheets(), fault);
                    yield new Outcome.Part(fault, sheets, certain);
                }
            };
        } catch (DeviceException e) {
            LOG.warn("document: job {} was not printed: {}", job, e.getMessage());
            return new Outcome.Nothing(e.fault());
        }
    }
}
