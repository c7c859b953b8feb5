package org.hall24.demo.paper;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * Tesseract with its Chinese letters, as somebody who sees the picture for the first time. It reads a picture in several ways, as a
 * person looks closer at what is small; what it read in any of them, it read.
 */
final class Eye {
    /** Scattered text, a page by itself, one block, one column: tesseract's page segmentation modes 11, 3, 6 and 4. */
    private static final List<String> LOOKS = List.of("11", "3", "6", "4");

    /** Closer looks are at pictures so much larger. */
    private static final int CLOSER = 2;

    private Eye() {}

    /**
     * Which of these words it cannot find on a picture, after all its looks.
     *
     * @param words as they stand there; white space and the width of letters do not count
     * @param titles one of these must stand there, or all of them are missed; empty = none is asked for
     */
    static List<String> missed(Path picture, List<String> words, List<String> titles)
            throws IOException, InterruptedException {
        var missing = new ArrayList<>(words);
        missing.addAll(titles);
        look(picture, missing, titles);
        if (!missing.isEmpty()) {
            var larger = Files.createTempFile("hall24-closer-", ".png");
            try {
                enlarge(picture, larger);
                look(larger, missing, titles);
            } finally {
                Files.delete(larger);
            }
        }
        return missing;
    }

    private static void look(Path picture, List<String> missing, List<String> titles)
            throws IOException, InterruptedException {
        for (var segmentation : LOOKS) {
            if (missing.isEmpty()) {
                return;
            }
            var said = bare(
                    Instrument.read("tesseract", picture.toString(), "-", "-l", "chi_sim+eng", "--psm", segmentation));
            missing.removeIf(word -> said.contains(bare(word)));
            if (!missing.containsAll(titles)) {
                missing.removeAll(titles);
            }
        }
    }

    private static void enlarge(Path picture, Path larger) throws IOException {
        var image = ImageIO.read(picture.toFile());
        if (image == null) {
            throw new IOException(picture + " is no picture");
        }
        var drawn =
                new BufferedImage(image.getWidth() * CLOSER, image.getHeight() * CLOSER, BufferedImage.TYPE_INT_RGB);
        var brush = drawn.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        brush.drawImage(image, 0, 0, drawn.getWidth(), drawn.getHeight(), null);
        brush.dispose();
        ImageIO.write(drawn, "png", larger.toFile());
    }

    /** Letters without white space, full width as half, small as large. */
    static String bare(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("\\s+", "")
                .toUpperCase(Locale.ROOT);
    }
}
