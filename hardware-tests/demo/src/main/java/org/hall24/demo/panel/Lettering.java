package org.hall24.demo.panel;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The panel's letters: the fonts the kiosk uses, so that both look the same on every machine.
 *
 * @param regular for words
 * @param bold for titles
 * @param rare for characters the others lack
 */
record Lettering(Font regular, Font bold, Font rare) {
    private static final float POINTS = 17;

    /** From the assets; the machine's own when they cannot be read. */
    static Lettering from(Path assets) {
        try {
            var rare = face(assets, "HanaMinB.ttf", POINTS);
            GraphicsEnvironment.getLocalGraphicsEnvironment().registerFont(rare);
            return new Lettering(
                    face(assets, "NotoSansSC_400Regular.ttf", POINTS),
                    face(assets, "NotoSansSC_700Bold.ttf", POINTS),
                    rare);
        } catch (IOException | FontFormatException e) {
            var plain = new Font(Font.SANS_SERIF, Font.PLAIN, (int) POINTS);
            return new Lettering(plain, plain.deriveFont(Font.BOLD), plain);
        }
    }

    private static Font face(Path assets, String name, float points) throws IOException, FontFormatException {
        return Font.createFont(
                        Font.TRUETYPE_FONT,
                        assets.resolve("fonts").resolve(name).toFile())
                .deriveFont(points);
    }

    /** The text, with a character that the regular face lacks set in the rare one. */
    String fit(String text) {
        if (regular.canDisplayUpTo(text) < 0) {
            return text;
        }
        var html = new StringBuilder("<html>");
        text.codePoints().forEach(point -> {
            var letter = Character.toString(point);
            html.append(
                    regular.canDisplay(point)
                            ? letter
                            : "<font face=\"" + rare.getFamily() + "\">" + letter + "</font>");
        });
        return html.toString();
    }
}
