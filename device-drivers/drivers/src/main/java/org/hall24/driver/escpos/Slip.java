package org.hall24.driver.escpos;

import java.awt.image.BufferedImage;
import java.nio.charset.CharsetEncoder;
import java.util.ArrayList;
import java.util.List;
import org.hall24.device.DeviceException;
import org.hall24.device.Receipt;

/** Turns a receipt into the commands of one profile, in steps that are each whole commands. */
final class Slip {
    /** Names and figures, in dots. */
    private static final int DRAWN_DOTS = 30;

    private static final int FIGURE_DOTS = 56;

    /** As high as the printer's own font doubled. */
    private static final int HEADING_DOTS = 48;

    /** Grey from here on is a dot: darker would thin the strokes, lighter would fill them. */
    private static final int DARK_BELOW = 160;

    /** One strip of a picture: 48 rows of 72 bytes fit every printer's buffer. */
    private static final int STRIP_ROWS = 48;

    /** Longer codes would be wider than the paper at a module an old phone reads. */
    private static final int QR_CHARACTERS_MAX = 300;

    private static final int FEED_LINES_MAX = 20;

    private final Profile profile;
    private final Pen pen;
    private final CharsetEncoder rom = Commands.GB18030.newEncoder();
    private final List<byte[]> steps = new ArrayList<>();

    private Slip(Profile profile, Pen pen) {
        this.profile = profile;
        this.pen = pen;
    }

    /** The steps of a receipt, without the cut. */
    static List<byte[]> steps(Receipt receipt, Profile profile, Pen pen) throws DeviceException {
        var slip = new Slip(profile, pen);
        slip.steps.add(Commands.begin(profile));
        for (Receipt.Part part : receipt.parts()) {
            slip.add(part);
        }
        return List.copyOf(slip.steps);
    }

    private void add(Receipt.Part part) throws DeviceException {
        switch (part) {
            case Receipt.Heading(String text) -> heading(clean(text));
            case Receipt.Line(String text) -> line(clean(text));
            case Receipt.Drawn(String text) -> draw(clean(text), DRAWN_DOTS, false);
            case Receipt.Figure(String text) -> draw(clean(text), FIGURE_DOTS, true);
            case Receipt.Qr(String content) -> qr(content);
            case Receipt.Rule() -> steps.add(Commands.line("-".repeat(profile.columns())));
            case Receipt.Feed(int lines) -> steps.add(Commands.feed(Math.clamp(lines, 0, FEED_LINES_MAX)));
        }
    }

    /** Control characters are commands to a printer: none gets through, whoever typed it. */
    private static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? ' ' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private void heading(String text) throws DeviceException {
        if (!romHas(text)) {
            draw(text, HEADING_DOTS, true);
            return;
        }
        for (String line : wrapped(text, profile.columns() / 2)) {
            steps.add(Commands.heading(line, profile.romHasChinese()));
        }
    }

    private void line(String text) throws DeviceException {
        if (!romHas(text)) {
            draw(text, DRAWN_DOTS, false);
            return;
        }
        for (String line : wrapped(text, profile.columns())) {
            steps.add(Commands.line(line));
        }
    }

    private void qr(String content) {
        if (content.length() > QR_CHARACTERS_MAX) {
            throw new IllegalArgumentException("a QR code of " + content.length() + " characters");
        }
        if (content.chars().anyMatch(Character::isISOControl)) { // cannot be left out: it would be another code
            throw new IllegalArgumentException("a QR code with a control character, which is a command to a printer");
        }
        var code = QrPicture.of(content, profile.qrModule(), profile.dots());
        byte[] quietZone = Commands.feedDots(QrPicture.QUIET_MODULES * code.module());
        steps.add(Commands.join(Commands.align(1), quietZone));
        if (profile.qrNative()) {
            steps.add(Commands.qr(content, code.module()));
        } else {
            for (int top = 0; top < code.rows(); top += STRIP_ROWS) {
                int rows = Math.min(STRIP_ROWS, code.rows() - top);
                byte[] dots = code.strip(top, rows);
                hideRealTimeCommands(dots);
                steps.add(Commands.raster(code.bytesWide(), rows, dots));
            }
        }
        steps.add(Commands.join(quietZone, Commands.align(0)));
    }

    /** Whether the printer's own font has it: what GB18030 writes in one or two bytes. Four bytes print as a blank. */
    private boolean romHas(String text) {
        return text.codePoints().allMatch(c -> columns(c) > 0);
    }

    /** Columns of one character in the printer's own font; 0 = it has none. */
    private int columns(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        String one = Character.toString(codePoint);
        return profile.romHasChinese()
                        && rom.canEncode(one)
                        && one.getBytes(Commands.GB18030).length == 2
                        && !privateUse(codePoint)
                ? 2
                : 0;
    }

    private static boolean privateUse(int codePoint) {
        return Character.getType(codePoint) == Character.PRIVATE_USE;
    }

    /** Lines that fit. A Latin word goes to the next line whole, unless it is longer than a line. */
    private List<String> wrapped(String text, int columnsMax) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        int used = 0;
        for (String word : words(text)) {
            int columns = word.codePoints().map(this::columns).sum();
            if (used + columns > columnsMax && used > 0 && columns <= columnsMax) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
                used = 0;
                word = word.stripLeading();
            }
            for (int codePoint : word.codePoints().toArray()) {
                if (used + columns(codePoint) > columnsMax) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
                line.appendCodePoint(codePoint);
                used += columns(codePoint);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** Where a line may break: around blanks and around every character that is not Latin. */
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (int codePoint : text.codePoints().toArray()) {
            boolean latin = codePoint > ' ' && codePoint < 0x80;
            if (!latin && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
            word.appendCodePoint(codePoint);
            if (!latin) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        words.add(word.toString());
        return words;
    }

    private void draw(String text, int size, boolean centred) throws DeviceException {
        var picture = pen.draw(text, profile.dots(), size, centred);
        int wide = inkedBytes(picture);
        for (int top = 0; top < picture.getHeight(); top += STRIP_ROWS) {
            int rows = Math.min(STRIP_ROWS, picture.getHeight() - top);
            steps.add(Commands.raster(wide, rows, strip(picture, wide, top, rows)));
        }
    }

    /** Bytes of a row up to the last dot: blank paper on the right need not cross a slow line. */
    private static int inkedBytes(BufferedImage picture) {
        for (int x = picture.getWidth() - 1; x > 0; x--) {
            for (int y = 0; y < picture.getHeight(); y++) {
                if (isDot(picture, x, y)) {
                    return x / 8 + 1;
                }
            }
        }
        return 1;
    }

    private static boolean isDot(BufferedImage picture, int x, int y) {
        return (picture.getRGB(x, y) & 0xFF) < DARK_BELOW;
    }

    private static byte[] strip(BufferedImage picture, int wide, int top, int rows) {
        var dots = new byte[wide * rows];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < Math.min(8 * wide, picture.getWidth()); x++) {
                if (isDot(picture, x, top + y)) {
                    dots[y * wide + x / 8] |= (byte) (0x80 >> (x % 8));
                }
            }
        }
        hideRealTimeCommands(dots);
        return dots;
    }

    /** A printer executes 10 04 and 10 05 even inside a picture. One dot more keeps it from that, and nobody sees it. */
    private static void hideRealTimeCommands(byte[] dots) {
        for (int i = 0; i + 1 < dots.length; i++) {
            if (dots[i] == 0x10 && (dots[i + 1] == 0x04 || dots[i + 1] == 0x05 || dots[i + 1] == 0x14)) {
                dots[i] = 0x18;
            }
        }
    }
}
