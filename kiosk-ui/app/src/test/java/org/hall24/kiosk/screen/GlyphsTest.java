package org.hall24.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hall24.kiosk.screen.Glyphs.Kind;
import org.hall24.kiosk.screen.Glyphs.Piece;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which face draws which character, with the fonts the terminal ships. */
class GlyphsTest {
    /** Of the last Unicode extension with names from the population register: in no font the terminal ships. */
    private static final int NOBODY_HAS = 0x2EBF0;

    private static Glyphs glyphs;

    @BeforeAll
    static void read() throws Exception {
        var fonts = Path.of(System.getProperty("hall24.assets"), "fonts");
        glyphs = new Glyphs(
                Coverage.of(fonts.resolve("NotoSansSC_400Regular.ttf")), Coverage.of(fonts.resolve("HanaMinB.ttf")));
    }

    @Test
    void aRareNameIsDrawnByTheSecondFace() {
        assertThat(glyphs.split("𠮷田*生")).containsExactly(new Piece("𠮷", Kind.RARE), new Piece("田*生", Kind.COMMON));
        assertThat(glyphs.split(Character.toString(0x2CEB0))).containsExactly(new Piece("\uD873\uDEB0", Kind.RARE));
    }

    @Test
    void aCharacterNobodyHasBecomesItsNumberAndTheRestOfTheNameStays() {
        var twice = Character.toString(NOBODY_HAS).repeat(2);

        assertThat(glyphs.split("司" + twice + "𠮷桐"))
                .containsExactly(
                        new Piece("司", Kind.COMMON),
                        new Piece("U+2EBF0", Kind.MISSING),
                        new Piece("U+2EBF0", Kind.MISSING),
                        new Piece("𠮷", Kind.RARE),
                        new Piece("桐", Kind.COMMON));
    }

    @Test
    void aNumberInFourDigitsIsWrittenInFour() {
        assertThat(glyphs.split("\uE000")).containsExactly(new Piece("U+E000", Kind.MISSING));
    }
}
