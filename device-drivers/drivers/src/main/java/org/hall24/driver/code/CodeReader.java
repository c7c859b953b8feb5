package org.hall24.driver.code;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.ResultPoint;
import com.google.zxing.ResultPointCallback;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.detector.Detector;
import com.google.zxing.qrcode.detector.FinderPattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads one code out of a grey picture, by passes from cheap to dear until one reads it or the time is up. Each looks for the finder
 * patterns in another black-and-white picture, inverted, larger or turned, and reads the modules from the grey picture itself ({@link
 * Fit}); plain ZXing goes before where it is cheap. Never guesses: what comes back passed the code's own error correction. Any thread.
 */
public final class CodeReader {
    /** A code smaller than this is enlarged anyway; larger pictures are not, that would take a second. */
    private static final int ENLARGED_PIXELS_MAX = 1_000_000;

    /** So much white around a code that fills its picture; the standard asks for four modules. */
    private static final int MARGIN_PIXELS = 8;

    /** The directions between which the finder patterns of a bad picture are not seen. */
    private static final List<Integer> TURNS_DEGREES = List.of(15, 45, 30);

    /** Kinds of thresholds, as the radius in modules; the last is one for the whole code. */
    private static final int[] RADII = {5, Threshold.WHOLE, 2};

    /** How much the blur from module to module is undone. */
    private static final double[] SHARPENINGS = {0, 0.35, 0.8};

    /** A code has three finder patterns. */
    private static final int CORNERS = 3;

    private final Set<BarcodeFormat> beside;

    /** What one pass sees, whether ZXing's own way goes before ours, and how the picture becomes black and white. */
    private record Pass(Supplier<Grey> picture, boolean plainFirst, Function<Grey, Binarizer> binarizer) {}

    private CodeReader(Set<BarcodeFormat> beside) {
        this.beside = beside;
    }

    /** Reads QR codes. */
    public static CodeReader ofQr() {
        return new CodeReader(Set.of());
    }

    /** Reads QR codes, and Code 128, Data Matrix and PDF417 beside. */
    public static CodeReader ofAll() {
        return new CodeReader(Set.of(BarcodeFormat.CODE_128, BarcodeFormat.DATA_MATRIX, BarcodeFormat.PDF_417));
    }

    /**
     * Reads one code.
     *
     * @param effort after this no further pass is begun; one that is under way is finished
     * @return the code; empty = none could be read. Where one code lies inside another, the outer one is meant
     */
    public Optional<CodeFound> read(Grey grey, Duration effort) {
        long until = System.nanoTime() + effort.toNanos();
        for (var pass : passes(grey)) {
            var found = tried(pass);
            if (found.isPresent()) {
                return found;
            }
            if (System.nanoTime() >= until) {
                return Optional.empty();
            }
        }
        return beside.isEmpty() ? Optional.empty() : otherKind(grey);
    }

    /** From cheap to dear, and among equals by how many of the public test pictures each was the first to read. */
    private static List<Pass> passes(Grey grey) {
        var passes = new ArrayList<Pass>();
        passes.add(new Pass(() -> grey, true, CodeReader::hybrid));
        passes.add(new Pass(() -> grey, true, CodeReader::global));
        passes.add(new Pass(grey::inverted, true, CodeReader::hybrid));
        boolean small = (long) grey.width() * grey.height() <= ENLARGED_PIXELS_MAX;
        if (small) {
            passes.add(new Pass(() -> large(grey, 2), false, CodeReader::hybrid));
            passes.add(new Pass(() -> large(grey, 2), false, CodeReader::global));
        } else {
            passes.add(new Pass(grey::halved, true, CodeReader::hybrid));
        }
        for (int degrees : TURNS_DEGREES) {
            passes.add(new Pass(() -> grey.turned(degrees), false, CodeReader::hybrid));
        }
        if (small) {
            passes.add(new Pass(() -> large(grey, 3).sharpened(), false, CodeReader::hybrid));
            passes.add(new Pass(() -> large(grey, 3).sharpened(), false, CodeReader::global));
            passes.add(new Pass(() -> large(grey, 2).inverted(), false, CodeReader::hybrid));
            for (int degrees : TURNS_DEGREES) {
                passes.add(new Pass(() -> grey.turned(degrees).enlarged(2), false, CodeReader::hybrid));
            }
        }
        return passes;
    }

    private static Binarizer hybrid(Grey grey) {
        return new HybridBinarizer(grey.source());
    }

    private static Binarizer global(Grey grey) {
        return new GlobalHistogramBinarizer(grey.source());
    }

    private static Grey large(Grey grey, int times) {
        return grey.padded(MARGIN_PIXELS).enlarged(times);
    }

    private static Optional<CodeFound> tried(Pass pass) {
        var picture = pass.picture.get();
        BitMatrix black;
        try {
            black = pass.binarizer.apply(picture).getBlackMatrix();
        } catch (NotFoundException _) {
            return Optional.empty();
        }
        var quick = pass.plainFirst ? quickly(picture, black) : Optional.<CodeFound>empty();
        return quick.isPresent() ? quick : closely(picture, black);
    }

    /** ZXing's own way. */
    private static Optional<CodeFound> quickly(Grey picture, BitMatrix black) {
        var seen = new ArrayList<FinderPattern>();
        ResultPointCallback notes = point -> {
            if (point instanceof FinderPattern pattern) {
                seen.add(pattern);
            }
        };
        try {
            var hints = Map.of(DecodeHintType.NEED_RESULT_POINT_CALLBACK, notes);
            var there = new Detector(black).detect(hints);
            var found = decoded(there.getBits());
            boolean alone = seen.size() <= CORNERS || found.isEmpty();
            return alone || !isOrnament(there.getPoints(), picture, black) ? found : Optional.empty();
        } catch (NotFoundException | FormatException | ArrayIndexOutOfBoundsException _) {
            return Optional.empty();
        }
    }

    /** Whether what ZXing read lies inside another code. */
    private static boolean isOrnament(ResultPoint[] points, Grey picture, BitMatrix black) {
        var corners = Corners.of(spot(points[0]), spot(points[1]), spot(points[2]));
        return isInside(corners, FinderHunt.in(black), picture);
    }

    private static Spot spot(ResultPoint point) {
        double module = point instanceof FinderPattern pattern ? pattern.getEstimatedModuleSize() : 1;
        return new Spot(point.getX(), point.getY(), module, 1);
    }

    /** Ours: black and white only to find where codes may be. */
    private static Optional<CodeFound> closely(Grey picture, BitMatrix black) {
        var corners = FinderHunt.in(black);
        for (var each : corners) {
            var fit = Fit.of(picture, each);
            if (fit.contrast() >= Fit.CONTRAST_MIN && !isInside(each, corners, picture)) {
                var found = decoded(fit);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Whether another code surrounds this one: then this is its ornament, and not the code that was shown. */
    private static boolean isInside(Corners corners, List<Corners> all, Grey picture) {
        return all.stream()
                .anyMatch(other ->
                        other.surrounds(corners) && Fit.of(picture, other).contrast() >= Fit.CONTRAST_MIN);
    }

    private static Optional<CodeFound> decoded(Fit fit) {
        var read = fit.modulesRead();
        for (double sharpening : SHARPENINGS) {
            var sharp = Threshold.sharpened(read, fit.modules(), sharpening);
            for (int radius : RADII) {
                var found = decoded(Threshold.black(sharp, fit.modules(), radius));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<CodeFound> decoded(BitMatrix modules) {
        try {
            var plain = new Decoder().decode(modules.clone(), Map.of());
            return Optional.of(new CodeFound(lettered(modules, plain).getText(), "Q" + plain.getSymbologyModifier()));
        } catch (ChecksumException | FormatException _) {
            return Optional.empty();
        }
    }

    /** The same code with the right characters: ZXing guesses the charset of each piece by itself and does not know Chinese. */
    private static DecoderResult lettered(BitMatrix modules, DecoderResult plain)
            throws ChecksumException, FormatException {
        var pieces = plain.getByteSegments();
        if (pieces == null) {
            return plain;
        }
        var charset = Lettering.of(pieces);
        if (charset.isEmpty()) {
            return plain;
        }
        return new Decoder()
                .decode(
                        modules.clone(),
                        Map.of(DecodeHintType.CHARACTER_SET, charset.get().name()));
    }

    private Optional<CodeFound> otherKind(Grey grey) {
        var hints = new EnumMap<DecodeHintType, Object>(DecodeHintType.class);
        hints.put(DecodeHintType.POSSIBLE_FORMATS, beside);
        hints.put(DecodeHintType.TRY_HARDER, true);
        try {
            var result = new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(grey.source())), hints);
            return Optional.of(new CodeFound(result.getText(), aim(result.getBarcodeFormat())));
        } catch (NotFoundException _) {
            return Optional.empty();
        }
    }

    /** ISO/IEC 15424. */
    private static String aim(BarcodeFormat format) {
        return switch (format) {
            case CODE_128 -> "C0";
            case DATA_MATRIX -> "d1";
            case PDF_417 -> "L0";
            default -> "X0";
        };
    }
}
