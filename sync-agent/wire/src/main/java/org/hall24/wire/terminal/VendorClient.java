package org.hall24.wire.terminal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hall24.wire.json.MalformedException;

/**
 * A technician's side of vendor mode: one device of a kiosk on this machine, until it is closed. The kiosk ends the line when it takes the
 * device back before.
 */
public final class VendorClient implements AutoCloseable {
    /** The kiosk finishes what the device does, ten seconds at most, and closes its line, three. */
    private static final Duration ENTER_MAX = Duration.ofSeconds(16);

    private static final Duration FRAME_MAX = Duration.ofSeconds(5);

    /** What follows a farewell is nobody's business: the end of the line says the same. */
    private static final Duration FAREWELL_MAX = Duration.ofSeconds(2);

    private final Frames line;
    private final VendorTalk.ModeEntered entered;
    private final Thread listener;
    private final AtomicBoolean closing = new AtomicBoolean();

    /** Why the device cannot be had. */
    public static final class NotLent extends Exception {
        private static final long serialVersionUID = 1L;

        NotLent(String sentence) {
            super(sentence);
        }

        NotLent(String sentence, Exception cause) {
            super(sentence, cause);
        }
    }

    private VendorClient(Frames line, VendorTalk.ModeEntered entered, Runnable takenBack) {
        this.line = line;
        this.entered = entered;
        this.listener = Thread.ofVirtual().name("vendor-mode").start(() -> listen(takenBack));
    }

    /**
     * Asks the kiosk behind this socket for a device.
     *
     * @param place where the device is, transport and target
     * @param longest after this the kiosk takes it back
     * @param takenBack told when the kiosk ends the line before this end does; on another thread
     * @return empty = no kiosk listens there, so none has the device
     * @throws NotLent when the kiosk keeps it, with the reason and when to ask again; also when this user may not look whether one listens
     * @throws InterruptedException when nobody wants it any more
     */
    public static Optional<VendorClient> enter(Path socket, String place, Duration longest, Runnable takenBack)
            throws NotLent, InterruptedException {
        var connected = connect(socket);
        if (connected.isEmpty()) {
            return Optional.empty();
        }
        var line = connected.get();
        boolean ours = false;
        try {
            line.send(VendorTalk.write(new VendorTalk.EnterModeRequest(place, longest.toSeconds())), FRAME_MAX);
            switch (VendorTalk.read(line.receive(ENTER_MAX, FRAME_MAX))) {
                case VendorTalk.ModeEntered entered -> {
                    ours = true;
                    return Optional.of(new VendorClient(line, entered, takenBack));
                }
                case VendorTalk.Refused(var sentence) -> throw new NotLent(sentence);
                case VendorTalk.EnterModeRequest _, VendorTalk.ExitModeRequest _, VendorTalk.ModeExited _ ->
                    throw new NotLent("the kiosk answered something else than it was asked");
            }
        } catch (MalformedException e) {
            throw new NotLent("the kiosk does not speak our language: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new NotLent("the kiosk does not answer: " + e.getMessage(), e);
        } finally {
            if (!ours) {
                line.close();
            }
        }
    }

    private static Optional<Frames> connect(Path socket) throws NotLent {
        if (Files.notExists(socket)) { // where nobody may look, a kiosk may listen
            return Optional.empty();
        }
        try {
            return Optional.of(new Frames(SocketChannel.open(UnixDomainSocketAddress.of(socket))));
        } catch (ConnectException _) {
            return Optional.empty(); // the socket of a kiosk that died
        } catch (IOException e) {
            throw new NotLent(
                    "whether a kiosk runs cannot be told, its socket " + socket + " does not open to this user ("
                            + e.getMessage() + "); ask as the user the kiosk runs as, or as root",
                    e);
        }
    }

    /** What the kiosk has the device for; empty = it is none of its devices. */
    public Optional<String> role() {
        return entered.role();
    }

    /** What the kiosk counted of the device, by the names of UnifiedPOS; empty when it is none of its devices. */
    public Map<String, Long> statistics() {
        return entered.statistics();
    }

    /** How long it was lent for. */
    public Duration longest() {
        return Duration.ofSeconds(entered.seconds());
    }

    /** Gives the device back. */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        listener.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            listener.join(FAREWELL_MAX.plus(FRAME_MAX));
        } catch (InterruptedException _) {
            interrupted = true;
        }
        line.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The line is this thread's: it hears when the kiosk ends it, and says the farewell when it is interrupted. */
    private void listen(Runnable takenBack) {
        try (line) {
            line.receive(VendorMode.LONGEST.plus(FRAME_MAX), FRAME_MAX); // whatever it says now, it is over
        } catch (InterruptedException _) {
            farewell();
        } catch (IOException _) {
            // it is over likewise
        }
        if (closing.compareAndSet(false, true)) {
            takenBack.run();
        }
    }

    private void farewell() {
        try {
            line.send(VendorTalk.write(new VendorTalk.ExitModeRequest()), FRAME_MAX);
            VendorTalk.read(line.receive(FAREWELL_MAX, FAREWELL_MAX));
        } catch (IOException _) {
            // the end of the line says the same
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
