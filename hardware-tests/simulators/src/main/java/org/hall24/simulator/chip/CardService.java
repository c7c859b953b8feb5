package org.hall24.simulator.chip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.hall24.time.Pause;

/**
 * A real card service, {@code pcscd}, beside the machine's own and with virtual readers only. Programs meet it at its socket when their
 * environment says {@code PCSCLITE_CSOCK_NAME=SOCKET}. It needs no rights but those of the caller's own files.
 */
public final class CardService implements AutoCloseable {
    /** Places for a card: vsmartcard's driver keeps two for a whole pcscd, however many readers its settings name. */
    public static final int READERS = 2;

    /** The system keeps 108 bytes for the path of a socket, with a zero. */
    private static final int SOCKET_BYTES_MAX = 107;

    private static final int PORTS_TRIED_MAX = 100;
    private static final long END_SECONDS_MAX = 5;
    private static final Duration START_MAX = Duration.ofSeconds(10);
    private static final Duration START_LOOK = Duration.ofMillis(20);
    private static final Path DAEMON = Path.of("/usr/sbin/pcscd");
    private static final Path DRIVER = Path.of("/usr/lib/pcsc/drivers/serial/libifdvpcd.so");

    /** pcscd listens where it is told only when it is handed an open socket, as systemd does it: descriptor 3 and two words. */
    private static final String HAND_OVER = """
            use strict; use Socket; use POSIX ();
            my ($path, @command) = @ARGV;
            unlink $path;
            socket(my $listening, PF_UNIX, SOCK_STREAM, 0) or die "socket: $!";
            bind($listening, pack_sockaddr_un($path)) or die "bind: $!";
            listen($listening, 16) or die "listen: $!";
            my $number = fileno($listening);
            my $spare = POSIX::dup($number); # a copy survives exec, the handle's own does not
            POSIX::dup2($spare, 3) if $spare != 3;
            $ENV{LISTEN_FDS} = 1; $ENV{LISTEN_PID} = $$;
            exec @command or die "exec: $!";
            """;

    private final Path socket;
    private final Path directory;
    private final int port;
    private final Pause pause;
    private Process process;

    private CardService(Path socket, Path directory, int port, Pause pause) throws IOException, InterruptedException {
        this.socket = socket;
        this.directory = directory;
        this.port = port;
        this.pause = pause;
        this.process = begin(socket, directory);
        awaitStart();
    }

    /**
     * Starts it.
     *
     * @param socket where programs meet it
     * @param directory for its settings and its log, which never holds a command
     */
    public static CardService start(Path socket, Path directory, Pause pause) throws IOException, InterruptedException {
        if (!Files.isExecutable(DAEMON) || !Files.exists(DRIVER)) {
            throw new IOException(
                    "pcscd or its virtual reader is missing; ./hall24 setup installs pcscd, vsmartcard-vpcd");
        }
        if (socket.toString().getBytes(StandardCharsets.UTF_8).length > SOCKET_BYTES_MAX) {
            throw new IOException("the path of the socket is too long for the system: " + socket);
        }
        Files.createDirectories(directory.resolve("readers"));
        int port = freePorts();
        Files.writeString(directory.resolve("readers/vpcd"), String.format(Locale.ROOT, """
                FRIENDLYNAME "Hall24 Virtual"
                DEVICENAME   /dev/null:0x%04X
                LIBPATH      %s
                CHANNELID    0x%04X
                """, port, DRIVER, port));
        return new CardService(socket, directory, port, pause);
    }

    /** The first of {@link #READERS} free ports beside each other. */
    private static int freePorts() throws IOException {
        for (int i = 0; i < PORTS_TRIED_MAX; i++) {
            try (var first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    var _ = new ServerSocket(first.getLocalPort() + 1, 1, InetAddress.getLoopbackAddress())) {
                return first.getLocalPort();
            } catch (IOException | IllegalArgumentException _) {
                // the next one is somebody else's, or there is none
            }
        }
        throw new IOException("no two free ports beside each other");
    }

    private static Process begin(Path socket, Path directory) throws IOException {
        return new ProcessBuilder(
                        "perl",
                        "-e",
                        HAND_OVER,
                        socket.toString(),
                        DAEMON.toString(),
                        "--foreground",
                        "--error",
                        "--config",
                        directory.resolve("readers").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("pcscd.log").toFile()))
                .start();
    }

    /** It listens before it looks for its readers; whoever comes meanwhile waits. */
    private void awaitStart() throws IOException, InterruptedException {
        long giveUpAt = System.nanoTime() + START_MAX.toNanos();
        while (true) {
            try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                channel.connect(UnixDomainSocketAddress.of(socket));
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > giveUpAt) {
                    throw new IOException("pcscd did not start: " + log(), e);
                }
            }
            pause.sleep(START_LOOK);
        }
    }

    /** Where this virtual reader waits for a card; from 0. */
    public InetSocketAddress reader(int number) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port + number);
    }

    /** What programs call this virtual reader. */
    public String name(int number) {
        return "Hall24 Virtual 00 0" + number;
    }

    /** Ends it at once, as a crash does. */
    public void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
            throw new IllegalStateException("pcscd survives its end");
        }
    }

    /** Starts it anew with the same readers. */
    public void startAgain() throws IOException, InterruptedException {
        process = begin(socket, directory);
        awaitStart();
    }

    /**
     * Lets it stand still, as a machine does that swaps or a driver that hangs; or go on.
     *
     * @param still whether it stands
     */
    public void freeze(boolean still) throws IOException, InterruptedException {
        new ProcessBuilder("kill", still ? "-STOP" : "-CONT", Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Whether it runs, as it does until {@link #kill} or a crash of its own. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it wrote into its log, for a test that wonders. */
    public String log() throws IOException {
        var log = directory.resolve("pcscd.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(socket);
    }
}
