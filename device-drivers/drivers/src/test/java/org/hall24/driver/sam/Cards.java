package org.hall24.driver.sam;

import java.time.LocalDate;
import java.util.Optional;
import org.hall24.device.CardType;
import org.hall24.device.IdCard;

/** What the frames of {@link Golden} say. */
final class Cards {
    static final IdCard RESIDENT = resident(Optional.empty());

    private static final LocalDate FROM = LocalDate.of(2023, 8, 8);
    private static final Optional<LocalDate> TO = Optional.of(LocalDate.of(2033, 8, 7));
    private static final LocalDate BORN = LocalDate.of(1980, 1, 1);

    private Cards() {}

    static IdCard of(CardType kind) {
        return switch (kind) {
            case RESIDENT -> RESIDENT;
            case HK_MACAO_TAIWAN ->
                new IdCard.HkMacaoTaiwan(
                        "测试乙",
                        "2",
                        LocalDate.of(1990, 1, 1),
                        Optional.of("广东省深圳市测试路2号"),
                        Optional.empty(),
                        "810000199001010019",
                        Optional.of("测试公安局"),
                        LocalDate.of(2020, 1, 1),
                        Optional.of(LocalDate.of(2025, 1, 1)),
                        Optional.of("H00000000"),
                        Optional.of("01"));
            case FOREIGNER_2017 ->
                new IdCard.Foreigner2017(
                        Optional.of("证件样本"),
                        "ZHENGJIAN, YANGBEN",
                        "2",
                        BORN,
                        "PAK310080010103",
                        Optional.of("PAK"),
                        Optional.of("1500"),
                        FROM,
                        TO,
                        Optional.of("01"));
            case FOREIGNER_2023 -> foreigner2023("ZHENGJIAN, YANGBEN");
        };
    }

    static byte[] frame(CardType kind) {
        return switch (kind) {
            case RESIDENT -> Golden.resident("20400101");
            case HK_MACAO_TAIWAN -> Golden.hkMacaoTaiwan();
            case FOREIGNER_2017 -> Golden.foreigner2017();
            case FOREIGNER_2023 -> Golden.foreigner2023();
        };
    }

    static IdCard resident(Optional<String> newAddress) {
        return new IdCard.Resident(
                "测试甲",
                "1",
                Optional.of("01"),
                LocalDate.of(1949, 12, 31),
                Optional.of("北京市朝阳区测试路1号"),
                newAddress,
                "11010519491231002X",
                Optional.of("测试公安局"),
                LocalDate.of(2020, 1, 1),
                Optional.of(LocalDate.of(2040, 1, 1)));
    }

    static IdCard foreigner2023(String englishName) {
        return new IdCard.Foreigner2023(
                Optional.of("证件样本"),
                englishName,
                "2",
                BORN,
                "931586198001010028",
                Optional.of("586"),
                FROM,
                TO,
                Optional.of("01"),
                Optional.empty());
    }
}
