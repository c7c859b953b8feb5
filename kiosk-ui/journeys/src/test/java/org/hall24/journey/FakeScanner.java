package org.hall24.journey;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.hall24.device.CodeReading;
import org.hall24.device.CodeScanner;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.ScannedCode;

/** A scanner before which nothing is held until the test holds something. Two looks at once fail the test. */
final class FakeScanner implements CodeScanner {
    private final Stage stage;
    private final Deque<CodeReading> held = new ArrayDeque<>();
    private Optional<Fault> fault = Optional.empty();
    private int looks;
    private boolean busy;

    FakeScanner(Stage stage) {
        this.stage = stage;
    }

    void holds(String text) {
        happens(new CodeReading.Scanned(new ScannedCode(text, Optional.of("Q1"))));
    }

    void happens(CodeReading reading) {
        stage.change(() -> held.add(reading));
    }

    void breaks() {
        stage.change(() -> fault = Optional.of(Fault.SILENT));
    }

    void works() {
        stage.change(() -> fault = Optional.empty());
    }

    Optional<Fault> fault() {
        return fault;
    }

    int looks() {
        return looks;
    }

    @Override
    public CodeReading scan(Duration patience) throws DeviceException, InterruptedException {
        if (busy) {
            throw new AssertionError("two looks at once");
        }
        busy = true;
        try {
            looks++;
            stage.park(stage.instant().plus(patience), () -> !held.isEmpty() || fault.isPresent());
            checkHealth();
            return held.isEmpty() ? new CodeReading.NothingSeen() : held.removeFirst();
        } finally {
            busy = false;
        }
    }

    @Override
    public void checkHealth() throws DeviceException {
        if (fault.isPresent()) {
            throw new DeviceException(fault.get(), "broken by the test");
        }
    }

    @Override
    public void close() {}
}
