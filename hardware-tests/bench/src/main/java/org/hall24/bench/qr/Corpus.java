package org.hall24.bench.qr;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.hall24.driver.code.Grey;

/** Pictures of codes made by others, with a text beside each. Read in place, never written. */
final class Corpus {
    /** All of them lie in memory in every variant; the public sets have a few hundred. */
    private static final int PICTURES_MAX = 2_000;

    private static final int DEPTH_MAX = 6;
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "gif", "bmp");
    private static final int OPAQUE = 255;

    private Corpus() {}

    /**
     * Every picture under the folder that has a text beside it.
     *
     * @throws IOException when there is none, or one cannot be read
     */
    static List<Labelled> in(Path folder) throws IOException {
        List<Path> pictures;
        try (var files = Files.walk(folder, DEPTH_MAX)) {
            pictures = files.filter(Files::isRegularFile)
                    .filter(Corpus::isPicture)
                    .filter(file -> Files.isReadable(label(file)))
                    .sorted()
                    .limit(PICTURES_MAX)
                    .toList();
        }
        if (pictures.isEmpty()) {
            throw new IOException("no picture with a text beside it under " + folder);
        }
        var labelled = new ArrayList<Labelled>();
        for (var picture : pictures) {
            labelled.add(new Labelled(
                    folder.relativize(picture).toString(), grey(picture), Files.readString(label(picture))));
        }
        return labelled;
    }

    private static boolean isPicture(Path file) {
        String name = String.valueOf(file.getFileName());
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static Path label(Path picture) {
        String name = String.valueOf(picture.getFileName());
        return picture.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".txt");
    }

    private static Grey grey(Path file) throws IOException {
        var picture = ImageIO.read(file.toFile());
        if (picture == null) {
            throw new IOException(file + " is no picture");
        }
        return grey(picture);
    }

    /** What is transparent lies on white. */
    private static Grey grey(BufferedImage picture) {
        int wide = picture.getWidth();
        int high = picture.getHeight();
        var grey = new byte[wide * high];
        for (int i = 0; i < grey.length; i++) {
            int argb = picture.getRGB(i % wide, i / wide);
            int alpha = argb >>> 24;
            int light = (306 * (argb >> 16 & 0xff) + 601 * (argb >> 8 & 0xff) + 117 * (argb & 0xff)) >> 10;
            grey[i] = (byte) ((light * alpha + OPAQUE * (OPAQUE - alpha)) / OPAQUE);
        }
        return Grey.of(wide, high, grey);
    }
}
