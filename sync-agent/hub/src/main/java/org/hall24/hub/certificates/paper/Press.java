package org.hall24.hub.certificates.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.hall24.wire.Bytes;

/** Sets a certificate on A4. The same words give the same bytes. Safe for several threads; they take turns. */
public final class Press {
    /** How a time stands on a certificate: to the second, as people say it. */
    public static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    /** More pages than this are the counter's work; a hundred titles have eight. */
    private static final int PAGES_MAX = 20;

    private static final float PAGE_WIDTH = PDRectangle.A4.getWidth();
    private static final float PAGE_HEIGHT = PDRectangle.A4.getHeight();
    private static final float FIRST_TOP = 152;
    private static final float NEXT_TOP = 84;
    private static final float BOTTOM = 706;
    private static final float ENDING_HEIGHT = 132;
    private static final float SEAL_SIDE = 113;
    private static final float CODE_SIDE = 74;
    private static final float RIGHT = Blocks.LEFT + Blocks.WIDTH;

    private static final Pen.Style TITLE = new Pen.Style(Faces.Face.TITLE, 25, Pen.INK, 3);
    private static final Pen.Style SUBTITLE = new Pen.Style(Faces.Face.TEXT, 9.5f, Pen.SOFT, .4f);
    private static final Pen.Style SMALL = Pen.Style.of(Faces.Face.TEXT, 9, Pen.SOFT);
    private static final Pen.Style SMALL_INK = Pen.Style.of(Faces.Face.TEXT, 9, Pen.INK);
    private static final Pen.Style STRONG = Pen.Style.of(Faces.Face.BOLD, 12, Pen.INK);
    private static final Pen.Style WHEN = Pen.Style.of(Faces.Face.TEXT, 11, Pen.INK);
    private static final Pen.Style CODE = new Pen.Style(Faces.Face.BOLD, 12, Pen.INK, .8f);
    private static final Pen.Style WARNING = new Pen.Style(Faces.Face.BOLD, 20, Pen.INK, 4);

    private final Faces faces;

    /** A press with these faces. */
    public Press(Faces faces) {
        this.faces = faces;
    }

    /**
     * A certificate as a file.
     *
     * @param pages how many
     */
    public record Sheet(Bytes pdf, int pages) {}

    /**
     * Sets a certificate.
     *
     * @throws IllegalArgumentException when it has more than {@value #PAGES_MAX} pages
     * @throws InterruptedException when the caller no longer wants it
     */
    public Sheet set(Paper paper) throws InterruptedException {
        return faces.alone(() -> {
            try (var document = new PDDocument()) {
                var letters = new Letters(faces, document);
                int pages = write(paper, document, letters);
                return new Sheet(file(paper, document, letters), pages);
            }
        });
    }

    /** Reads the faces and sets a blank sheet, so that the first citizen does not wait for what is done once. */
    public void warmUp() throws InterruptedException {
        var nobody = new Paper.Holder("　", "　");
        set(new Paper(
                "　",
                "　",
                "　",
                nobody,
                "　",
                List.of(),
                Optional.empty(),
                List.of(),
                "　",
                Optional.empty(),
                "　",
                Instant.EPOCH,
                "　",
                "　",
                "　",
                new Paper.Mark.Unsealed()));
    }

    private static Bytes file(Paper paper, PDDocument document, Letters letters) throws IOException {
        var about = document.getDocumentInformation();
        about.setTitle(paper.title() + " " + paper.number());
        about.setAuthor(paper.issuer());
        about.setCreator("Hall24");
        var catalog = document.getDocumentCatalog();
        catalog.setLanguage("zh-CN");
        var shown = new PDViewerPreferences(catalog.getCOSObject());
        shown.setDisplayDocTitle(true);
        catalog.setViewerPreferences(shown);
        // The id would come from the clock; it comes from the certificate, so that the file can be made again.
        document.setDocumentId((long) paper.number().hashCode());
        // Fonts are cut down to what was used when the document is saved, and the library then writes its own meanings.
        document.save(OutputStream.nullOutputStream(), CompressParameters.NO_COMPRESSION);
        letters.writeMeanings();
        var bytes = new ByteArrayOutputStream();
        document.save(bytes, CompressParameters.NO_COMPRESSION);
        return Bytes.of(bytes.toByteArray());
    }

    private int write(Paper paper, PDDocument document, Letters letters) throws IOException {
        var pages = pages(paper, document, letters);
        var watermark = Watermark.of(
                "仅供" + paper.use() + "使用", new Pen.Box(34, 34, PAGE_WIDTH - 68, BOTTOM - 34), faces, document);
        for (int i = 0; i < pages.size(); i++) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var pen = new Pen(letters, new PDPageContentStream(document, page))) {
                pen.lay(watermark);
                surround(pen, paper, i + 1, pages.size());
                float top = i == 0 ? FIRST_TOP : NEXT_TOP;
                for (var block : pages.get(i)) {
                    block.draw(pen, top);
                    top += block.height();
                }
                if (i == pages.size() - 1) {
                    ending(pen, paper, document, Math.max(top, Math.min(top + 40, BOTTOM - ENDING_HEIGHT)));
                }
            }
        }
        return pages.size();
    }

    /** Which blocks stand on which page. The closing and the seal are not parted, so that no page has a seal only. */
    private static List<List<Block>> pages(Paper paper, PDDocument document, Letters letters) throws IOException {
        var ruler = new Pen(letters, new PDPageContentStream(document, new PDPage(PDRectangle.A4)));
        var blocks = new Blocks(ruler);
        var body = blocks.body(paper);
        var closing = blocks.closing(paper);
        ruler.close();
        var pages = new ArrayList<List<Block>>();
        var page = new ArrayList<Block>();
        float top = FIRST_TOP;
        for (var block : body) {
            if (top + block.height() > BOTTOM) {
                pages.add(page);
                page = new ArrayList<>();
                top = NEXT_TOP;
                if (block instanceof Block.Row row) {
                    page.add(row.head());
                    top += row.head().height();
                }
            }
            page.add(block);
            top += block.height();
        }
        float rest = ENDING_HEIGHT;
        for (var block : closing) {
            rest += block.height();
        }
        pages.add(page);
        if (top + rest > BOTTOM) {
            pages.add(new ArrayList<>());
        }
        pages.getLast().addAll(closing);
        if (pages.size() > PAGES_MAX) {
            throw new IllegalArgumentException(pages.size() + " pages; at most " + PAGES_MAX);
        }
        return pages;
    }

    /** What every page has round its text. */
    private static void surround(Pen pen, Paper paper, int page, int pages) throws IOException {
        pen.frame(new Pen.Box(27, 27, PAGE_WIDTH - 54, PAGE_HEIGHT - 54), 1.6f, Pen.ACCENT);
        pen.frame(new Pen.Box(31, 31, PAGE_WIDTH - 62, PAGE_HEIGHT - 62), .5f, Pen.ACCENT);
        float middle = PAGE_WIDTH / 2;
        if (page == 1) {
            pen.right(SMALL_INK, "编号　" + paper.number(), RIGHT, 58);
            pen.text(SMALL, "政务服务自助终端出具", Blocks.LEFT, 58);
            pen.centred(TITLE, paper.title(), middle, 104);
            pen.centred(SUBTITLE, paper.subtitle(), middle, 122);
            pen.line(middle - 30, 134, middle + 30, 134, 1.2f, Pen.ACCENT);
        } else {
            pen.text(SMALL, paper.title() + "（续）", Blocks.LEFT, 58);
            pen.right(SMALL_INK, "编号　" + paper.number(), RIGHT, 58);
            pen.line(Blocks.LEFT, 66, RIGHT, 66, .6f, Pen.HAIR);
        }
        footer(pen, paper, page, pages);
    }

    private static void footer(Pen pen, Paper paper, int page, int pages) throws IOException {
        float top = BOTTOM + 8;
        pen.line(Blocks.LEFT, top - 4, RIGHT, top - 4, .6f, Pen.HAIR);
        pen.squares(squares(paper.address()), new Pen.Box(Blocks.LEFT, top + 3, CODE_SIDE, CODE_SIDE));
        float left = Blocks.LEFT + CODE_SIDE + 14;
        pen.text(SMALL, "验真码", left, top + 16);
        pen.text(CODE, paper.code(), left + 38, top + 17);
        pen.text(SMALL, "核验方式：扫描左侧二维码，或在 " + verifyAt(paper) + " 输入编号和验真码。", left, top + 33);
        pen.text(SMALL, "电子件的 SHA-256 摘要已登记；在核验页上传电子件，可确认一字未改。", left, top + 47);
        pen.text(Pen.Style.of(Faces.Face.BOLD, 9, Pen.ACCENT), "打印件与电子件一致可核验", left, top + 61);
        pen.text(SMALL, "终端 " + paper.terminal() + "　·　" + TIME.format(paper.madeAt()), left, top + 75);
        pen.right(SMALL_INK, "第 " + page + " 页 共 " + pages + " 页", RIGHT, top + 75);
    }

    /** The address without number and code: what a person can type. */
    private static String verifyAt(Paper paper) {
        int end = paper.address().indexOf("/v/");
        var bare = end < 0 ? paper.address() : paper.address().substring(0, end + 2);
        return bare.replaceFirst("^https://", "");
    }

    /** Department, time and seal, or the place where none is. */
    private static void ending(Pen pen, Paper paper, PDDocument document, float top) throws IOException {
        float wordsEnd = RIGHT;
        switch (paper.mark()) {
            case Paper.Mark.Impression(var png) -> {
                var picture = PDImageXObject.createFromByteArray(document, png.toArray(), "seal.png");
                pen.picture(picture, new Pen.Box(RIGHT - SEAL_SIDE, top + 8, SEAL_SIDE, SEAL_SIDE));
                // The words begin beside the seal and end on its rim: one cannot be cut off without the other.
                wordsEnd = RIGHT - SEAL_SIDE + 24;
            }
            case Paper.Mark.Unsealed _ -> {
                var box = new Pen.Box(Blocks.LEFT, top + 26, 232, 66);
                pen.dashed(box, 1.2f, Pen.INK);
                pen.centred(WARNING, "无印章", box.left() + box.width() / 2, box.top() + 31);
                pen.centred(SMALL_INK, "出具时电子印章暂不可用，本页为无印章查询单", box.left() + box.width() / 2, box.top() + 51);
            }
        }
        pen.right(STRONG, paper.issuer(), wordsEnd, top + 56);
        pen.right(WHEN, TIME.format(paper.madeAt()), wordsEnd, top + 78);
    }

    private static boolean[][] squares(String text) {
        try {
            var hints = Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 0);
            var matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints);
            var dark = new boolean[matrix.getHeight()][matrix.getWidth()];
            for (int row = 0; row < dark.length; row++) {
                for (int column = 0; column < dark.length; column++) {
                    dark[row][column] = matrix.get(column, row);
                }
            }
            return dark;
        } catch (WriterException e) {
            throw new IllegalArgumentException("the address does not fit into a code", e);
        }
    }
}
