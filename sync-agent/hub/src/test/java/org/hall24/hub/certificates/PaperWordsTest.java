package org.hall24.hub.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperWordsTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            0.00,            零元整
            0.05,            伍分
            0.50,            伍角整
            1.00,            壹元整
            10.00,           壹拾元整
            86234.56,        捌万陆仟贰佰叁拾肆元伍角陆分
            100.05,          壹佰元零伍分
            1001.50,         壹仟零壹元伍角整
            10500.00,        壹万零伍佰元整
            203000.00,       贰拾万叁仟元整
            1000000.00,      壹佰万元整
            100000001.00,    壹亿零壹元整
            100001000.20,    壹亿零壹仟元贰角整
            6001234.08,      陆佰万壹仟贰佰叁拾肆元零捌分
            """)
    void amountsAreWrittenSoThatNoStrokeChangesThem(String amount, String capitals) {
        assertThat(PaperWords.capitals(new BigDecimal(amount))).isEqualTo(capitals);
    }

    @Test
    void anAmountNoAccountHoldsIsRefused() {
        assertThatThrownBy(() -> PaperWords.capitals(new BigDecimal("1000000000000.00")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PaperWords.capitals(new BigDecimal("-0.01")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWordOfTheDepartmentThatWeDoNotKnowStandsAsItCame() {
        assertThat(PaperWords.word("insured.state", "paying")).isEqualTo("正常缴费");
        assertThat(PaperWords.word("insured.state", "转移中")).isEqualTo("转移中");
        assertThat(PaperWords.word("use", "公务员考试")).isEqualTo("公务员考试");
        assertThat(PaperWords.month("2026-10")).isEqualTo("2026年10月");
        assertThat(PaperWords.month("至今")).isEqualTo("至今");
    }
}
