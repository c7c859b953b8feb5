package org.hall24.simulator.document;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The printer's web server, as small as those in printers: one request after another on each connection, and a cable that can be pulled. */
final class Door {
    /** Whoever answers requests. */
    interface Answering {
        byte[] answer(byte[] request) throws InterruptedException;

        /** A request broke off; what came of it lies here. */
        void brokenOff(byte[] begun);
    }

    private static final int CALLERS_MAX = 8;
    private static final int HEAD_BYTES_MAX = 16 * 1024;

    /** A document of a hundred pages as dots. */
    private static final int BODY_BYTES_MAX = 256 << 20;

    private static final Duration OUT_MAX = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final Answering printer;
    private final Set<Socket> callers = new HashSet<>();
    private InetSocketAddress address;
    private @Nullable ServerSocket server;
    private int pullAfter = -1;
    private Optional<Thread> accepting = Optional.empty();
    private boolean hangsUp;

    Door(InetSocketAddress address, Answering printer) {
        this.address = address;
        this.printer = printer;
    }

    synchronized InetSocketAddress address() {
        return address;
    }

    synchronized boolean isOpen() {
        return server != null;
    }

    /** Puts the cable in; the one that was pulled is out by then. */
    void plug() throws IOException, InterruptedException {
        Optional<Thread> before;
        synchronized (this) {
            if (server != null) {
                return;
            }
            before = accepting;
        }
        if (before.isPresent()) {
            before.get().join(OUT_MAX);
        }
        open();
    }

    private synchronized void open() throws IOException {
        var fresh = new ServerSocket();
        fresh.setReuseAddress(true);
        fresh.bind(address, CALLERS_MAX);
        address = new InetSocketAddress(
                address.getAddress() == null ? InetAddress.getLoopbackAddress() : address.getAddress(),
                fresh.getLocalPort());
        server = fresh;
        pullAfter = -1;
        accepting =
                Optional.of(Thread.ofPlatform().daemon().name("printer-door").start(() -> accept(fresh)));
    }

    /** Pulls the cable: nobody is told goodbye. */
    synchronized void unplug() {
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            LOG.debug("the door does not close", e);
        }
        server = null;
        for (Socket caller : callers) {
            hangUp(caller);
        }
        callers.clear();
    }

    /** The cable will come out after so many more bytes. */
    synchronized void pullAfter(int bytes) {
        pullAfter = bytes;
    }

    /** Whether it hangs up after each answer, as some printers do. */
    synchronized void hangUpAfterEach(boolean yes) {
        hangsUp = yes;
    }

    private static void hangUp(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            LOG.debug("the caller had left", e);
        }
    }

    private void accept(ServerSocket from) {
        try {
            while (true) {
                var caller = from.accept();
                synchronized (this) {
                    if (from.isClosed() || callers.size() >= CALLERS_MAX) {
                        hangUp(caller);
                        continue;
                    }
                    callers.add(caller);
                }
                Thread.ofPlatform().daemon().name("printer-caller").start(() -> converse(caller));
            }
        } catch (IOException _) {
            LOG.debug("the cable is out");
        }
    }

    private void converse(Socket caller) {
        try (caller;
                var in = new BufferedInputStream(caller.getInputStream())) {
            caller.setTcpNoDelay(true);
            boolean stays = true;
            while (stays) {
                var head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                stays = serve(caller, in, head);
            }
        } catch (IOException _) {
            LOG.debug("a caller hung up");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                callers.remove(caller);
            }
        }
    }

    /** One request; says whether another may follow. */
    private boolean serve(Socket caller, InputStream in, Map<String, String> head)
            throws IOException, InterruptedException {
        if (head.getOrDefault("expect", "").equalsIgnoreCase("100-continue")) {
            say(caller, "HTTP/1.1 100 Continue\r\n\r\n", new byte[0]);
        }
        var body = new ByteArrayOutputStream();
        try {
            body(in, head, body);
        } catch (IOException e) {
            printer.brokenOff(body.toByteArray());
            throw e;
        }
        if (!head.getOrDefault("", "").matches("POST /ipp/print HTTP/1\\.1")) {
            say(caller, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", new byte[0]);
            return true;
        }
        var answer = printer.answer(body.toByteArray());
        boolean last;
        synchronized (this) {
            last = hangsUp;
        }
        say(
                caller,
                "HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\n" + (last ? "Connection: close\r\n" : "")
                        + "Content-Length: " + answer.length + "\r\n\r\n",
                answer);
        return !last;
    }

    private static void say(Socket caller, String head, byte[] body) throws IOException {
        var out = new ByteArrayOutputStream();
        out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(body);
        caller.getOutputStream().write(out.toByteArray());
    }

    /** The request line under the empty name, then the headers; nothing when the caller has left. */
    private Map<String, String> head(InputStream in) throws IOException {
        var head = new HashMap<String, String>();
        int size = 0;
        String line = line(in);
        while (line != null && !line.isEmpty()) {
            size += line.length();
            if (size > HEAD_BYTES_MAX) {
                throw new IOException("a head without end");
            }
            int colon = line.indexOf(':');
            if (head.isEmpty()) {
                head.put("", line);
            } else if (colon > 0) {
                head.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
            line = line(in);
        }
        return head;
    }

    private void body(InputStream in, Map<String, String> head, ByteArrayOutputStream into) throws IOException {
        if (!head.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            take(in, Integer.parseInt(head.getOrDefault("content-length", "0")), into);
            return;
        }
        int size = Integer.parseInt(needed(in), 16);
        while (size > 0) {
            take(in, size, into);
            needed(in);
            size = Integer.parseInt(needed(in), 16);
        }
        needed(in);
    }

    private void take(InputStream in, int count, ByteArrayOutputStream into) throws IOException {
        if (count < 0 || into.size() + count > BODY_BYTES_MAX) {
            throw new IOException("more than a printer holds");
        }
        for (int i = 0; i < count; i++) {
            int one = next(in);
            if (one < 0) {
                throw new EOFException("the document broke off");
            }
            into.write(one);
        }
    }

    private String needed(InputStream in) throws IOException {
        var line = line(in);
        if (line == null) {
            throw new EOFException("the document broke off");
        }
        return line;
    }

    private @Nullable String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        int one = next(in);
        while (one >= 0 && one != '\n' && line.length() < HEAD_BYTES_MAX) {
            if (one != '\r') {
                line.append((char) one);
            }
            one = next(in);
        }
        return one < 0 ? null : line.toString();
    }

    /** The next byte; -1 = the caller hung up, or the cable came out before it. */
    private int next(InputStream in) throws IOException {
        synchronized (this) {
            if (pullAfter == 0) {
                pullAfter = -1;
                unplug();
                return -1;
            }
            if (pullAfter > 0) {
                pullAfter--;
            }
        }
        return in.read();
    }
}
