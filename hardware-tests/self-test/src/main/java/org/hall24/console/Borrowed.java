package org.hall24.console;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hall24.wire.terminal.VendorClient;
import org.hall24.wire.terminal.VendorMode;

/** The device as the kiosk of this machine lent it, or without a word where no kiosk runs. One thread. */
final class Borrowed implements AutoCloseable {
    /** Beside the patience for a person: opening, an answer, the longest print. */
    private static final Duration WORK_MAX = Duration.ofMinutes(5);

    private final AtomicBoolean takenBack = new AtomicBoolean();
    private final Optional<VendorClient> kiosk;

    /**
     * Asks for it.
     *
     * @param socket of the kiosk; empty = there is none on this machine
     * @param place of the device
     * @param patience for a person at the device
     * @throws VendorClient.NotLent when the kiosk keeps it
     */
    Borrowed(Optional<Path> socket, String place, Duration patience) throws VendorClient.NotLent, InterruptedException {
        var borrower = Thread.currentThread();
        var longest = patience.plus(WORK_MAX);
        if (longest.compareTo(VendorMode.LONGEST) > 0) {
            longest = VendorMode.LONGEST;
        }
        this.kiosk = socket.isEmpty()
                ? Optional.empty()
                : VendorClient.enter(socket.get(), place, longest, () -> {
                    takenBack.set(true);
                    borrower.interrupt();
                });
    }

    /** A device no kiosk is asked for. */
    Borrowed() {
        this.kiosk = Optional.empty();
    }

    /** Whether the kiosk took it back before it was given back; the borrower is interrupted then. */
    boolean isTakenBack() {
        return takenBack.get();
    }

    /** What the kiosk counted of it; empty = no kiosk has it. */
    Optional<Map<String, Long>> statistics() {
        return kiosk.filter(client -> client.role().isPresent()).map(VendorClient::statistics);
    }

    @Override
    public void close() {
        kiosk.ifPresent(VendorClient::close);
        if (isTakenBack()) {
            Thread.interrupted(); // it was meant for the work at the device, which has ended
        }
    }
}
