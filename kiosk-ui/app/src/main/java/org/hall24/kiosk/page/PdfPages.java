package org.hall24.kiosk.page;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.hall24.journey.Sheet;

/**
 * Draws pages of PDF files, in memory only: no temporary file, no cache of fonts, no font of the machine. Nothing of PDFBox is loaded
 * before the first page is drawn. Any thread may draw; it takes some hundred milliseconds.
 */
public final class PdfPages {
    /** As wide as the panel shows it at most, with a little to spare. */
    private static final int WIDTH = 1_000;

    /** A page twice as tall as A4 is none a hall prints. */
    private static final int HEIGHT_MAX = 2 * 1_414;

    /** The hub's certificates are some hundred kilobytes; with the wire's own limit this is the larger one. */
    private static final int PDF_BYTES_MAX = 8 << 20;

    static {
        FontMappers.set(new ShippedFonts());
        ImageIO.setUseCache(false);
    }

    private PdfPages() {}

    /**
     * Draws one page, {@value #WIDTH} pixels wide.
     *
     * @param page from 1
     * @throws IOException when the file is no PDF, has no such page, or the page is larger than a sheet
     */
    public static Sheet draw(byte[] pdf, int page) throws IOException {
        if (pdf.length > PDF_BYTES_MAX) {
            throw new IOException("a PDF of " + pdf.length + " bytes is too large");
        }
        try (var document = Loader.loadPDF(pdf, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            if (page < 1 || page > document.getNumberOfPages()) {
                throw new IOException("there is no page " + page + " of " + document.getNumberOfPages());
            }
            return sheet(picture(document, page - 1));
        } catch (RuntimeException e) {
            // A broken file makes PDFBox stumble in many ways; its message may quote what stands on the page.
            throw new IOException(
                    "page " + page + " cannot be drawn: " + e.getClass().getSimpleName());
        }
    }

    private static BufferedImage picture(PDDocument document, int index) throws IOException {
        var page = document.getPage(index);
        var box = page.getCropBox();
        boolean lies = page.getRotation() % 180 != 0;
        float wide = lies ? box.getHeight() : box.getWidth();
        float tall = lies ? box.getWidth() : box.getHeight();
        float scale = WIDTH / wide;
        if (!(wide > 0) || tall * scale > HEIGHT_MAX) {
            throw new IOException("a page of %.0f x %.0f points is no sheet".formatted(wide, tall));
        }
        return new PDFRenderer(document).renderImage(index, scale, ImageType.RGB);
    }

    private static Sheet sheet(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        if (picture.getType() == BufferedImage.TYPE_INT_RGB
                && picture.getRaster().getDataBuffer() instanceof DataBufferInt pixels) {
            return new Sheet(width, height, pixels.getData());
        }
        return new Sheet(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
    }
}
