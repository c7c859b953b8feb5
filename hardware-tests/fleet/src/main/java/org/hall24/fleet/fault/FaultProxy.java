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

    private final List<InetSocketAddress> targets;
    private final ServerSocket ear;
    private final SplittableRandom random;
    private final Pause pause;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final Map<Fault, LongAdder> met = new EnumMap<>(Fault.class);
    private final AtomicInteger turn = new AtomicInteger();
    private final LongAdder refused = new LongAdder();
    private volatile Weather weather = Weather.FAIR;
    private volatile boolean on = true;

    private FaultProxy(List<InetSocketAddress> targets, ServerSocket ear, SplittableRandom random, Pause pause) {
        this.targets = targets;
        this.ear = ear;
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
        var ear = new ServerSocket(0, BACKLOG_MAX, here);
        var targets = targetPorts.stream()
                .map(port -> new InetSocketAddress(here, port))
                .toList();
        var proxy = new FaultProxy(targets, ear, random, pause);
        Thread.ofVirtual().name("network-" + ear.getLocalPort()).start(proxy::listen);
        return proxy;
    }

    /** Where terminals connect to. */
    public int port() {
        return ear.getLocalPort();
    }

    /** Connections made from now on have this weather; those that stand keep theirs. */
    public void weather(Weather now) {
        weather = now;
    }

    /** Pulls the cable: cuts what stands, and cuts at once what comes. */
    public void off() {
        on = false;
        cutAll();
    }

    /** Puts the cable back. */
    public void on() {
        on = true;
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

    /** How many connections were cut at once because the cable was out. */
    public long refused() {
        return refused.sum();
    }

    private void listen() {
        while (!ear.isClosed()) {
            try {
                var terminal = ear.accept();
                if (on) {
                    Thread.ofVirtual().name("connection").start(() -> carry(terminal));
                } else {
                    refused.increment();
                    quietly(terminal);
                }
            } catch (IOException e) {
                LOG.debug("network: {}", e.getMessage());
            }
        }
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
        quietly(ear);
        cutAll();
    }
}
