package org.hall24.driver.sam;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    static Stream<Arguments> longerAndShorter() {
        return Stream.of(
                Arguments.of(
                        "resident with fingerprint",
                        2321,
                        Golden.residentWithFingerprint(1024),
                        0xBD,
                        "6a692bf7b1f6094d07c8658e819d4e7d916f9ddf9a55fd62a2a91ffa18622088"),
                Arguments.of(
                        "new address",
                        81,
                        Golden.newAddress("北京市海淀区新址3号"),
                        0x8B,
                        "0350f89b05de49fbeec556e32b20ab4ca15ed2b5e61924c06f9ffd7888db5c69"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void everyVectorIsThePublishedOne(String card, byte[] frame, int check, String digest) throws Exception {
        everyOtherVectorToo(card, 1295, frame, check, digest);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("longerAndShorter")
    void everyOtherVectorToo(String card, int total, byte[] frame, int check, String digest) throws Exception {
        assertThat(frame).hasSize(total);
        assertThat(frame[total - 1] & 0xFF).isEqualTo(check);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(frame)))
                .isEqualTo(digest);
    }

    @Test
    void theRequestsAreThePublishedOnes() {
        assertThat(SamCommand.STATUS.request()).isEqualTo(Golden.ASK_STATUS);
        assertThat(SamCommand.SAM_ID.request()).isEqualTo(Golden.ASK_SAM_ID);
        assertThat(SamCommand.FIND.request()).isEqualTo(Golden.ASK_FIND);
        assertThat(SamCommand.SELECT.request()).isEqualTo(Golden.ASK_SELECT);
        assertThat(SamCommand.READ_BASE.request()).isEqualTo(Golden.ASK_READ);
        assertThat(SamCommand.READ_WITH_FINGERPRINT.request()).isEqualTo(Golden.ASK_READ_WITH_FINGERPRINT);
        assertThat(SamCommand.READ_NEW_ADDRESS.request()).isEqualTo(Golden.ASK_NEW_ADDRESS);
        assertThat(SamCommand.SPEED_115200.request()).isEqualTo(Golden.SET_115200);
        assertThat(SamCommand.SPEED_9600.request()).isEqualTo(Golden.SET_9600);
    }
}
