package org.hall24.driver.sam;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The vectors themselves: total length, checksum and digest as published for these synthetic cards. */
class GoldenTest {
    static Stream<Arguments> vectors() {
        return Stream.of(
                Arguments.of(
                        "resident",
                        Golden.resident("20400101"),
                        0xB7,
                        "cf8a0b20dca421e589db86f6af42aba85c626676406da7c626fe107e64efc814"),
                Arguments.of(
                        "resident without end",
                        Golden.resident("长期"),
                        0x23,
                        "15f703f737833e1725dffd001fa5077a2d3d43ac1f6ee0d285b8138ea6740dbb"),
                Arguments.of(
                        "J",
                        Golden.hkMacaoTaiwan(),
                        0x64,
                        "9a759bf733cf12c9819a4e726ffcc67fe1fcf04d78c0496fad3a5f72c6c2f147"),
                Arguments.of(
                        "I",
                        Golden.foreigner2017(),
                        0x01,
                        "ebc000ba01f865eaaf3b23d457e3be66fdaeb18eeaf3725337fdfa893adc1169"),
                Arguments.of(
                        "Y",
                        Golden.foreigner2023(),
                        0x0D,
                        "1cb15ad369ef41f05e3de8d349b705d2ed38d80c97691b452ffd5ed208f35a52"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void everyVectorIsThePublishedOne(String card, byte[] frame, int check, String digest) throws Exception {
        assertThat(frame).hasSize(1295);
        assertThat(frame[1294] & 0xFF).isEqualTo(check);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(frame)))
                .isEqualTo(digest);
    }
}
