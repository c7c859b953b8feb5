package org.hall24.driver.ipp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hall24.time.Pause;

/**
 * A printer we did not write: {@code ippeveprinter} of the CUPS project, with mechanics of ours. It insists on a system bus; it is given one
 * of its own, and nothing of it is announced to the network. Ends what it started, by process.
 */
final class EvePrinter implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/ippeveprinter");
    private static final Duration START_MAX = Duration.ofSeconds(20);
    private static final String BUS = """
            <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
              "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
            <busconfig>
              <type>system</type>
              <listen>unix:path=SOCKET</listen>
              <auth>EXTERNAL</auth>
              <policy context="default">
                <allow user="*"/><allow own="*"/><allow eavesdrop="true"/>
                <allow send_destination="*" eavesdrop="true"/>
              </policy>
            </busconfig>
            """;

    private final Path directory;
    private final List<Process> started = new ArrayList<>();
    private final int port;

    /** Switches a printer on that takes this format. */
    EvePrinter(Path directory, String format, String... more) throws Exception {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IOException(PROGRAM + " is missing; ./hall24 setup installs cups-ipp-utils");
        }
        this.directory = directory;
        this.port = freePort();
        var socket = directory.resolve("bus");
        Files.writeString(directory.resolve("bus.conf"), BUS.replace("SOCKET", socket.toString()));
        copy("printer.conf");
        var conf = directory.resolve("printer.conf");
        Files.writeString(conf, Files.readString(conf).replace("%FORMAT%", format));
        copy("press.sh");
        Files.setPosixFilePermissions(directory.resolve("press.sh"), PosixFilePermissions.fromString("rwx------"));
        try {
            switchOn(socket, conf, more);
        } catch (Exception e) {
            close(); // what was started before it failed
            throw e;
        }
    }

    private void switchOn(Path socket, Path conf, String... more) throws Exception {
        start("bus.log", "dbus-daemon", "--config-file=" + directory.resolve("bus.conf"), "--nofork", "--nopidfile");
        await(() -> Files.exists(socket));
        Files.createDirectory(directory.resolve("spool"));
        var command = new ArrayList<>(List.of(PROGRAM.toString(), "-v", "-r", "off", "-n", "localhost"));
        command.addAll(List.of(
                "-p", Integer.toString(port), "-d", directory.resolve("spool").toString()));
        command.addAll(List.of("-a", conf.toString()));
        command.addAll(Arrays.asList(more));
        command.add("Hall24 test");
        start("printer.log", command.toArray(String[]::new));
        await(this::answers);
    }

    private void copy(String name) throws IOException {
        try (var in = EvePrinter.class.getResourceAsStream(name)) {
            Files.copy(in, directory.resolve(name));
        }
    }

    private void start(String log, String... command) throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(log).toFile());
        builder.environment().put("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=" + directory.resolve("bus"));
        started.add(builder.start());
    }

    private static int freePort() throws IOException {
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(Condition condition) throws Exception {
        long giveUpAt = System.nanoTime() + START_MAX.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > giveUpAt || started.stream().anyMatch(process -> !process.isAlive())) {
                throw new IOException("the printer did not start: " + log());
            }
            Pause.REAL.sleep(Duration.ofMillis(50));
        }
    }

    private boolean answers() {
        try (var _ = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    String url() {
        return "ipp:tcp:localhost:" + port + "?path=/ipp/print&withdraw=5";
    }

    String log() throws IOException {
        var log = directory.resolve("printer.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    /** After so many sheets of all there is no paper. */
    void paperEndsAfter(int sheets) throws IOException {
        Files.writeString(directory.resolve("limit"), sheets + "\n");
    }

    void newPaper() throws IOException {
        Files.deleteIfExists(directory.resolve("limit"));
    }

    /** The page on each sheet that came out, from 1. */
    List<Integer> tray() throws IOException {
        var tray = directory.resolve("tray");
        return Files.exists(tray)
                ? Files.readAllLines(tray).stream().map(Integer::valueOf).toList()
                : List.of();
    }

    @Override
    public void close() {
        for (Process process : started.reversed()) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
