package org.hall24.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.hall24.people.People;
import org.hall24.people.Person;
import org.junit.jupiter.api.Test;

/** The simulator's bytes against the published vectors, so that driver and simulator are not wrong together. */
class CardBytesTest {
    private static final int PORTRAIT_AT = 270;

    private static Person vector(String validTo) {
        return new Person(
                "T-01",
                "resident",
                "测试甲",
                1,
                "01",
                "1949-12-31",
                "北京市朝阳区测试路1号",
                "11010519491231002X",
                "测试公安局",
                "2020-01-01",
                validTo,
                "",
                false,
                List.of(),
                List.of(),
                List.of());
    }

    /** The vectors have no portrait: 1024 zeros and the checksum that belongs to them. */
    private static String digestWithoutPortrait(byte[] frame) throws Exception {
        byte[] bare = frame.clone();
        Arrays.fill(bare, PORTRAIT_AT, bare.length, (byte) 0);
        for (int i = 5; i < bare.length - 1; i++) {
            bare[bare.length - 1] ^= bare[i];
        }
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bare));
    }

    @Test
    void aResidentsCardIsThePublishedFrame() throws Exception {
        assertThat(digestWithoutPortrait(CardBytes.answer(0x90, CardBytes.base(vector("2040-01-01")))))
                .isEqualTo("cf8a0b20dca421e589db86f6af42aba85c626676406da7c626fe107e64efc814");
        assertThat(digestWithoutPortrait(CardBytes.answer(0x90, CardBytes.base(vector("长期")))))
                .isEqualTo("15f703f737833e1725dffd001fa5077a2d3d43ac1f6ee0d285b8138ea6740dbb");
    }

    @Test
    void theShortAnswersAreThePublishedFrames() {
        assertThat(CardBytes.answer(0x80)).isEqualTo(HexFormat.of().parseHex("aaaaaa96690004000080" + "84"));
        assertThat(CardBytes.answer(0x9F, new byte[4]))
                .isEqualTo(HexFormat.of().parseHex("aaaaaa9669000800009f" + "0000000097"));
    }

    @Test
    void everyDemonstrationPersonFitsACard() {
        assertThat(People.shipped().people())
                .allSatisfy(person -> assertThat(CardBytes.base(person)).hasSize(4 + 256 + 1024));
    }
}
