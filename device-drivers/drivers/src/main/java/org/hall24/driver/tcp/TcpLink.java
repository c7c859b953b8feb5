package org.hall24.driver.tcp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.HelperThread;
import org.hall24.device.link.Intake;

/**
 * A connection to a device on the network. Dialling, reading and writing are done by threads of the link's own: interrupting a virtual
 * thread inside a socket call would close the socket, and a device that takes no bytes would hold the writer for ever.
 */
final class TcpLink implements ByteLink {
    /** In the hall's own network a device answers within milliseconds; the first packet may be lost once. */
    private static final int CONNECT_MILLIS_MAX = 3_000;

    /** A name must be looked up before. */
    private static final Duration DIAL_MAX = Duration.ofMillis(2L * CONNECT_MILLIS_MAX);

    private final InetSocketAddress address;
    private final String name;
    private final Duration takeMax;
    private volatile Connection connection;
    private volatile boolean renewing;
    private volatile boolean broken;

    /** One call, from dialling to hanging up. */
    private record Connection(Socket socket, Intake intake) {
        int read(byte[] into) throws IOException {
            return socket.getInputStream().read(into);
        }

        void hangUp() {
            intake.wipe();
            try {
                socket.close();
            } catch (IOException _) {
                // closed is closed
            }
        }
    }

    private TcpLink(InetSocketAddress address, String name, Duration takeMax) throws IOException {
        this.address = address;
        this.name = name;
        this.takeMax = takeMax;
        this.connection = dial();
    }

    /**
     * Dials.
     *
     * @param address its name is looked up at each dialling
     * @param takeMax how long the device may take no bytes
     */
    static TcpLink to(InetSocketAddress address, String name, Duration takeMax) throws IOException {
        return new TcpLink(address, name, takeMax);
    }

    private Connection dial() throws IOException {
        var socket = new Socket();
        try {
            // A name that no server knows is asked for in native code, for half a minute: no carrier of virtual threads
            // waits for that.
            aside(Thread.ofPlatform().daemon(), "dial", DIAL_MAX, () -> {
                socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), CONNECT_MILLIS_MAX);
                socket.setTcpNoDelay(true); // status questions are three bytes long and wanted at once
                socket.setKeepAlive(true);
            });
        } catch (IOException e) {
            new Connection(socket, new Intake()).hangUp();
            throw e;
        }
        var fresh = new Connection(socket, new Intake());
        Thread.ofVirtual().name("listen " + name).start(() -> fresh.intake().fillFrom(fresh::read));
        return fresh;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        var out = connection.socket();
        try {
            aside(
                    Thread.ofVirtual(),
                    "write",
                    takeMax,
                    () -> out.getOutputStream().write(bytes));
        } catch (IOException e) {
            broken = true;
            connection.hangUp();
            throw e;
        }
    }

    /** Something that may block in the system's hands. */
    private interface Blocking {
        void run() throws IOException;
    }

    private void aside(Thread.Builder thread, String what, Duration max, Blocking work) throws IOException {
        var problem = new AtomicReference<>(Optional.of(new IOException(name + ": no " + what + " within " + max)));
        var working = thread.name(what + " " + name).start(() -> {
            try {
                work.run();
                problem.set(Optional.empty());
            } catch (IOException e) {
                problem.set(Optional.of(e));
            }
        });
        boolean ended = HelperThread.ends(working, max);
        var trouble = problem.get();
        if (!ended || trouble.isPresent()) {
            throw trouble.orElseGet(() -> new IOException(name + ": " + what + " came too late"));
        }
    }

    @Override
    public int read(byte[] into, Duration patience) throws InterruptedException {
        int count = connection.intake().take(into, patience);
        broken |= count < 0;
        return count;
    }

    @Override
    public void renew(boolean anew) throws IOException {
        renewing = true;
        if (broken) {
            throw new IOException(name + ": this line broke before");
        }
        if (!anew && !connection.intake().hasEnded()) {
            return;
        }
        connection.hangUp();
        try {
            connection = dial();
        } catch (IOException e) {
            broken = true;
            throw e;
        }
        if (broken) { // closed meanwhile
            connection.hangUp();
        }
    }

    @Override
    public String address() {
        return name;
    }

    @Override
    public boolean isWhole() {
        return !broken && (renewing || !connection.intake().hasEnded());
    }

    @Override
    public void close() {
        broken = true;
        connection.hangUp();
    }
}
