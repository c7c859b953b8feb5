package org.hall24.simulator.paper;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The network socket of the printer: one caller at a time, as the boards of real printers have it. */
final class Line implements Door {
    private static final Duration LEAVE_MAX = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    private final Hearing hearing;
    private InetSocketAddress address;
    private @Nullable ServerSocket server;
    private @Nullable Socket caller;
    private int pullAfter = -1;
    private Optional<Thread> serving = Optional.empty();

    Line(InetSocketAddress address, Hearing hearing) {
        this.address = address;
        this.hearing = hearing;
    }

    /** Where it listens. */
    synchronized InetSocketAddress address() {
        return address;
    }

    @Override
    public synchronized boolean isPlugged() {
        return server != null;
    }

    @Override
    public void plug() throws IOException, InterruptedException {
        Optional<Thread> before;
        synchronized (this) {
            if (server != null) {
                return;
            }
            before = serving;
        }
        if (before.isPresent()) {
            before.get().join(LEAVE_MAX);
        }
        open();
    }

    private synchronized void open() throws IOException {
        var fresh = new ServerSocket();
        fresh.setReuseAddress(true);
        fresh.bind(address, 1);
        address = new InetSocketAddress(
                address.getAddress() == null ? InetAddress.getLoopbackAddress() : address.getAddress(),
                fresh.getLocalPort());
        server = fresh;
        serving = Optional.of(Thread.ofPlatform().daemon().name("printer-line").start(() -> serve(fresh)));
    }

    @Override
    public synchronized void unplug() {
        closeQuietly(server);
        server = null;
        hangUp(caller);
    }

    @Override
    public synchronized void pullAfter(int bytes) {
        pullAfter = bytes;
    }

    @Override
    public void close() {
        unplug();
    }

    @Override
    public synchronized void say(int... bytes) {
        var now = caller;
        if (now == null || bytes.length == 0) {
            return;
        }
        var piece = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            piece[i] = (byte) bytes[i];
        }
        try {
            now.getOutputStream().write(piece);
        } catch (IOException e) {
            LOG.debug("nobody hears the printer", e);
        }
    }

    private void serve(ServerSocket from) {
        try {
            while (true) {
                var socket = from.accept();
                synchronized (this) {
                    if (from.isClosed()) { // the cable came out between the call and here
                        hangUp(socket);
                        return;
                    }
                    caller = socket;
                }
                listen(socket);
                synchronized (this) {
                    caller = null;
                }
                hearing.callerLeft(); // before anybody else can call: his bytes must not run into the next one's
            }
        } catch (IOException _) {
            LOG.debug("the printer's cable is out");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(Socket socket) throws InterruptedException {
        try (socket;
                var in = socket.getInputStream()) {
            socket.setTcpNoDelay(true);
            int one = next(in);
            while (one >= 0) {
                hearing.hear(one, this);
                one = next(in);
            }
        } catch (IOException _) {
            LOG.debug("the caller hung up");
        }
    }

    /** The next byte; -1 = the caller hung up, or the cable came out before it. */
    private int next(InputStream in) throws IOException {
        return pulled() ? -1 : in.read();
    }

    private synchronized boolean pulled() {
        if (pullAfter < 0) {
            return false;
        }
        if (pullAfter > 0) {
            pullAfter--;
            return false;
        }
        pullAfter = -1;
        unplug();
        return true;
    }

    private static void hangUp(@Nullable Socket socket) {
        if (socket == null) {
            return;
        }
        try {
            socket.setSoLinger(true, 0); // a pulled cable says no goodbye
            socket.close();
        } catch (SocketException e) {
            LOG.debug("the caller had left already", e);
        } catch (IOException e) {
            LOG.debug("the caller does not go", e);
        }
    }

    private static void closeQuietly(@Nullable ServerSocket server) {
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            LOG.debug("the socket does not close", e);
        }
    }
}
