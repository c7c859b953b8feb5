package org.hall24.demo.hall;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cable between agent and hub: passes bytes both ways, and can be pulled and put back. On loopback only. */
public final class Relay implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    /** One agent opens a handful of connections; more than this is a mistake of the demo. */
    private static final int CONNECTIONS_MAX = 64;

    /** The hub is on the same machine. */
    private static final Duration CONNECT_MAX = Duration.ofSeconds(2);

    private static final int CHUNK_BYTES = 8192;

    private final InetSocketAddress target;
    private final int port;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private Optional<ServerSocket> ear;
    private Thread porter = Thread.currentThread();

    private Relay(InetSocketAddress target, ServerSocket ear) {
        this.target = target;
        this.port = ear.getLocalPort();
        this.ear = Optional.of(ear);
    }

    /** A relay that is on, from a free port on loopback to a port on loopback. */
    public static Relay to(int targetPort) throws IOException {
        var here = InetAddress.getLoopbackAddress();
        var relay = new Relay(new InetSocketAddress(here, targetPort), listenAt(0));
        relay.ear.ifPresent(relay::serve);
        return relay;
    }

    /** Where the agent connects to; stays the same for ever. */
    public int port() {
        return port;
    }

    /** Puts the cable back; nothing happens when it is in. */
    public void on() throws IOException {
        lock.lock();
        try {
            if (ear.isEmpty()) {
                var again = listenAt(port);
                ear = Optional.of(again);
                serve(again);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Pulls the cable: refuses new connections and cuts the open ones. */
    public void off() {
        lock.lock();
        try {
            if (ear.isPresent()) {
                quietly(ear.get());
                ear = Optional.empty();
                awaitPorter(); // the port is free only when nobody waits at it any more
            }
            open.forEach(Relay::quietly);
            open.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the cable is in. */
    public boolean isOn() {
        lock.lock();
        try {
            return ear.isPresent();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        off();
    }

    private static ServerSocket listenAt(int port) throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECTIONS_MAX);
        return socket;
    }

    private void serve(ServerSocket listening) {
        porter = Thread.ofVirtual().name("relay-" + port).start(() -> {
            while (!listening.isClosed()) {
                try {
                    pass(listening, listening.accept());
                } catch (IOException e) {
                    LOG.debug("relay {}: {}", port, e.getMessage());
                }
            }
        });
    }

    private void awaitPorter() {
        try {
            porter.join(CONNECT_MAX.multipliedBy(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pass(ServerSocket listening, Socket near) throws IOException {
        var far = new Socket();
        open.add(near);
        open.add(far);
        if (open.size() > 2 * CONNECTIONS_MAX) {
            hangUp(near, far);
            return;
        }
        try {
            far.connect(target, (int) CONNECT_MAX.toMillis());
        } catch (IOException e) {
            hangUp(near, far);
            throw e;
        }
        Thread.ofVirtual().start(() -> pump(near, far));
        Thread.ofVirtual().start(() -> pump(far, near));
        if (listening.isClosed()) { // pulled while this connection was being made
            hangUp(near, far);
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var chunk = new byte[CHUNK_BYTES];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                out.write(chunk, 0, n);
            }
        } catch (IOException e) {
            LOG.debug("relay {}: a connection ended: {}", port, e.getMessage());
        } finally {
            hangUp(from, to);
        }
    }

    private void hangUp(Socket near, Socket far) {
        quietly(near);
        quietly(far);
        open.remove(near);
        open.remove(far);
    }

    private static void quietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            LOG.debug("closing: {}", e.getMessage());
        }
    }
}
