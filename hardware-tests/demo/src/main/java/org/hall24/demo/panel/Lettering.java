package org.hall24.demo.panel;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The panel's letters: the fonts the kiosk uses, so that both look the same on every machine.
 *
 * @param regular for words
 * @param bold for titles
 * @param rare for names with a character the others lack
 */
record Lettering(Font regular, Font bold, Font rare) {
    private static final float POINTS = 17;

    /** From the assets; the machine's own when they cannot be read. */
    static Lettering from(Path assets) {
        try {
            return new Lettering(
                    face(assets, "NotoSansSC_400Regular.ttf", POINTS),
                    face(assets, "NotoSansSC_700Bold.ttf", POINTS),
                    face(assets, "HanaMinB.ttf", POINTS));
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

    /** The face that can write this. */
    Font fit(String text) {
        return regular.canDisplayUpTo(text) < 0 ? regular : rare;
    }
}
