package org.hall24.demo.privacy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A canary on paper: a PDF in which it stands as the glyphs of an embedded part of a font, as names stand in certificates. */
final class DrawnBird {
    private static final float POINTS = 12;

    /** Two lines: a finder that wants the name in one piece is caught. */
    private static final int FIRST_LINE_LETTERS = 6;

    private DrawnBird() {}

    /** The bytes of such a PDF, with the first font of the folder that has every character of it. */
    static byte[] certificate(Path fonts, String bird) throws IOException {
        var face = Glyphs.in(fonts).stream()
                .filter(font -> font.of(bird).isPresent())
                .findFirst()
                .orElseThrow(() -> new IOException("no font in " + fonts + " can draw the canary"));
        try (var document = new PDDocument();
                var font = Files.newInputStream(fonts.resolve(face.name() + ".ttf"))) {
            var page = new PDPage();
            document.addPage(page);
            var type = PDType0Font.load(document, font, true);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(type, POINTS);
                content.newLineAtOffset(72, 700);
                content.showText(bird.substring(0, FIRST_LINE_LETTERS));
                content.newLineAtOffset(0, -20);
                content.showText(bird.substring(FIRST_LINE_LETTERS));
                content.endText();
            }
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }
}
