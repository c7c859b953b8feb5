package org.hall24.journey;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.hall24.device.CodeReading;
import org.hall24.device.CodeScanner;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;

/** A scanner that gives what the test put before it, one reading after another. */
final class FakeScanner implements CodeScanner {
    final Deque<CodeReading> readings = new ArrayDeque<>();
    boolean broken;

    @Override
    public CodeReading scan(Duration patience) throws DeviceException {
        checkHealth();
        return readings.isEmpty() ? new CodeReading.NothingSeen() : readings.pop();
    }

    @Override
    public void checkHealth() throws DeviceException {
        if (broken) {
            throw new DeviceException(Fault.SILENT, "broken, says the test");
        }
    }

    @Override
    public void close() {}
}
