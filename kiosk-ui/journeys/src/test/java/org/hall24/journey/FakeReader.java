package org.hall24.journey;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.IdCard;
import org.hall24.device.IdCardReader;

/** A reader on which nothing lies until the test lays something. Counts who holds it: two readings at once fail the test. */
final class FakeReader implements IdCardReader {
    private final Stage stage;
    private final Deque<CardReading> laid = new ArrayDeque<>();
    private Optional<Fault> fault = Optional.empty();
    private int readings;
    private int interrupted;
    private boolean busy;

    FakeReader(Stage stage) {
        this.stage = stage;
    }

    void lay(IdCard card) {
        happens(new CardReading.Read(card));
    }

    void happens(CardReading reading) {
        stage.change(() -> laid.add(reading));
    }

    void unplug() {
        stage.change(() -> fault = Optional.of(Fault.GONE));
    }

    void plug() {
        stage.change(() -> fault = Optional.empty());
    }

    Optional<Fault> fault() {
        return fault;
    }

    int readings() {
        return readings;
    }

    int interrupted() {
        return interrupted;
    }

    @Override
    public CardReading read(Duration patience) throws DeviceException, InterruptedException {
        if (busy) {
            throw new AssertionError("two readings at once");
        }
        busy = true;
        try {
            readings++;
            stage.park(stage.instant().plus(patience), () -> !laid.isEmpty() || fault.isPresent());
            if (fault.isPresent()) {
                throw new DeviceException(fault.get(), "unplugged by the test");
            }
            return laid.isEmpty() ? new CardReading.NoCard() : laid.removeFirst();
        } catch (InterruptedException e) {
            interrupted++;
            throw e;
        } finally {
            busy = false;
        }
    }

    @Override
    public void checkHealth() {
        throw new AssertionError("no journey checks the reader; the board knows");
    }

    @Override
    public void close() {}
}
