package org.hall24.driver.ipp;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Pages as dots, as PWG 5102.4 writes them down: for printers that do not read PDF. One page is drawn at a time, while the printer takes
 * the one before.
 */
final class PwgRaster implements HttpLine.Body {
    /** Text of certificates at arm's length; what printers of this kind all take. */
    static final int DOTS_WANTED = 300;

    /** Grey in eight bits. */
    static final String GREY = "sgray_8";

    /** Black or nothing. */
    static final String BLACK = "black_1";

    private static final int HEADER_BYTES = 1_796;
    private static final int COLOUR_BLACK = 3;
    private static final int COLOUR_GREY = 18;
    private static final int NORMAL_QUALITY = 4;
    private static final int POINTS_ACROSS = 595;
    private static final int POINTS_ALONG = 842;

    /** A line is repeated, or a pixel, at most so often at once. */
    private static final int REPEATS_MAX = 256;

    private static final int RUN_MAX = 128;

    /** Darker than this is black where there is no grey. */
    private static final int INK_BELOW = 0x80;

    private final PdfFile file;
    private final List<Integer> pages;
    private final int dots;
    private final boolean grey;

    /**
     * A body of pages.
     *
     * @param pages from 0, in the order of printing
     */
    PwgRaster(PdfFile file, List<Integer> pages, int dots, boolean grey) {
        this.file = file;
        this.pages = List.copyOf(pages);
        this.dots = dots;
        this.grey = grey;
    }

    @Override
    public long length() {
        return -1;
    }

    @Override
    public void to(HttpLine.Sink sink) throws IOException {
        var sync = "RaS2".getBytes(StandardCharsets.US_ASCII);
        sink.take(sync, 0, sync.length);
        for (int page : pages) {
            var picture = file.draw(page, dots);
            var out = new ByteArrayOutputStream();
            out.writeBytes(header(picture.getWidth(), picture.getHeight()));
            lines(picture, out);
            sink.take(out.toByteArray(), 0, out.size());
        }
    }

    private byte[] header(int width, int height) {
        var header = ByteBuffer.allocate(HEADER_BYTES);
        text(header, 0, "PwgRaster");
        header.putInt(276, dots).putInt(280, dots); // HWResolution
        header.putInt(340, 1); // NumCopies: the job says how many
        header.putInt(352, POINTS_ACROSS).putInt(356, POINTS_ALONG); // PageSize
        header.putInt(372, width).putInt(376, height);
        header.putInt(384, grey ? 8 : 1).putInt(388, grey ? 8 : 1); // bits a colour, bits a pixel
        header.putInt(392, grey ? width : (width + 7) / 8); // bytes a line
        header.putInt(400, grey ? COLOUR_GREY : COLOUR_BLACK);
        header.putInt(420, 1); // colours
        header.putInt(452, pages.size());
        header.putInt(456, 1).putInt(460, 1); // not mirrored
        header.putInt(472, width).putInt(476, height); // the picture fills the page
        header.putInt(484, NORMAL_QUALITY);
        text(header, 1_732, PrinterFacts.A4);
        return header.array();
    }

    private static void text(ByteBuffer header, int at, String text) {
        header.put(at, text.getBytes(StandardCharsets.US_ASCII));
    }

    private void lines(BufferedImage picture, ByteArrayOutputStream out) {
        var all = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        int width = picture.getWidth();
        var line = line(all, 0, width);
        int repeats = 1;
        for (int y = 1; y <= picture.getHeight(); y++) {
            var next = y < picture.getHeight() ? line(all, y, width) : new byte[0];
            if (repeats < REPEATS_MAX && Arrays.equals(line, next)) {
                repeats++;
                continue;
            }
            out.write(repeats - 1);
            packed(line, out);
            line = next;
            repeats = 1;
        }
    }

    private byte[] line(byte[] all, int y, int width) {
        if (grey) {
            return Arrays.copyOfRange(all, y * width, (y + 1) * width);
        }
        var bits = new byte[(width + 7) / 8];
        for (int x = 0; x < width; x++) {
            if ((all[y * width + x] & 0xFF) < INK_BELOW) {
                bits[x / 8] |= (byte) (0x80 >> (x % 8));
            }
        }
        return bits;
    }

    /** Runs of one byte, and runs of different ones; never a run of different ones that is only one byte long. */
    private static void packed(byte[] line, ByteArrayOutputStream out) {
        int at = 0;
        while (at < line.length) {
            int same = same(line, at);
            if (same > 1 || at + 1 == line.length) {
                out.write(same - 1);
                out.write(line[at]);
                at += same;
                continue;
            }
            int end = at + 1;
            while (end < line.length && end - at < RUN_MAX && same(line, end) == 1) {
                end++;
            }
            if (end - at == 1) {
                out.write(0);
                out.write(line[at]);
            } else {
                out.write(257 - (end - at));
                out.write(line, at, end - at);
            }
            at = end;
        }
    }

    private static int same(byte[] line, int from) {
        int to = from + 1;
        while (to < line.length && to - from < RUN_MAX && line[to] == line[from]) {
            to++;
        }
        return to - from;
    }
}
