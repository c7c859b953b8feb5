package org.hall24.demo.privacy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a PDF says to somebody who reads it: its glyphs through each font's ToUnicode map. Not for several threads. */
final class PdfText {
    /** {@code %PDF}, as four bytes in a row. */
    static final int MAGIC = 0x2550_4446;

    /** A certificate has some hundred kilobytes; the fonts in it decide. */
    private static final int PDF_BYTES_MAX = 16 * 1024 * 1024;

    private static final byte[] LAST_LINE = "%%EOF".getBytes(StandardCharsets.US_ASCII);

    /** A heap holds the word %PDF in many constants; a PDF that can be read is longer. */
    private static final int PDF_BYTES_MIN = 128;

    private PdfText() {}

    /**
     * The text of the PDF that begins here, once as it is laid out and once without any white space, so that a name broken over two
     * lines is seen whole; UTF-8.
     *
     * @return empty when there is none that can be read; its bytes are searched all the same
     */
    static Optional<byte[]> of(ByteBuffer hay, int at) {
        int end = end(hay, at);
        if (end - at < PDF_BYTES_MIN) {
            return Optional.empty();
        }
        var bytes = new byte[end - at];
        hay.get(at, bytes);
        try (var document = Loader.loadPDF(bytes)) {
            var text = new PDFTextStripper().getText(document);
            return Optional.of((text + "\n" + text.replaceAll("\\s+", "")).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        } catch (RuntimeException e) { // a reader of broken files may stumble anywhere; then it is no PDF one can read
            return Optional.empty();
        }
    }

    /** After the last {@code %%EOF} before the next PDF begins; {@code at} when there is none within the limit. */
    private static int end(ByteBuffer hay, int at) {
        int limit = Math.min(hay.limit(), at + PDF_BYTES_MAX);
        int end = at;
        for (int i = at + 4; i + LAST_LINE.length <= limit; i++) {
            if (hay.get(i) != '%') {
                continue;
            }
            if (startsWith(hay, i, LAST_LINE)) {
                end = i + LAST_LINE.length;
            } else if (i + 4 <= limit && hay.get(i + 1) == 'P' && hay.get(i + 2) == 'D' && hay.get(i + 3) == 'F') {
                break;
            }
        }
        return end;
    }

    private static boolean startsWith(ByteBuffer hay, int at, byte[] word) {
        for (int i = 0; i < word.length; i++) {
            if (hay.get(at + i) != word[i]) {
                return false;
            }
        }
        return true;
    }
}
