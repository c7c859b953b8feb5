package org.hall24.device;

/**
 * What is to be printed on A4, one-sided.
 *
 * <p>Sheets are counted through all copies, copy by copy: the third page of the second copy of a three-page document is sheet 6.
 *
 * @param pdf the file; at most {@value #BYTES_MAX} bytes
 * @param pages how many pages the file has, from 1
 * @param copies 1 to {@value #COPIES_MAX}
 * @param already sheets that came out before; printing begins with the one after
 */
@Personal
@SuppressWarnings("ArrayRecordComponent") // a file is handed on, never compared
public record Document(byte[] pdf, int pages, int copies, int already) {
    /** A certificate with its fonts has some hundred KiB. */
    public static final int BYTES_MAX = 4 << 20;

    /** More copies than this are the counter's work. */
    public static final int COPIES_MAX = 5;

    /** No matter of a terminal fills half a tray. */
    public static final int SHEETS_MAX = 100;

    /** A document. */
    public Document {
        if (pdf.length > BYTES_MAX
                || pages < 1
                || copies < 1
                || copies > COPIES_MAX
                || pages * copies > SHEETS_MAX
                || already < 0
                || already >= pages * copies) {
            throw new IllegalArgumentException(
                    "%d bytes, %d pages, %d copies, %d printed already".formatted(pdf.length, pages, copies, already));
        }
    }

    /** All sheets of all copies. */
    public int sheets() {
        return pages * copies;
    }

    /** Sheets still to come. */
    public int remaining() {
        return sheets() - already;
    }

    /** Masked: how much, not what. */
    @Override
    public String toString() {
        return "Document[" + pages + " pages, " + copies + " copies, " + already + " already]";
    }
}
