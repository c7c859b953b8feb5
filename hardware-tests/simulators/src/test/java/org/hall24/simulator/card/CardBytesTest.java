package org.hall24.simulator.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.hall24.people.Chip;
import org.hall24.people.People;
import org.hall24.people.Person;
import org.junit.jupiter.api.Test;

/** The simulator's bytes against the published vectors, so that driver and simulator are not wrong together. */
class CardBytesTest {
    private static final int PORTRAIT_AT = 270;

    private static Person vector(String validTo) {
        return person(
                "resident",
                "测试甲",
                1,
                "01",
                "1949-12-31",
                "北京市朝阳区测试路1号",
                "11010519491231002X",
                "测试公安局",
                "2020-01-01",
                validTo);
    }

    private static Person person(
            String kind,
            String name,
            int sex,
            String nation,
            String birth,
            String address,
            String number,
            String authority,
            String validFrom,
            String validTo) {
        return new Person(
                "T-01", kind, name, sex, nation, birth, address, number, authority, validFrom, validTo, "", false,
                List.of(), List.of(), List.of());
    }

    private static Chip chip(String english, String country, String pass, String times, String version) {
        return new Chip("T-01", english, country, pass, times, version, "北京市海淀区新址3号", true);
    }

    private static final Chip PLAIN = chip("", "", "", "", "");

    /** The vectors have no portrait: 1024 zeros and the checksum that belongs to them. */
    private static String digestWithoutPortrait(byte[] frame) throws Exception {
        return digestWithoutPortrait(frame, PORTRAIT_AT);
    }

    private static String digestWithoutPortrait(byte[] frame, int from) throws Exception {
        byte[] bare = frame.clone();
        Arrays.fill(bare, from, bare.length, (byte) 0);
        for (int i = 5; i < bare.length - 1; i++) {
            bare[bare.length - 1] ^= bare[i];
        }
        return digest(bare);
    }

    private static String digest(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void aResidentsCardIsThePublishedFrame() throws Exception {
        assertThat(digestWithoutPortrait(CardBytes.answer(0x90, CardBytes.base(vector("2040-01-01"), PLAIN))))
                .isEqualTo("cf8a0b20dca421e589db86f6af42aba85c626676406da7c626fe107e64efc814");
        assertThat(digestWithoutPortrait(CardBytes.answer(0x90, CardBytes.base(vector("长期"), PLAIN))))
                .isEqualTo("15f703f737833e1725dffd001fa5077a2d3d43ac1f6ee0d285b8138ea6740dbb");
    }

    @Test
    void theCardsOfOthersAreThePublishedFrames() throws Exception {
        var j = person(
                "hk-macao-taiwan",
                "测试乙",
                2,
                "",
                "1990-01-01",
                "广东省深圳市测试路2号",
                "810000199001010019",
                "测试公安局",
                "2020-01-01",
                "2025-01-01");
        var i = person(
                "foreigner-2017",
                "证件样本",
                2,
                "",
                "1980-01-01",
                "",
                "PAK310080010103",
                "1500",
                "2023-08-08",
                "2033-08-07");
        var y = person(
                "foreigner-2023",
                "证件样本",
                2,
                "",
                "1980-01-01",
                "",
                "931586198001010028",
                "",
                "2023-08-08",
                "2033-08-07");

        assertThat(digestWithoutPortrait(
                        CardBytes.answer(0x90, CardBytes.base(j, chip("", "", "H00000000", "01", "")))))
                .isEqualTo("9a759bf733cf12c9819a4e726ffcc67fe1fcf04d78c0496fad3a5f72c6c2f147");
        assertThat(digestWithoutPortrait(
                        CardBytes.answer(0x90, CardBytes.base(i, chip("ZHENGJIAN, YANGBEN", "PAK", "", "", "01")))))
                .isEqualTo("ebc000ba01f865eaaf3b23d457e3be66fdaeb18eeaf3725337fdfa893adc1169");
        assertThat(digestWithoutPortrait(
                        CardBytes.answer(0x90, CardBytes.base(y, chip("ZHENGJIAN, YANGBEN", "586", "", "01", "")))))
                .isEqualTo("1cb15ad369ef41f05e3de8d349b705d2ed38d80c97691b452ffd5ed208f35a52");
    }

    @Test
    void aCardWithFingerprintAndANewAddressAreThePublishedFrames() throws Exception {
        byte[] frame = CardBytes.answer(0x90, CardBytes.withFingerprint(vector("2040-01-01"), PLAIN));
        assertThat(digestWithoutPortrait(frame, PORTRAIT_AT + 2))
                .isEqualTo("6a692bf7b1f6094d07c8658e819d4e7d916f9ddf9a55fd62a2a91ffa18622088");
        assertThat(digest(CardBytes.answer(0x90, CardBytes.newAddress(PLAIN))))
                .isEqualTo("0350f89b05de49fbeec556e32b20ab4ca15ed2b5e61924c06f9ffd7888db5c69");
    }

    @Test
    void theShortAnswersAreThePublishedFrames() {
        assertThat(CardBytes.answer(0x80)).isEqualTo(HexFormat.of().parseHex("aaaaaa96690004000080" + "84"));
        assertThat(CardBytes.answer(0x9F, new byte[4]))
                .isEqualTo(HexFormat.of().parseHex("aaaaaa9669000800009f" + "0000000097"));
    }

    @Test
    void everyDemonstrationPersonFitsACard() {
        var people = People.shipped();
        assertThat(people.people()).allSatisfy(person -> {
            assertThat(CardBytes.base(person, people.chip(person))).hasSize(4 + 256 + 1024);
            assertThat(CardBytes.newAddress(people.chip(person))).hasSize(70);
        });
    }
}
