package org.hall24.hub.certificates.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sheet, looked at with programs we did not write. */
class PressTest {
    @ParameterizedTest
    @ValueSource(strings = {"言之澄", "欧阳𠮷麟", "阿卜杜热依木·玉素甫江"})
    void anotherProgramReadsTheHolderAndWhatIsCertified(String name) throws Exception {
        var sheet = Samples.PRESS.set(Samples.paper(name, 2));

        var text = Tool.text(sheet.pdf());

        assertThat(text)
                .contains(name, "990000198506150029", "不动产登记信息查询结果证明", "DM-2026-0000012-5")
                .contains("购房", "演示市商业银行示范支行", "7K3M-9QXA-42TD-NVPE", "H24-0007", "第1页共1页")
                .contains("打印件与电子件一致可核验", "2026年11月22日 16:31:05");
        assertThat(sheet.pdf().size()).isLessThan(300 << 10);
    }

    @Test
    void aCharacterNoFontHasIsABoxThatReadsBackAsTheCharacter() throws Exception {
        var nobodysCharacter = Character.toString(0x323AF);
        var name = "王" + nobodysCharacter + "明";

        var sheet = Samples.PRESS.set(Samples.paper(name, 1));

        assertThat(Tool.text(sheet.pdf()))
                .contains(nobodysCharacter)
                .contains("王")
                .contains("明");
    }

    @Test
    void theCodeOnEveryPageIsTheAddressThatVerifies() throws Exception {
        var sheet = Samples.PRESS.set(Samples.paper("言之澄", 30));

        assertThat(sheet.pages()).isGreaterThan(1);
        for (int page = 1; page <= sheet.pages(); page++) {
            assertThat(Tool.code(sheet.pdf(), page)).isEqualTo(Samples.ADDRESS);
            assertThat(Tool.text(sheet.pdf(), page)).contains("第" + page + "页共" + sheet.pages() + "页");
        }
    }

    @Test
    void theHeadOfATableIsRepeatedAndEveryRowIsThereOnce() throws Exception {
        var sheet = Samples.PRESS.set(Samples.paper("言之澄", 45));
        var rows = 0;

        for (int page = 1; page <= sheet.pages(); page++) {
            var text = Tool.text(sheet.pdf(), page);
            if (text.contains("步行街")) {
                assertThat(text).contains("坐落", "面积");
            }
            rows += text.split("步行街", -1).length - 1;
        }

        assertThat(rows).isEqualTo(45);
        assertThat(Tool.text(sheet.pdf(), sheet.pages())).contains("演示市不动产登记中心", "用途");
    }

    @Test
    void theWatermarkIsSeenAndNotRead() throws Exception {
        var text = Tool.text(Samples.PRESS.set(Samples.paper("言之澄", 2)).pdf());

        assertThat(text).doesNotContain("仅供").contains("购房");
    }

    @Test
    void aPaperWithoutASealSaysSo() throws Exception {
        var text = Tool.text(Samples.PRESS.set(Samples.paper("言之澄", 2)).pdf());

        assertThat(text).contains("无印章", "无印章查询单");
    }

    @Test
    void theSameWordsGiveTheSameBytes() throws Exception {
        var once = Samples.PRESS.set(Samples.paper("欧阳𠮷麟", 12));
        var again = Samples.PRESS.set(Samples.paper("欧阳𠮷麟", 12));

        assertThat(again).isEqualTo(once);
        assertThat(Samples.PRESS.set(Samples.paper("言之澄", 12))).isNotEqualTo(once);
    }

    @Test
    void theFileHasAsManyPagesAsItSays() throws Exception {
        for (int rows : new int[] {0, 1, 9, 10, 11, 12, 13, 14, 40}) {
            var sheet = Samples.PRESS.set(Samples.paper("言之澄", rows));
            try (var document = Loader.loadPDF(sheet.pdf().toArray())) {
                assertThat(document.getNumberOfPages()).isEqualTo(sheet.pages());
            }
        }
    }

    @Test
    void whatIsDoneBeforeTheFirstCitizenIsDoneWithoutOne() {
        assertThatCode(Samples.PRESS::warmUp).doesNotThrowAnyException();
    }

    @Test
    void whatFillsATrayIsTheCountersWork() {
        assertThatThrownBy(() -> Samples.PRESS.set(Samples.paper("言之澄", 1_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("pages");
    }
}
