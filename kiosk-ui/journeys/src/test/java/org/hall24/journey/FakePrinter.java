package org.hall24.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.PaperLevel;
import org.hall24.device.PrintResult;
import org.hall24.device.Receipt;
import org.hall24.device.ReceiptPrinter;
import org.hall24.device.SlipOutcome;

/** A printer that keeps what it printed. The same job twice fails the test. */
final class FakePrinter implements ReceiptPrinter {
    private final List<Receipt> printed = new ArrayList<>();
    private final Set<UUID> jobs = new HashSet<>();
    private Optional<Fault> fault = Optional.empty();
    private Optional<Fault> breaksOnTheWay = Optional.empty();
    private PaperLevel paper = PaperLevel.FULL;
    private Optional<Stage> stage = Optional.empty();
    private SlipOutcome slip = new SlipOutcome.Unknown();
    private int attempts;

    void fault(Optional<Fault> now) {
        fault = now;
    }

    void breaksOnTheWay(Fault broken) {
        breaksOnTheWay = Optional.of(broken);
    }

    void paper(PaperLevel level) {
        paper = level;
    }

    Optional<Fault> fault() {
        return fault;
    }

    PaperLevel paper() {
        return paper;
    }

    int attempts() {
        return attempts;
    }

    List<Receipt> printed() {
        return printed;
    }

    /** All words of the n-th receipt, line by line. */
    String words(int n) {
        return printed.get(n).parts().stream()
                .map(part -> switch (part) {
                    case Receipt.Heading(var text) -> text;
                    case Receipt.Line(var text) -> text;
                    case Receipt.Drawn(var text) -> "drawn:" + text;
                    case Receipt.Figure(var text) -> "figure:" + text;
                    case Receipt.Qr(var content) -> "qr:" + content;
                    case Receipt.Rule _ -> "---";
                    case Receipt.Feed _ -> "";
                })
                .collect(Collectors.joining("\n"));
    }

    @Override
    public PaperLevel checkHealth() {
        throw new AssertionError("no journey checks the printer; the board knows");
    }

    @Override
    public PrintResult print(UUID job, Receipt receipt) throws DeviceException {
        attempts++;
        if (fault.isPresent()) {
            throw new DeviceException(fault.get(), "made so by the test");
        }
        if (!jobs.add(job)) {
            throw new AssertionError("the same job twice");
        }
        if (breaksOnTheWay.isPresent()) {
            return new PrintResult.Incomplete(breaksOnTheWay.get());
        }
        printed.add(receipt);
        slip = new SlipOutcome.StillPresent();
        return new PrintResult.Presented();
    }

    /** It has a presenter, and sees what becomes of a slip. */
    void presents(Stage onWhich) {
        stage = Optional.of(onWhich);
    }

    /** What becomes of the slip that lies in the mouth. */
    void becomes(SlipOutcome outcome) {
        stage.orElseThrow().change(() -> slip = outcome);
    }

    @Override
    public SlipOutcome awaitTaken(UUID job, Duration patience) throws DeviceException, InterruptedException {
        if (stage.isEmpty()) {
            return new SlipOutcome.Unknown();
        }
        if (fault.isPresent()) {
            throw new DeviceException(fault.get(), "made so by the test");
        }
        var now = stage.get();
        now.park(now.instant().plus(patience), () -> !(slip instanceof SlipOutcome.StillPresent));
        return slip;
    }

    @Override
    public void close() {}
}
