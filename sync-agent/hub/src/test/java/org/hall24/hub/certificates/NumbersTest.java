package org.hall24.hub.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void aNumberWithOneWrongDigitIsNone() {
        var number = CertificateNumber.of("DM", 2026, 12).text();

        assertThat(number).matches("DM-2026-0000012-[0-9]");
        assertThat(CertificateNumber.isOne(number)).isTrue();
        for (int i = 3; i < number.length(); i++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                if (Character.isDigit(number.charAt(i)) && digit != number.charAt(i)) {
                    var wrong = number.substring(0, i) + digit + number.substring(i + 1);
                    assertThat(CertificateNumber.isOne(wrong)).as(wrong).isFalse();
                }
            }
        }
        assertThatThrownBy(() -> CertificateNumber.of("DM", 2026, 10_000_000))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void codesHaveSixteenSignsThatCannotBeConfused() {
        var random = new SplittableRandom(20_261_122);
        var seen = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            var code = VerificationCode.random(random);
            assertThat(VerificationCode.isOne(code)).as(code).isTrue();
            assertThat(code).doesNotContain("I", "L", "O", "U");
            seen.add(code);
        }
        assertThat(seen).hasSize(1_000);
    }

    @Test
    void whatAHandTypesIsPutRight() {
        assertThat(VerificationCode.typed("7k3m 9qxa 42td nvpe")).contains("7K3M-9QXA-42TD-NVPE");
        assertThat(VerificationCode.typed("7K3MO9QXAl42TDNV")).contains("7K3M-09QX-A142-TDNV");
        assertThat(VerificationCode.typed("7K3M-9QXA-42TD")).isEmpty();
        assertThat(VerificationCode.typed("7K3M-9QXA-42TD-NVPU")).isEmpty();
    }
}
