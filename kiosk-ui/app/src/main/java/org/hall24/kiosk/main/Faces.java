package org.hall24.kiosk.main;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.text.Font;
import org.hall24.kiosk.screen.Coverage;
import org.hall24.kiosk.screen.Glyphs;

/** The type faces the terminal ships; a machine's own fonts are never asked. */
final class Faces {
    /** With Regular alone JavaFX draws bold words regular: both are needed. */
    private static final List<String> FILES =
            List.of("NotoSansSC_400Regular.ttf", "NotoSansSC_700Bold.ttf", "NotoSerifSC_900Black.ttf", "HanaMinB.ttf");

    /** JavaFX wants a size; the face serves all sizes. */
    private static final double ANY_SIZE = 10;

    private Faces() {}

    /**
     * Loads all faces.
     *
     * @throws IOException naming the file that is missing or broken
     */
    static Glyphs load(Path fonts) throws IOException {
        for (var file : FILES) {
            if (Font.loadFont(fonts.resolve(file).toUri().toString(), ANY_SIZE) == null) {
                throw new IOException(fonts.resolve(file) + " is missing or no font; ./hall24 setup fetches it");
            }
        }
        return new Glyphs(
                Coverage.of(fonts.resolve("NotoSansSC_400Regular.ttf")), Coverage.of(fonts.resolve("HanaMinB.ttf")));
    }
}
