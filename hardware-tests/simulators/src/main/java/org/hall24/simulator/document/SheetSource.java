package org.hall24.simulator.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages of a document as the printer understood it. */
sealed interface SheetSource {
    /** How many pages it has. */
    int pages();

    /** The number under which the tray filed it. */
    int fileNumber();

    /** What lies in the tray when this page came out, from 0, as a file. */
    byte[] sheet(int page) throws IOException;

    /** How that file ends. */
    String ending();

    /** Forgets it. */
    void close();

    /** A PDF. */
    record Pdf(int fileNumber, PDDocument document) implements SheetSource {
        private static final Logger LOG = LoggerFactory.getLogger(SheetSource.class);

        static Pdf of(int fileNumber, byte[] file) throws IOException {
            return new Pdf(fileNumber, Loader.loadPDF(file));
        }

        @Override
        public int pages() {
            return document.getNumberOfPages();
        }

        @Override
        public byte[] sheet(int page) throws IOException {
            try (var sheet = new PDDocument()) {
                sheet.importPage(document.getPage(page))
                        .setResources(document.getPage(page).getResources());
                var bytes = new ByteArrayOutputStream();
                sheet.save(bytes);
                return bytes.toByteArray();
            }
        }

        @Override
        public String ending() {
            return "pdf";
        }

        @Override
        public void close() {
            try {
                document.close();
            } catch (IOException e) {
                LOG.debug("a document does not close", e);
            }
        }
    }

    /** Pages as dots, PWG 5102.4; eight-bit grey or one-bit black. */
    record Raster(int fileNumber, List<BufferedImage> drawn) implements SheetSource {
        private static final int HEADER_BYTES = 1_796;
        private static final int DOTS_MAX = 20_000;

        /** Pages of dots. */
        public Raster {
            drawn = List.copyOf(drawn);
        }

        static Raster of(int fileNumber, ByteBuffer file) throws IOException {
            try {
                var sync = new byte[4];
                file.get(sync);
                if (!new String(sync, StandardCharsets.US_ASCII).equals("RaS2")) {
                    throw new IOException("no PWG raster");
                }
                var pages = new ArrayList<BufferedImage>();
                while (file.hasRemaining()) {
                    pages.add(page(file));
                }
                return new Raster(fileNumber, pages);
            } catch (BufferUnderflowException e) {
                throw new IOException("a page broke off", e);
            }
        }

        private static BufferedImage page(ByteBuffer file) throws IOException {
            var header = file.slice(file.position(), Math.min(HEADER_BYTES, file.remaining()));
            file.position(file.position() + HEADER_BYTES);
            int width = header.getInt(372);
            int height = header.getInt(376);
            int bits = header.getInt(388);
            int lineBytes = header.getInt(392);
            boolean understood =
                    header.getInt(400) == (bits == 8 ? 18 : 3) && lineBytes == (bits == 8 ? width : (width + 7) / 8);
            if (width < 1 || height < 1 || width > DOTS_MAX || height > DOTS_MAX || !understood) {
                throw new IOException("a page header nobody understands");
            }
            var picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
            int y = 0;
            while (y < height) {
                int repeats = (file.get() & 0xFF) + 1;
                var line = line(file, lineBytes, bits);
                for (int i = 0; i < repeats && y < height; i++) {
                    ink(picture, y, line, bits);
                    y++;
                }
            }
            return picture;
        }

        private static byte[] line(ByteBuffer file, int bytes, int bits) throws IOException {
            var line = new byte[bytes];
            int at = 0;
            while (at < bytes) {
                int count = file.get() & 0xFF;
                if (count == 128) { // the rest is white
                    java.util.Arrays.fill(line, at, bytes, (byte) (bits == 8 ? 0xFF : 0));
                    return line;
                }
                int run = count < 128 ? count + 1 : 257 - count;
                if (at + run > bytes) {
                    throw new IOException("a line longer than the page is wide");
                }
                if (count < 128) {
                    java.util.Arrays.fill(line, at, at + run, file.get());
                } else {
                    file.get(line, at, run);
                }
                at += run;
            }
            return line;
        }

        private static void ink(BufferedImage picture, int y, byte[] line, int bits) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int grey = bits == 8 ? line[x] & 0xFF : (line[x / 8] & (0x80 >> (x % 8))) != 0 ? 0 : 0xFF;
                picture.getRaster().setSample(x, y, 0, grey);
            }
        }

        @Override
        public int pages() {
            return drawn.size();
        }

        @Override
        public byte[] sheet(int page) throws IOException {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(drawn.get(page), "png", bytes);
            return bytes.toByteArray();
        }

        @Override
        public String ending() {
            return "png";
        }

        @Override
        public void close() {}
    }
}
