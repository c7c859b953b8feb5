package org.hall24.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Unix socket through which a simulated device is told what happens to it: a line of words in, OK or ERR and a sentence out. */
public final class Control implements AutoCloseable {
    /** Whoever steers: a panel, a script, a test, and room. */
    private static final int CALLERS_MAX = 16;

    /** So long a caller waits for room. */
    private static final long ROOM_SECONDS_MAX = 5;

    /** The longest words show a scanner more than a code can hold, in hexadecimal. */
    private static final int LINE_CHARACTERS_MAX = 16 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Control.class);

    private final Path path;
    private final Words device;
    private final ServerSocketChannel server;
    private final Semaphore callers = new Semaphore(CALLERS_MAX);
    private final CountDownLatch quit = new CountDownLatch(1);

    private Control(Path path, Words device, ServerSocketChannel server) {
        this.path = path;
        this.device = device;
        this.server = server;
    }

    /** Listens at this path; an old socket there is replaced. */
    public static Control at(Path path, Words device) throws IOException {
        Files.deleteIfExists(path);
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path));
        var control = new Control(path, device, server);
        Thread.ofPlatform().daemon().name("control").start(control::accept);
        return control;
    }

    /** Waits until somebody says QUIT. */
    public void awaitQuit() throws InterruptedException {
        quit.await();
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(path);
    }

    private void accept() {
        try {
            while (true) {
                var caller = server.accept();
                // on a busy machine the end of a caller that has left is heard later than the next one calls
                if (callers.tryAcquire(ROOM_SECONDS_MAX, TimeUnit.SECONDS)) {
                    Thread.ofVirtual().name("caller").start(() -> serve(caller));
                } else {
                    caller.close();
                }
            }
        } catch (IOException _) {
            LOG.debug("control socket closed");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(SocketChannel caller) {
        try (caller;
                var in = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(caller), StandardCharsets.UTF_8));
                var out = Channels.newOutputStream(caller)) {
            String line = line(in);
            while (!line.isEmpty()) {
                out.write((answer(line) + "\n").getBytes(StandardCharsets.UTF_8));
                line = line(in);
            }
        } catch (IOException e) {
            LOG.debug("a caller left", e);
        } finally {
            callers.release();
        }
    }

    /** One line; empty at the end or when it is too long. */
    private static String line(Reader in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            if (line.length() == LINE_CHARACTERS_MAX) {
                return "";
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private String answer(String line) {
        if (line.strip().equalsIgnoreCase("QUIT")) {
            quit.countDown();
            return "OK";
        }
        try {
            return ("OK " + device.hearLine(line)).strip();
        } catch (Words.NotUnderstood e) {
            return "ERR " + e.getMessage() + "; I understand " + device.vocabulary() + ", QUIT";
        } catch (RuntimeException e) {
            LOG.error("{} failed", line.strip().split("\\s", 2)[0], e); // what stands after it may be a code
            return "ERR the simulator failed: " + e;
        }
    }
}
