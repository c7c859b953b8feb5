package org.hall24.fleet.fault;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The network between many terminals and one hub, on loopback: passes bytes both ways, and does to them what the weather says. */
public final class FaultProxy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FaultProxy.class);

    /** A whole fleet comes back at once; the kernel cuts this to its own limit. */
    private static final int BACKLOG_MAX = 4_096;

    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
    private static final Duration CLOSED_MAX = Duration.ofSeconds(5);

    private final List<InetSocketAddress> targets;
    private final int port;
    private final SplittableRandom random;
    private final Pause pause;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final Map<Fault, LongAdder> met = new EnumMap<>(Fault.class);
    private final AtomicInteger turn = new AtomicInteger();
    private volatile Weather weather = Weather.FAIR;
    private volatile boolean on = true;
    private volatile ServerSocket ear;
    private volatile Thread listener = Thread.ofVirtual().unstarted(() -> {});

    private FaultProxy(List<InetSocketAddress> targets, SplittableRandom random, Pause pause) throws IOException {
        this.targets = targets;
        this.ear = ear(0);
        this.port = ear.getLocalPort();
        this.random = random;
        this.pause = pause;
        for (var fault : Fault.values()) {
            met.put(fault, new LongAdder());
        }
    }

    /**
     * A network in fair weather from a free port on loopback to ports on loopback.
     *
     * @param targetPorts one, or several nodes that are taken in turn; one that does not take a connection is passed over, as a
     *     balancer does
     */
    public static FaultProxy to(List<Integer> targetPorts, SplittableRandom random, Pause pause) throws IOException {
        var here = InetAddress.getLoopbackAddress();
        var targets = targetPorts.stream()
                .map(port -> new InetSocketAddress(here, port))
                .toList();
        var proxy = new FaultProxy(targets, random, pause);
        proxy.listen();
        return proxy;
    }

    private static ServerSocket ear(int port) throws IOException {
        var ear = new ServerSocket();
        ear.setReuseAddress(true); // connections of before may still be dying
        ear.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG_MAX);
        return ear;
    }

    /** Where terminals connect to. */
    public int port() {
        return port;
    }

    /** Connections made from now on have this weather; those that stand keep theirs. */
    public void weather(Weather now) {
        weather = now;
    }

    /** Pulls the cable: cuts what stands, and nobody gets a connection. */
    public void off() {
        on = false;
        deaf();
        cutAll();
    }

    /** While somebody still waits in accept, the kernel goes on taking connections: the port is closed when he has left. */
    private void deaf() {
        quietly(ear);
        try {
            listener.join(CLOSED_MAX);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Puts the cable back.
     *
     * @throws IOException when somebody else took the port meanwhile
     */
    public void on() throws IOException {
        ear = ear(port);
        on = true;
        listen();
    }

    /** Cuts what stands; new connections are taken as before. */
    public void cutAll() {
        open.forEach(FaultProxy::quietly);
        open.clear();
    }

    /** How many connections met with a fault by now. */
    public long met(Fault fault) {
        return met.getOrDefault(fault, new LongAdder()).sum();
    }

    private void listen() {
        var now = ear;
        listener = Thread.ofVirtual().name("network-" + port).start(() -> {
            while (!now.isClosed()) {
                try {
                    var terminal = now.accept();
                    Thread.ofVirtual().name("connection").start(() -> carry(terminal));
                } catch (IOException e) {
                    LOG.debug("network: {}", e.getMessage());
                }
            }
        });
    }

    private void carry(Socket terminal) {
        try {
            open.add(terminal);
            var hub = connect();
            open.add(hub);
            hub.setTcpNoDelay(true);
            terminal.setTcpNoDelay(true);
            if (!on) {
                cut(terminal, hub);
                return;
            }
            var passage = new Passage(terminal, hub, draw(), chance(), pause);
            passage.carry(fault -> met.getOrDefault(fault, new LongAdder()).increment());
            cut(terminal, hub);
        } catch (IOException e) {
            cut(terminal);
        }
    }

    private Socket connect() throws IOException {
        var trouble = new IOException("no node takes a connection");
        int first = turn.getAndIncrement();
        for (int i = 0; i < targets.size(); i++) {
            var hub = new Socket();
            try {
                hub.connect(
                        targets.get(Math.floorMod(first + i, targets.size())), Math.toIntExact(CONNECT_MAX.toMillis()));
                return hub;
            } catch (IOException e) {
                quietly(hub);
                trouble.addSuppressed(e);
            }
        }
        throw trouble;
    }

    private Fault draw() {
        lock.lock();
        try {
            return weather.draw(random);
        } finally {
            lock.unlock();
        }
    }

    private SplittableRandom chance() {
        lock.lock();
        try {
            return random.split();
        } finally {
            lock.unlock();
        }
    }

    private void cut(Closeable... ends) {
        for (var end : ends) {
            quietly(end);
            open.remove(end);
        }
    }

    private static void quietly(Closeable end) {
        try {
            end.close();
        } catch (IOException e) {
            LOG.trace("closing: {}", e.getMessage());
        }
    }

    /** Ends everything. */
    @Override
    public void close() {
        on = false;
        deaf();
        cutAll();
    }
}
