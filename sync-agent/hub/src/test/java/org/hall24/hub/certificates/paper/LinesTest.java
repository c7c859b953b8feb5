package org.hall24.hub.certificates.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {
    /** Every sign one wide. */
    private static List<String> lines(String text, int width) throws IOException {
        return Lines.of(text, width, part -> part.codePointCount(0, part.length()));
    }

    @Test
    void noLineBeginsWithAFullStopOrEndsWithAnOpenBracket() throws IOException {
        assertThat(lines("在演示市，参加保险。", 4)).containsExactly("在演示", "市，参加", "保险。");
        assertThat(lines("用途（购房贷款）", 3)).containsExactly("用途", "（购房", "贷款）");
    }

    @Test
    void wordsAndNumbersStayWhole() throws IOException {
        assertThat(lines("编号 DM-2026 为准", 10)).containsExactly("编号 DM-2026", "为准");
        assertThat(lines("共有第00***101号", 10)).containsExactly("共有第", "00***101号");
    }

    @Test
    void whatIsWiderThanALineIsBrokenBetweenCharactersAndNotInsideOne() throws IOException {
        assertThat(lines("990000198506150029", 7)).containsExactly("9900001", "9850615", "0029");
        assertThat(lines("𠮷𠮷𠮷", 2)).containsExactly("𠮷𠮷", "𠮷");
    }

    @Test
    void nothingIsOneEmptyLine() throws IOException {
        assertThat(lines("", 5)).containsExactly("");
    }
}
