package org.hall24.driver.frames;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.hall24.device.Still;

/** Makes a still of an encoded picture (JPEG, PNG, BMP, GIF and no other kind), in memory only: ImageIO would otherwise keep files. */
final class Encoded {
    /** A document camera's sixteen million and some; a picture that claims more is a mistake or an attack. */
    private static final long PIXELS_MAX = 20_000_000;

    /** The others the JDK knows ask for memory before anybody can see how large they are. */
    private static final Set<String> KINDS = Set.of("jpeg", "png", "bmp", "gif");

    private Encoded() {}

    /** @throws IOException when these bytes are no picture, or one too large */
    static Still still(byte[] encoded) throws IOException {
        try (var bytes = new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
            var reader =
                    reader(bytes).orElseThrow(() -> new IOException(encoded.length + " bytes that are no picture"));
            try {
                reader.setInput(bytes, true, true);
                return still(reader);
            } finally {
                reader.dispose();
            }
        } catch (RuntimeException e) { // at a broken picture the JDK's decoders throw what they stumble over
            throw new IOException("a picture that is broken inside", e);
        }
    }

    private static Optional<ImageReader> reader(ImageInputStream bytes) throws IOException {
        var readers = ImageIO.getImageReaders(bytes);
        while (readers.hasNext()) {
            var reader = readers.next();
            if (KINDS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return Optional.of(reader);
            }
            reader.dispose();
        }
        return Optional.empty();
    }

    private static Still still(ImageReader reader) throws IOException {
        int wide = reader.getWidth(0);
        int high = reader.getHeight(0);
        if (wide > Still.SIDE_MAX || high > Still.SIDE_MAX || (long) wide * high > PIXELS_MAX) {
            throw new IOException("a picture of " + wide + " x " + high + " pixels");
        }
        var picture = reader.read(0);
        var bgr = new BufferedImage(wide, high, BufferedImage.TYPE_3BYTE_BGR);
        var pen = bgr.createGraphics();
        pen.setColor(java.awt.Color.WHITE);
        pen.fillRect(0, 0, wide, high);
        pen.drawImage(picture, 0, 0, null);
        pen.dispose();
        var data = (java.awt.image.DataBufferByte) bgr.getRaster().getDataBuffer();
        return new Still(wide, high, Arrays.copyOf(data.getData(), 3 * wide * high));
    }
}
