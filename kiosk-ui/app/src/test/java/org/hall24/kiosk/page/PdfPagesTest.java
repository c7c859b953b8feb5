package org.hall24.kiosk.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.hall24.journey.Sheet;
import org.junit.jupiter.api.Test;

class PdfPagesTest {
    private static final Path FONTS = Path.of(System.getProperty("hall24.assets"), "fonts");

    @Test
    void aPageIsAThousandPixelsWideAndShowsWhatStandsOnIt() throws Exception {
        var pdf = pdf(PDRectangle.A4, 2);

        var first = PdfPages.draw(pdf, 1);
        var second = PdfPages.draw(pdf, 2);

        assertThat(first.width()).isEqualTo(1_000);
        assertThat(first.height()).isBetween(1_414, 1_415);
        assertThat(at(first, 500, 60)).as("the red bar of page 1").isEqualTo(0xFF0000);
        assertThat(at(second, 500, 60)).as("the blue bar of page 2").isEqualTo(0x0000FF);
        assertThat(ink(first)).as("words in the font inside").isGreaterThan(1_000);
    }

    @Test
    void aFontThatIsNotInsideIsDrawnWithoutAskingTheMachine() throws Exception {
        var before = filesOfTheUser();
        byte[] pdf;
        try (var document = new PDDocument()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var pen = new PDPageContentStream(document, page)) {
                pen.beginText();
                pen.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 40);
                pen.newLineAtOffset(80, 500);
                pen.showText("Somebody");
                pen.endText();
            }
            pdf = bytes(document);
        }

        assertThat(ink(PdfPages.draw(pdf, 1))).isGreaterThan(300);
        assertThat(filesOfTheUser()).isEqualTo(before);
    }

    @Test
    void aPageThatIsNotThereIsRefused() throws Exception {
        var pdf = pdf(PDRectangle.A4, 1);

        assertThatThrownBy(() -> PdfPages.draw(pdf, 2)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> PdfPages.draw(pdf, 0)).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsNoPdfIsRefused() throws Exception {
        assertThatThrownBy(() -> PdfPages.draw(new byte[] {1, 2, 3}, 1)).isInstanceOf(IOException.class);
        var cut = java.util.Arrays.copyOf(pdf(PDRectangle.A4, 1), 200);
        assertThatThrownBy(() -> PdfPages.draw(cut, 1)).isInstanceOf(IOException.class);
    }

    @Test
    void aBanderoleIsNoSheet() throws Exception {
        var pdf = pdf(new PDRectangle(10, 14_000), 1);

        assertThatThrownBy(() -> PdfPages.draw(pdf, 1)).isInstanceOf(IOException.class);
    }

    @Test
    void severalThreadsDrawAtOnce() throws Exception {
        var pdf = pdf(PDRectangle.A4, 2);
        List<Callable<Integer>> jobs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            int page = 1 + i % 2;
            jobs.add(() -> at(PdfPages.draw(pdf, page), 500, 60));
        }

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var colours = new ArrayList<Integer>();
            for (Future<Integer> drawn : threads.invokeAll(jobs)) {
                colours.add(drawn.get());
            }
            assertThat(colours).containsExactly(0xFF0000, 0x0000FF, 0xFF0000, 0x0000FF, 0xFF0000, 0x0000FF);
        }
    }

    private static List<Path> filesOfTheUser() throws IOException {
        try (Stream<Path> home = Files.list(Path.of(System.getProperty("user.home")))) {
            return home.filter(file -> file.getFileName().toString().contains("pdfbox"))
                    .toList();
        }
    }

    private static byte[] pdf(PDRectangle size, int pages) throws IOException {
        try (var document = new PDDocument()) {
            var font = PDType0Font.load(
                    document, FONTS.resolve("NotoSansSC_400Regular.ttf").toFile());
            for (int number = 1; number <= pages; number++) {
                var page = new PDPage(size);
                document.addPage(page);
                try (var pen = new PDPageContentStream(document, page)) {
                    pen.setNonStrokingColor(number == 1 ? Color.RED : Color.BLUE);
                    pen.addRect(0, size.getHeight() - 60, size.getWidth(), 40);
                    pen.fill();
                    pen.setNonStrokingColor(Color.BLACK);
                    pen.beginText();
                    pen.setFont(font, 30);
                    pen.newLineAtOffset(60, size.getHeight() / 2);
                    pen.showText("住房公积金缴存证明");
                    pen.endText();
                }
            }
            return bytes(document);
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    private static int at(Sheet sheet, int x, int y) {
        return sheet.rgb()[y * sheet.width() + x] & 0xFFFFFF;
    }

    private static long ink(Sheet sheet) {
        return java.util.Arrays.stream(sheet.rgb())
                .filter(pixel -> (pixel & 0xFFFFFF) == 0)
                .count();
    }
}
