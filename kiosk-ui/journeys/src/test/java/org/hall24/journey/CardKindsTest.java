package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.hall24.device.IdCard;
import org.hall24.wire.Application;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever holds another card than a resident's files under the name and number of that card. */
class CardKindsTest {
    private static final LocalDate FROM = LocalDate.of(2024, 3, 1);
    private static final Optional<LocalDate> TO = Optional.of(LocalDate.of(2034, 3, 1));

    private final Play play = new Play();

    static Stream<Arguments> cards() {
        return Stream.of(
                Arguments.of(
                        new IdCard.HkMacaoTaiwan(
                                "简鹭汀",
                                "2",
                                LocalDate.of(1983, 7, 14),
                                Optional.of("演示市示范区海晏路15号6栋1203室"),
                                Optional.empty(),
                                "990000198307140522",
                                Optional.of("演示市公安局示范分局"),
                                FROM,
                                TO,
                                Optional.of("H99000000"),
                                Optional.of("01")),
                        new Application.Holder("简鹭汀", "990000198307140522", "演示市示范区海晏路15号6栋1203室"),
                        "drawn:姓名 简*汀",
                        "证件 9****************2"),
                Arguments.of(
                        foreigner2017(Optional.of("柯洛蒂·维恩")),
                        new Application.Holder("柯洛蒂·维恩", "UTO990079042115", ""),
                        "drawn:姓名 柯****恩",
                        "证件 U*************5"),
                Arguments.of(
                        foreigner2017(Optional.empty()),
                        new Application.Holder("VEIN, CLODAGH MIREILLE", "UTO990079042115", ""),
                        "drawn:姓名 V********************E",
                        "证件 U*************5"),
                Arguments.of(
                        new IdCard.Foreigner2023(
                                Optional.of("塞拉芬·蒙塔谷"),
                                "MONTAGUE-HOLLOWAY, SERAPHINA ANNELIESE EVA",
                                "2",
                                LocalDate.of(1991, 2, 26),
                                "990000199102260189",
                                Optional.of("000"),
                                FROM,
                                TO,
                                Optional.of("01"),
                                Optional.empty()),
                        new Application.Holder("塞拉芬·蒙塔谷", "990000199102260189", ""),
                        "drawn:姓名 塞*****谷",
                        "证件 9****************9"));
    }

    private static IdCard foreigner2017(Optional<String> chineseName) {
        return new IdCard.Foreigner2017(
                chineseName,
                "VEIN, CLODAGH MIREILLE",
                "2",
                LocalDate.of(1979, 4, 21),
                "UTO990079042115",
                Optional.of("UTO"),
                Optional.of("9900"),
                FROM,
                TO,
                Optional.of("01"));
    }

    @ParameterizedTest
    @MethodSource("cards")
    void theHolderFilesAndTheReceiptMasksThem(IdCard card, Application.Holder holder, String name, String number)
            throws Exception {
        play.reachesTheCard(Play.APPEAL)
                .lays(card)
                .fillsTheAppeal()
                .files()
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.application(0).holder()).isEqualTo(holder);
        assertThat(play.printer.words(0)).contains(name).contains(number).doesNotContain(holder.name());
    }

    @Test
    void whoeverMovedFilesUnderTheAddressTheyMovedTo() throws Exception {
        var moved = new IdCard.Resident(
                "言之澄",
                "1",
                Optional.of("01"),
                LocalDate.of(1985, 6, 15),
                Optional.of("演示市示范区望湖路24号"),
                Optional.of("演示市示范区砚池巷27号"),
                "990000198506150029",
                Optional.empty(),
                FROM,
                Optional.empty());
        play.reachesTheCard(Play.APPEAL)
                .lays(moved)
                .fillsTheAppeal()
                .files()
                .skipsTheRating()
                .isAlone()
                .run();

        assertThat(play.application(0).holder().address()).isEqualTo("演示市示范区砚池巷27号");
    }
}
