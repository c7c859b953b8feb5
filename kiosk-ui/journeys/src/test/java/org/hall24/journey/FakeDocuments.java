package org.hall24.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.hall24.device.DeviceException;
import org.hall24.device.Document;
import org.hall24.device.DocumentPrinter;
import org.hall24.device.DocumentResult;
import org.hall24.device.Fault;
import org.hall24.device.PaperLevel;

/** A printer for documents that counts its sheets. A job whose bytes have left is never printed again: asking so fails the test. */
final class FakeDocuments implements DocumentPrinter {
    final List<Document> printed = new ArrayList<>();
    final List<Integer> reserved = new ArrayList<>();
    private final Stage stage;
    private final Set<UUID> begun = new HashSet<>();

    /** Sheets in the tray. */
    int sheets = 500;

    /** Sheets that really come out before it stops, whatever it counted. */
    int breaksAfter = Integer.MAX_VALUE;

    /** Whether it can say how many came out when it stops. */
    boolean certain = true;

    /** Says no before the first byte, so many times. */
    int refusals;

    /** How long a sheet takes. */
    Duration sheetTakes = Duration.ZERO;

    Optional<Fault> fault = Optional.empty();

    FakeDocuments(Stage stage) {
        this.stage = stage;
    }

    @Override
    public PaperLevel checkHealth() throws DeviceException {
        throw new AssertionError("no journey asks; it reserves");
    }

    @Override
    public void reserve(UUID job, int wanted) throws DeviceException {
        if (fault.isPresent()) {
            throw new DeviceException(fault.get(), "made so by the test");
        }
        if (sheets < wanted) {
            throw new DeviceException(Fault.PAPER_OUT, "too few sheets");
        }
        reserved.add(wanted);
    }

    @Override
    public DocumentResult print(UUID job, Document document, IntConsumer progress)
            throws DeviceException, InterruptedException {
        if (refusals > 0) {
            refusals--;
            throw new DeviceException(Fault.COVER_OPEN, "made so by the test");
        }
        if (!begun.add(job)) {
            throw new AssertionError("the same job twice");
        }
        printed.add(document);
        for (int out = document.already() + 1; out <= document.sheets(); out++) {
            if (sheets == 0 || breaksAfter == 0) {
                var why = sheets == 0 ? Fault.PAPER_OUT : Fault.PAPER_JAMMED;
                return new DocumentResult.Incomplete(why, out - 1, certain);
            }
            stage.park(stage.instant().plus(sheetTakes), () -> false);
            sheets--;
            breaksAfter--;
            progress.accept(out);
        }
        return new DocumentResult.Printed(document.sheets());
    }

    @Override
    public void close() {}
}
