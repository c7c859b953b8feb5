package org.hall24.wire.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Another user of the machine knocks at the agent's socket, and looks for the kiosk's. Needs root, to become that user. */
class OtherUserTest {
    private static final String STRANGER = "nobody";

    /** One question for the network state; prints how many bytes of an answer came. */
    private static final String KNOCK = """
            import java.net.UnixDomainSocketAddress;
            import java.nio.ByteBuffer;
            import java.nio.channels.SocketChannel;

            public class Knock {
                public static void main(String[] arguments) throws Exception {
                    try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(arguments[0]))) {
                        var question = "{\\"id\\":1,\\"question\\":{\\"is\\":\\"network\\"}}".getBytes("UTF-8");
                        var answer = ByteBuffer.allocate(1024);
                        try {
                            channel.write(ByteBuffer.allocate(4 + question.length)
                                    .putInt(question.length).put(question).flip());
                            channel.read(answer);
                        } catch (java.io.IOException e) {
                            // closed before the question was out
                        }
                        System.out.println("answered " + answer.position());
                    } catch (java.net.SocketException e) {
                        System.out.println("no entry");
                    }
                }
            }
            """;

    /** A technician's tool that asks whether a kiosk has its device. */
    private static final String ASK = """
            import java.nio.file.Path;
            import java.time.Duration;
            import org.hall24.wire.terminal.VendorClient;

            public class Ask {
                public static void main(String[] arguments) throws Exception {
                    try {
                        var lent = VendorClient.enter(
                                Path.of(arguments[0]), "tcp:h:1", Duration.ofMinutes(1), () -> {});
                        System.out.println(lent.isPresent() ? "lent" : "no kiosk");
                    } catch (VendorClient.NotLent e) {
                        System.out.println(e.getMessage());
                    }
                }
            }
            """;

    @Test
    void theKernelsWordDecidesEvenWhenTheFileWouldLetThemIn() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
        var dir = Files.createTempDirectory("hall24-knock");
        var socket = dir.resolve("agent.sock");
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(dir.resolve("Knock.java"), KNOCK);
        try (var server = AgentServer.open(socket, new FakeAgent(), PeerCheck.user("root"))) {
            assertThat(server).isNotNull();
            assertThat(asUser(STRANGER, dir, "Knock.java", "agent.sock")).isEqualTo("no entry");

            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
            assertThat(asUser(STRANGER, dir, "Knock.java", "agent.sock")).isIn("answered 0", "answered -1");
            assertThat(asUser("root", dir, "Knock.java", "agent.sock")).matches("answered [1-9][0-9]+");
        } finally {
            Files.deleteIfExists(dir.resolve("Knock.java"));
            Files.deleteIfExists(dir);
        }
    }

    @Test
    void whoMayNotLookWhetherAKioskListensIsToldSoAndNotThatNoneDoes() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can become another user");
        var dir = Files.createTempDirectory("hall24-ask");
        var hidden = Files.createDirectory(dir.resolve("run"));
        Files.setPosixFilePermissions(dir, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(hidden, PosixFilePermissions.fromString("rwx------"));
        Files.writeString(dir.resolve("Ask.java"), ASK);
        var program = copyOfTheProgram(dir);
        try {
            assertThat(asUser(STRANGER, dir, "Ask.java", "nothing.sock")).isEqualTo("no kiosk");
            assertThat(asUser(STRANGER, dir, "Ask.java", "run/kiosk.sock"))
                    .startsWith("whether a kiosk runs cannot be told")
                    .contains("run/kiosk.sock", "as the user the kiosk runs as, or as root");
            assertThat(asUser("root", dir, "Ask.java", "run/kiosk.sock")).isEqualTo("no kiosk");
        } finally {
            Files.delete(hidden);
            Files.delete(dir.resolve("Ask.java"));
            for (var file : program.reversed()) {
                Files.delete(file);
            }
            Files.delete(dir);
        }
    }

    /** Where the stranger may read it. */
    private static List<Path> copyOfTheProgram(Path dir) throws Exception {
        var program = Path.of(VendorClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        var copied = new ArrayList<Path>();
        try (var files = Files.walk(program)) {
            for (var file : files.toList()) {
                var copy = dir.resolve("program").resolve(program.relativize(file));
                copied.add(Files.copy(file, copy));
            }
        }
        return copied;
    }

    private static String asUser(String user, Path dir, String program, String socket)
            throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of("setpriv", "--reuid=" + user, "--regid=nogroup", "--clear-groups"));
        if (user.equals("root")) {
            command.clear();
        }
        command.addAll(List.of(java, "-XX:+UseSerialGC", "-Xmx64m", "-cp", "program", program, socket));
        var process = new ProcessBuilder(command)
                .directory(new File(dir.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
