package org.hall24.driver.ipp;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A document's file, opened to take pages out of it or to draw them. In memory only. */
final class PdfFile implements AutoCloseable {
    private static final double INCHES_ACROSS = 210 / 25.4;
    private static final double INCHES_ALONG = 297 / 25.4;

    private final PDDocument pdf;
    private final PDFRenderer renderer;

    private PdfFile(PDDocument pdf) {
        this.pdf = pdf;
        this.renderer = new PDFRenderer(pdf);
    }

    /**
     * Opens a file.
     *
     * @throws IllegalArgumentException when it is no PDF, or has another number of pages than was said: sheets could not be counted
     */
    static PdfFile open(byte[] file, int pages) {
        try {
            var pdf = Loader.loadPDF(file);
            if (pdf.getNumberOfPages() != pages) {
                int has = pdf.getNumberOfPages();
                pdf.close();
                throw new IllegalArgumentException("a document of " + pages + " pages has " + has);
            }
            return new PdfFile(pdf);
        } catch (IOException e) {
            throw new IllegalArgumentException("a document that is no PDF", e);
        }
    }

    /** A file of these pages, from 0, in this order; the same page may come more than once. */
    byte[] cut(List<Integer> pages) throws IOException {
        try (var fresh = new PDDocument()) {
            for (int page : pages) {
                var node = new COSDictionary(pdf.getPage(page).getCOSObject());
                var inherited = pdf.getPage(page);
                node.removeItem(COSName.PARENT);
                var copy = new PDPage(node);
                copy.setMediaBox(inherited.getMediaBox());
                copy.setCropBox(inherited.getCropBox());
                copy.setRotation(inherited.getRotation());
                copy.setResources(inherited.getResources());
                fresh.addPage(copy);
            }
            var bytes = new ByteArrayOutputStream();
            fresh.save(bytes);
            return bytes.toByteArray();
        }
    }

    /** A page drawn on A4, in grey; a page of another size stands at the top left in its own. */
    BufferedImage draw(int page, int dots) throws IOException {
        var drawn = renderer.renderImageWithDPI(page, dots, ImageType.GRAY);
        var sheet = new BufferedImage(
                (int) Math.round(INCHES_ACROSS * dots),
                (int) Math.round(INCHES_ALONG * dots),
                BufferedImage.TYPE_BYTE_GRAY);
        var pen = sheet.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        pen.drawImage(drawn, 0, 0, null);
        pen.dispose();
        return sheet;
    }

    @Override
    public void close() {
        try {
            pdf.close();
        } catch (IOException _) {
            // it lay in memory
        }
    }
}
