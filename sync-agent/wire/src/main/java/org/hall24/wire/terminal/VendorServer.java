package org.hall24.wire.terminal;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.hall24.wire.json.MalformedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens vendor mode to technicians' tools on a Unix socket of mode 0600, and to nothing else. A tool that dies gives back what it had: the
 * kernel ends its line.
 */
public final class VendorServer implements AutoCloseable {
    /** A technician at each device, and room for one that looks. */
    private static final int LINES_MAX = 10;

    /** Both ends are on one machine. */
    private static final Duration FRAME_MAX = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(VendorServer.class);

    private final VendorMode mode;
    private final InstantSource clock;
    private final Door door;

    private VendorServer(Path socket, VendorMode mode, PeerCheck peers, InstantSource clock) throws IOException {
        this.mode = mode;
        this.clock = clock;
        this.door = Door.open("kiosk", socket, "rw-------", peers, LINES_MAX, this::converse);
    }

    /**
     * Starts listening.
     *
     * @param socket its path; a socket left there by an earlier run is replaced
     * @param peers who may ask beside what the socket's mode says
     * @throws IOException when it cannot listen there, or another kiosk does
     */
    public static VendorServer open(Path socket, VendorMode mode, PeerCheck peers, InstantSource clock)
            throws IOException {
        if (isAnswered(socket)) {
            throw new IOException("another program listens at " + socket);
        }
        return new VendorServer(socket, mode, peers, clock);
    }

    private static boolean isAnswered(Path socket) {
        try (var _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** Stops listening, and takes every device back. */
    @Override
    public void close() {
        door.close();
    }

    private void converse(Frames line) throws IOException, MalformedException, InterruptedException {
        if (!(VendorTalk.read(line.receive(FRAME_MAX, FRAME_MAX)) instanceof VendorTalk.EnterModeRequest request)) {
            throw new MalformedException("a line begins with enterModeRequest");
        }
        var longest = Duration.ofSeconds(Math.clamp(request.seconds(), 1, VendorMode.LONGEST.toSeconds()));
        switch (mode.enter(request.place(), longest)) {
            case VendorMode.Refused(var sentence) -> say(line, new VendorTalk.Refused(sentence));
            case VendorMode.Entered entered -> {
                try (entered) {
                    lend(line, entered);
                }
            }
        }
    }

    /** Until the tool says so, its line ends, or its time is up. */
    private void lend(Frames line, VendorMode.Entered entered)
            throws IOException, MalformedException, InterruptedException {
        var left = Duration.between(clock.instant(), entered.until());
        say(line, new VendorTalk.ModeEntered(entered.role(), left.toSeconds(), entered.statistics()));
        try {
            if (!(VendorTalk.read(line.receive(left, FRAME_MAX)) instanceof VendorTalk.ExitModeRequest)) {
                throw new MalformedException("only exitModeRequest may follow");
            }
        } catch (SocketTimeoutException _) {
            LOG.warn(
                    "a technician's tool did not give {} back in its time",
                    entered.role().orElse("a device"));
            return;
        }
        entered.close();
        say(line, new VendorTalk.ModeExited());
    }

    private static void say(Frames line, VendorTalk.Message message) throws IOException, InterruptedException {
        line.send(VendorTalk.write(message), FRAME_MAX);
    }
}
