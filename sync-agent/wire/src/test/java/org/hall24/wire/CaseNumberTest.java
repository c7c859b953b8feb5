package org.hall24.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CaseNumberTest {
    /** 0794 with check digit 5 is the worked example of ISO 7064 for MOD 11,10. */
    @Test
    void theCheckDigitIsThatOfTheStandard() {
        assertThat(CaseNumber.checkDigit("0794")).isEqualTo(5);
        assertThat(CaseNumber.of("YS", 7, 36)).hasToString("YS-0007-000036-3");
    }

    @Test
    void everyWrongDigitIsSeen() {
        var right = CaseNumber.of("YS", 7, 123_459).text();

        for (int i = 3; i < right.length(); i++) {
            if (right.charAt(i) == '-') {
                continue;
            }
            for (char digit = '0'; digit <= '9'; digit++) {
                if (digit != right.charAt(i)) {
                    var wrong = right.substring(0, i) + digit + right.substring(i + 1);
                    assertThatThrownBy(() -> new CaseNumber(wrong)).isInstanceOf(IllegalArgumentException.class);
                }
            }
        }
    }

    @Test
    void aNumberOfAnotherFormIsRefused() {
        for (var text : List.of("", "YS-0007-000036-7", "ys-0007-000036-3", "YS-007-000036-3", "YS-0007-000036-3 ")) {
            assertThatThrownBy(() -> new CaseNumber(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
