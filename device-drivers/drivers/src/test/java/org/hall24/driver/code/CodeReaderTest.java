package org.hall24.driver.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.MultiFormatWriter;
import com.google.zxing.common.BitMatrix;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeReaderTest {
    private static final Duration EFFORT = Duration.ofSeconds(5);
    private static final String TEXT = "https://localhost:8443/c/YS-0007-000036-4";

    private final CodeReader reader = CodeReader.ofQr();

    private static BitMatrix modules(String text, BarcodeFormat format, int wide, int high) throws Exception {
        return new MultiFormatWriter()
                .encode(
                        text,
                        format,
                        wide,
                        high,
                        Map.of(EncodeHintType.MARGIN, 0, EncodeHintType.CHARACTER_SET, "UTF-8"));
    }

    /** Dark on light, so many pixels a module, with a margin. */
    private static Grey drawn(BitMatrix modules, double pixels, int margin) {
        int wide = (int) Math.ceil(modules.getWidth() * pixels) + 2 * margin;
        int high = (int) Math.ceil(modules.getHeight() * pixels) + 2 * margin;
        var grey = new byte[wide * high];
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                int dark = 0;
                for (int sub = 0; sub < 16; sub++) {
                    double u = (x - margin + (sub % 4 + 0.5) / 4) / pixels;
                    double v = (y - margin + (Math.floorDiv(sub, 4) + 0.5) / 4) / pixels;
                    boolean inside = u >= 0 && v >= 0 && u < modules.getWidth() && v < modules.getHeight();
                    dark += inside && modules.get((int) u, (int) v) ? 1 : 0;
                }
                grey[y * wide + x] = (byte) (215 - 11 * dark);
            }
        }
        return Grey.of(wide, high, grey);
    }

    @ParameterizedTest(name = "{0} degrees")
    @ValueSource(ints = {0, 7, 15, 22, 30, 45, 60, 90, 135, 180, 211, 270, 330})
    void aCodeIsReadHoweverItIsTurned(int degrees) throws Exception {
        var picture = drawn(modules(TEXT, BarcodeFormat.QR_CODE, 0, 0), 4, 16).turned(degrees);

        assertThat(reader.read(picture, EFFORT).map(CodeFound::text)).contains(TEXT);
    }

    @ParameterizedTest(name = "{0} pixels a module")
    @ValueSource(doubles = {1.6, 2, 2.7, 5, 11})
    void aCodeIsReadHoweverSmallOrLargeItIs(double pixels) throws Exception {
        var picture = drawn(modules(TEXT, BarcodeFormat.QR_CODE, 0, 0), pixels, 12);

        assertThat(reader.read(picture, EFFORT).map(CodeFound::text)).contains(TEXT);
    }

    @Test
    void aCodeWithoutMarginLightOnDarkAndMirroredIsRead() throws Exception {
        var modules = modules(TEXT, BarcodeFormat.QR_CODE, 0, 0);
        var mirrored = modules.clone();
        mirrored.clear();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y)) {
                    mirrored.set(modules.getWidth() - 1 - x, y);
                }
            }
        }

        assertThat(reader.read(drawn(modules, 3, 0), EFFORT)).isPresent();
        assertThat(reader.read(drawn(modules, 3, 16).inverted(), EFFORT)).isPresent();
        assertThat(reader.read(drawn(mirrored, 3, 16), EFFORT).map(CodeFound::text))
                .contains(TEXT);
    }

    @Test
    void theOuterOfTwoNestedCodesIsMeantAndNeverTheInner() throws Exception {
        var outer = drawn(modules(TEXT.repeat(3), BarcodeFormat.QR_CODE, 0, 0), 8, 32);
        var inner = drawn(modules("inner", BarcodeFormat.QR_CODE, 0, 0), 4, 8);
        var pixels = new byte[outer.width() * outer.height()];
        int left = (outer.width() - inner.width()) / 2;
        int top = (outer.height() - inner.height()) / 2;
        for (int y = 0; y < outer.height(); y++) {
            for (int x = 0; x < outer.width(); x++) {
                boolean within = x >= left && y >= top && x < left + inner.width() && y < top + inner.height();
                pixels[y * outer.width() + x] = (byte) (within ? inner.at(x - left, y - top) : outer.at(x, y));
            }
        }

        var found = reader.read(Grey.of(outer.width(), outer.height(), pixels), EFFORT);

        assertThat(found.map(CodeFound::text)).isNotEqualTo(java.util.Optional.of("inner"));
    }

    @Test
    void noiseAndEmptyPicturesHoldNoCode() {
        long seed = 20_261_122L;
        var chance = new SplittableRandom(seed);
        for (int round = 0; round < 10; round++) {
            var noise = new byte[200 * 150];
            chance.nextBytes(noise);
            assertThat(reader.read(Grey.of(200, 150, noise), EFFORT))
                    .as("seed %d round %d", seed, round)
                    .isEmpty();
        }
        var white = new byte[64 * 64];
        Arrays.fill(white, (byte) 255);
        assertThat(reader.read(Grey.of(64, 64, white), EFFORT)).isEmpty();
        assertThat(reader.read(Grey.of(1, 1, new byte[1]), EFFORT)).isEmpty();
    }

    @Test
    void otherKindsAreReadWhereTheyAreWantedOnly() throws Exception {
        var bars = drawn(modules("HALL24-0007", BarcodeFormat.CODE_128, 200, 60), 2, 30);
        var matrix = drawn(modules("HALL24", BarcodeFormat.DATA_MATRIX, 0, 0), 6, 24);
        var stack = drawn(modules("HALL24 in rows", BarcodeFormat.PDF_417, 200, 80), 2, 30);

        assertThat(reader.read(bars, EFFORT)).isEmpty();
        assertThat(CodeReader.ofAll().read(bars, EFFORT)).contains(new CodeFound("HALL24-0007", "C0"));
        assertThat(CodeReader.ofAll().read(matrix, EFFORT)).contains(new CodeFound("HALL24", "d1"));
        assertThat(CodeReader.ofAll().read(stack, EFFORT)).contains(new CodeFound("HALL24 in rows", "L0"));
    }

    @Test
    void whatWasReadIsNeverPrinted() {
        assertThat(new CodeFound(TEXT, "Q1")).hasToString("CodeFound[Q1, 41 characters]");
    }
}
