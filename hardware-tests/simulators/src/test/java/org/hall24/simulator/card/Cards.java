package org.hall24.simulator.card;

import java.time.LocalDate;
import java.util.Optional;
import org.hall24.device.CardType;
import org.hall24.device.IdCard;

/** What a reader must say of demonstration people's cards, written by hand and not from their rows. */
public final class Cards {
    private Cards() {}

    /** The card of R-03, J-01, I-01 or Y-01. */
    public static IdCard of(CardType kind) {
        return switch (kind) {
            case RESIDENT ->
                new IdCard.Resident(
                        "欧阳𠮷麟",
                        "1",
                        Optional.of("03"),
                        LocalDate.of(2000, 2, 29),
                        Optional.of("演示市新城区石榴路88号楼台小区12栋1704室"),
                        Optional.empty(),
                        "990000200002291231",
                        Optional.of("演示市公安局新城分局"),
                        LocalDate.of(2018, 9, 10),
                        Optional.of(LocalDate.of(2028, 9, 10)));
            case HK_MACAO_TAIWAN ->
                new IdCard.HkMacaoTaiwan(
                        "简鹭汀",
                        "2",
                        LocalDate.of(1983, 7, 14),
                        Optional.of("演示市示范区海晏路15号6栋1203室"),
                        Optional.empty(),
                        "990000198307140522",
                        Optional.of("演示市公安局示范分局"),
                        LocalDate.of(2023, 5, 1),
                        Optional.of(LocalDate.of(2028, 5, 1)),
                        Optional.of("H99000000"),
                        Optional.of("01"));
            case FOREIGNER_2017 ->
                new IdCard.Foreigner2017(
                        Optional.of("柯洛蒂·维恩"),
                        "VEIN, CLODAGH MIREILLE",
                        "2",
                        LocalDate.of(1979, 4, 21),
                        "UTO990079042115",
                        Optional.of("UTO"),
                        Optional.of("9900"),
                        LocalDate.of(2019, 6, 1),
                        Optional.of(LocalDate.of(2029, 6, 1)),
                        Optional.of("01"));
            case FOREIGNER_2023 ->
                new IdCard.Foreigner2023(
                        Optional.of("塞拉芬·蒙塔谷"),
                        "MONTAGUE-HOLLOWAY, SERAPHINA ANNELIESE EVA",
                        "2",
                        LocalDate.of(1991, 2, 26),
                        "990000199102260189",
                        Optional.of("000"),
                        LocalDate.of(2024, 3, 1),
                        Optional.of(LocalDate.of(2034, 3, 1)),
                        Optional.of("01"),
                        Optional.empty());
        };
    }

    /** Whose that is. */
    public static String holder(CardType kind) {
        return switch (kind) {
            case RESIDENT -> "R-03";
            case HK_MACAO_TAIWAN -> "J-01";
            case FOREIGNER_2017 -> "I-01";
            case FOREIGNER_2023 -> "Y-01";
        };
    }
}
