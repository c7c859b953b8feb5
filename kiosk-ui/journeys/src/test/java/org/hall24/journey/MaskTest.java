package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {
    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
        "言之澄, 言*澄",
        "张三, 张*",
        "张, *",
        "欧阳𠮷麟, 欧**麟",
        "𠮷野家𠮷, 𠮷**𠮷",
        "阿卜杜热依木·玉素甫江, 阿*********江",
        "99000019900115001X, 9****************X",
    })
    void paperKeepsTheFirstAndTheLast(String text, String masked) {
        assertThat(Mask.paper(text)).isEqualTo(masked);
    }

    @Test
    void ownScreensKeepSixAndTwo() {
        assertThat(Mask.ownNumber("99000019900115001X")).isEqualTo("990000**********1X");
        assertThat(Mask.ownName("欧阳𠮷麟")).isEqualTo("欧***");
        assertThat(Mask.paper("")).isEmpty();
    }

    @Test
    void somethingIsAlwaysCoveredAndNoCharacterIsEverCutInTwo() {
        long seed = 39_734;
        System.getLogger("test").log(System.Logger.Level.INFO, "seed " + seed);
        var chance = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            var name = new StringBuilder();
            int length = 1 + chance.nextInt(20);
            for (int i = 0; i < length; i++) {
                name.appendCodePoint(
                        chance.nextBoolean() ? 0x4E00 + chance.nextInt(20_000) : 0x20000 + chance.nextInt(40_000));
            }

            for (var masked : new String[] {
                Mask.paper(name.toString()), Mask.ownName(name.toString()), Mask.ownNumber(name.toString())
            }) {
                assertThat(masked).contains("*");
                assertThat(masked.codePointCount(0, masked.length())).isEqualTo(length);
                assertThat(masked.codePoints()).noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
            }
        }
    }
}
