package org.hall24.driver.escpos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.hall24.device.Receipt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Our commands beside those of encoders we did not write ({@code @point-of-sale/receipt-printer-encoder}, {@code receiptline}), one by one.
 * They come by {@code ./hall24 test}; a build without it leaves this out.
 */
@Timeout(60)
class IndependentEncoderTest {
    private static final long SEED = 20_261_127;
    private static final Path ENCODERS =
            Path.of(System.getProperty("hall24.assets")).resolveSibling("peers").resolve("encoders");

    @BeforeAll
    static void fetched() {
        assumeTrue(
                Files.exists(ENCODERS.resolve("installed.json")) || Boolean.getBoolean("hall24.whole"),
                "./hall24 test fetches the encoders");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String hex(String text) {
        return hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What they make of each case. */
    private static List<byte[]> theirs(List<String> cases) throws IOException, InterruptedException {
        var script = Files.createTempFile("encode", ".cjs");
        try (var in = IndependentEncoderTest.class.getResourceAsStream("encode.cjs")) {
            Files.write(script, in.readAllBytes());
            var node = new ProcessBuilder("node", script.toString(), ENCODERS.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Thread.ofVirtual().start(() -> {
                try (var out = node.outputWriter(StandardCharsets.US_ASCII)) {
                    out.write(String.join("\n", cases));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            var answers = new String(node.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(HexFormat.of()::parseHex)
                    .toList();
            assertThat(node.waitFor()).as("node's own end").isZero();
            assertThat(answers).hasSameSizeAs(cases);
            return answers;
        } finally {
            Files.delete(script);
        }
    }

    @Test
    void qrCodesAreTheSameCommands() throws Exception {
        // theirs writes a question mark for what is not Latin
        var contents = List.of("A", "https://hall.example/c/YS-0007-000036-4", "x".repeat(300));
        var cases = new ArrayList<String>();
        var ours = new ArrayList<List<String>>();
        for (String content : contents) {
            for (int module = 3; module <= 8; module++) {
                cases.add("qr " + module + " " + hex(content));
                ours.add(Tokens.of(Commands.join(Commands.align(1), Commands.qr(content, module), Commands.align(0))));
            }
        }

        var theirs = theirs(cases);

        for (int i = 0; i < cases.size(); i++) {
            assertThat(without("0a", Tokens.of(theirs.get(i)))).as(cases.get(i)).isEqualTo(ours.get(i));
        }
    }

    private static List<String> without(String token, List<String> tokens) {
        return tokens.stream().filter(Predicate.not(token::equals)).toList();
    }

    @Test
    void picturesAreTheSameCommand() throws Exception {
        var chance = new Random(SEED);
        var cases = new ArrayList<String>();
        var ours = new ArrayList<String>();
        for (int i = 0; i < 24; i++) {
            int bytesWide = 1 + chance.nextInt(72);
            int rows = 8 * (1 + chance.nextInt(6));
            var dots = new byte[bytesWide * rows];
            chance.nextBytes(dots);
            cases.add("image " + bytesWide * 8 + " " + rows + " " + hex(dots));
            ours.add(hex(Commands.raster(bytesWide, rows, dots)));
        }

        var theirs = theirs(cases);

        for (int i = 0; i < cases.size(); i++) {
            assertThat(Tokens.of(theirs.get(i)).getFirst())
                    .as("picture %d, seed %d", i, SEED)
                    .isEqualTo(ours.get(i));
        }
    }

    @Test
    void chineseTextIsTheSameBytesInTheSameMode() throws Exception {
        var chance = new Random(SEED);
        var lines = new ArrayList<>(List.of("回执 A", "已收存，联网后送达", "事项: 12345 热线诉求"));
        for (int i = 0; i < 40; i++) {
            var line = new StringBuilder();
            for (int n = 0; n < 20; n++) {
                line.appendCodePoint(0x4E00 + chance.nextInt(0x5000));
            }
            lines.add(line.toString());
        }
        var theirs = theirs(lines.stream().map(line -> "gb18030 " + hex(line)).toList());

        for (int i = 0; i < lines.size(); i++) {
            var tokens = Tokens.of(theirs.get(i));
            assertThat(tokens)
                    .as("%s, seed %d", lines.get(i), SEED)
                    .contains(hex(new byte[] {0x1C, 0x26}), hex(lines.get(i).getBytes(Commands.GB18030)));
        }
    }

    /** A whole job, and of it every kind of command both have. They centre text with blanks, we with ESC a. */
    @Test
    void aWholeJobSaysTheSameWhereBothHaveTheCommand() throws Exception {
        String content = "https://hall.example/c/YS-0007-000036-4";
        var profile = Profile.named("generic80");
        var pen = new Pen(Path.of(System.getProperty("hall24.assets"), "fonts"));
        byte[] ours = Commands.join(Slip.steps(
                        new Receipt(List.of(
                                new Receipt.Heading("RECEIPT"),
                                new Receipt.Line("Kept here; delivered when online"),
                                new Receipt.Qr(content))),
                        profile,
                        pen)
                .toArray(byte[][]::new));
        byte[] theirs = theirs(List.of("receipt " + hex("RECEIPT") + " " + hex("Kept here; delivered when online") + " "
                        + hex(content)))
                .getFirst();

        assertThat(shared(ours)).isEqualTo(shared(theirs)).hasSizeGreaterThan(9);
    }

    /** ESC @, GS !, GS ( k and text. */
    private static List<String> shared(byte[] job) {
        return Tokens.of(job).stream()
                .filter(token -> token.equals("1b40")
                        || token.startsWith("1d21")
                        || token.startsWith("1d286b")
                        || isWords(token))
                .toList();
    }

    private static boolean isWords(String token) {
        return !token.startsWith("1") && !token.matches("(20)+") && !token.equals("0a");
    }
}
