package org.hall24.simulator.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.hall24.time.Pause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real capture path: OpenCV's V4L2 calls in a child program, answered by the shim, with the simulator's frames. */
@Timeout(180)
class Video4LinuxTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final long SEED = 20_261_122L;

    @TempDir
    private static Path tools = Path.of("");

    private static Path shim = Path.of("");

    @TempDir
    private Path directory = Path.of("");

    private CameraSimulator camera;
    private Path device;

    @BeforeAll
    static void compileTheShim() throws Exception {
        shim = tools.resolve("v4l2shim.so");
        var compiler = new ProcessBuilder(
                        "gcc",
                        "-shared",
                        "-fPIC",
                        "-O2",
                        "-Wall",
                        "-Wextra",
                        "-Werror",
                        "-o",
                        shim.toString(),
                        source().toString(),
                        "-ldl")
                .inheritIO()
                .start();
        assertThat(compiler.waitFor()).as("gcc").isZero();
    }

    /** From the module's folder, where the build runs tests. */
    private static Path source() {
        return Path.of("src", "main", "c", "v4l2shim.c").toAbsolutePath();
    }

    @BeforeEach
    void plugIn() throws Exception {
        device = directory.resolve("video0");
        camera = CameraSimulator.atMachine(device, SEED);
    }

    @AfterEach
    void pullOut() {
        camera.close();
    }

    @Test
    void whatStandsBeforeTheLensIsSeenInItsColours() throws Exception {
        camera.hearLine("SHOW " + halves(new Color(20, 60, 200), new Color(210, 40, 30)));
        try (var looker = new Child("camera", "camera:v4l2:" + device)) {
            looker.until("STATUS", answer -> answer.equals("ONLINE well"));

            assertThat(looker.say("LOOK")).contains("640x480");
            var seen = Arrays.stream(looker.say("LOOK").split(" ", -1))
                    .skip(2)
                    .mapToInt(Integer::parseInt)
                    .toArray();
            assertThat(seen).hasSize(6);
            assertThat(seen[0]).as("blue, left").isBetween(188, 212);
            assertThat(seen[1]).as("green, left").isBetween(48, 72);
            assertThat(seen[2]).as("red, left").isBetween(8, 32);
            assertThat(seen[3]).as("blue, right").isBetween(18, 42);
            assertThat(seen[4]).as("green, right").isBetween(28, 52);
            assertThat(seen[5]).as("red, right").isBetween(198, 222);
        }
    }

    @Test
    void blackCoveredFrozenAndOverExposedAreToldApart() throws Exception {
        try (var looker = new Child("camera", "camera:v4l2:" + device)) {
            looker.until("LOOK", answer -> answer.startsWith("Clear"));
            camera.hearLine("BLACK");
            looker.until("LOOK", answer -> answer.startsWith("Black"));
            camera.hearLine("COVER");
            looker.until("LOOK", answer -> answer.startsWith("Covered"));
            camera.hearLine("BRIGHT");
            looker.until("LOOK", answer -> answer.startsWith("OverExposed"));
            camera.hearLine("CLEAR");
            looker.until("LOOK", answer -> answer.startsWith("Clear"));
            camera.hearLine("FREEZE");
            looker.until("LOOK", answer -> answer.startsWith("Frozen"));
            assertThat(looker.say("LOOK")).startsWith("Frozen");
            camera.hearLine("HIDE");
            looker.until("LOOK", answer -> answer.startsWith("Clear"));
            assertThat(looker.say("LOOK")).startsWith("Clear");
        }
    }

    @Test
    void anUnpluggedCameraIsGoneAndServesAgainWhenPlugged() throws Exception {
        try (var looker = new Child("camera", "camera:v4l2:" + device)) {
            looker.until("LOOK", answer -> answer.startsWith("Clear"));
            for (int round = 0; round < 3; round++) {
                camera.hearLine("UNPLUG");
                looker.until("STATUS", answer -> answer.equals("NO_DEVICE GONE"));
                assertThat(looker.say("LOOK")).isEqualTo("FAULT GONE");

                camera.hearLine("PLUG");
                looker.until("STATUS", answer -> answer.equals("ONLINE well"));
                assertThat(looker.say("LOOK")).startsWith("Clear");
            }
        }
    }

    @Test
    void aCameraThatGivesNoPictureIsSilentAndComesBack() throws Exception {
        try (var looker = new Child("camera", "camera:v4l2:" + device)) {
            looker.until("LOOK", answer -> answer.startsWith("Clear"));
            camera.hearLine("MUTE ON");
            looker.until("LOOK", answer -> answer.equals("FAULT SILENT"));
            looker.until("STATUS", answer -> answer.equals("OFFLINE SILENT"));
            camera.hearLine("MUTE OFF");
            looker.until("LOOK", answer -> answer.startsWith("Clear"));
        }
    }

    @Test
    void aCodeBeforeTheLensIsScannedAndNothingWhenItIsAway() throws Exception {
        String says = "社保卡-990000198506150029";
        camera.hearLine("SHOW " + code(says));
        try (var looker = new Child("scanner", "camscanner:v4l2:" + device)) {
            looker.until("STATUS", answer -> answer.equals("ONLINE well"));
            assertThat(looker.say("SCAN")).isEqualTo("Scanned " + says);

            camera.hearLine("HIDE");
            assertThat(looker.say("SCAN")).isEqualTo("NothingSeen");

            camera.hearLine("UNPLUG");
            looker.until("SCAN", answer -> answer.equals("FAULT GONE"));
            camera.hearLine("SHOW " + code("again"));
            camera.hearLine("PLUG");
            looker.until("SCAN", answer -> answer.equals("Scanned again"));
        }
    }

    private Path halves(Color left, Color right) throws IOException {
        var picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(left);
        pen.fillRect(0, 0, 320, 480);
        pen.setColor(right);
        pen.fillRect(320, 0, 320, 480);
        pen.dispose();
        return written(picture, "Halves.png");
    }

    private Path code(String text) throws Exception {
        var hints = java.util.Map.of(com.google.zxing.EncodeHintType.CHARACTER_SET, "UTF-8");
        var bits = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 300, 300, hints);
        var picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 480; y++) {
            for (int x = 0; x < 640; x++) {
                boolean inside = x >= 170 && x < 470 && y >= 90 && y < 390;
                boolean black = inside && bits.get(x - 170, y - 90);
                picture.setRGB(x, y, black ? 0x202020 : 0xc8c8c0);
            }
        }
        return written(picture, "Code-" + text.length() + ".png");
    }

    private Path written(BufferedImage picture, String name) throws IOException {
        var file = directory.resolve(name);
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    /** The looker in its own JVM, with the shim in it. */
    private static final class Child implements AutoCloseable {
        private final Process process;
        private final BufferedWriter in;
        private final BufferedReader out;

        Child(String role, String url) throws IOException {
            var command = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "--enable-native-access=ALL-UNNAMED",
                            "-Djava.awt.headless=true",
                            "-Dhall24.assets=" + System.getProperty("hall24.assets"),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Looker.class.getName(),
                            role,
                            url)
                    .redirectError(ProcessBuilder.Redirect.INHERIT);
            command.environment().put("LD_PRELOAD", shim.toString());
            process = command.start();
            in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
            out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        }

        String say(String words) throws IOException {
            in.write(words + "\n");
            in.flush();
            var answer = out.readLine();
            while (answer != null && answer.startsWith("{")) {
                answer = out.readLine();
            }
            assertThat(answer).as("the looker is alive").isNotNull();
            return answer;
        }

        void until(String words, Predicate<String> holds) throws Exception {
            long giveUpAt = System.nanoTime() + SOON.toNanos();
            String answer = say(words);
            while (!holds.test(answer)) {
                if (System.nanoTime() > giveUpAt) {
                    fail("%s still answers '%s' after %s", words, answer, SOON);
                }
                Pause.REAL.sleep(Duration.ofMillis(50));
                answer = say(words);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
            process.onExit()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .exceptionally(_ -> process.destroyForcibly())
                    .join();
        }
    }
}
