package org.hall24.journey;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.hall24.catalogue.Phrase;
import org.hall24.wire.UuidV7;

/** What every flow of one terminal shares: its fittings, the person in front of it, and the hall's clock. */
record Hall(Fittings fittings, House house, Dialogue dialogue, UuidV7 ids) {
    /** One zone from Kashgar to Harbin. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    ZonedDateTime now() {
        return dialogue.now().atZone(ZONE);
    }

    LocalDate today() {
        return now().toLocalDate();
    }

    /** {@code 11月21日 21:50}, or {@code 21/11 21:50}. */
    static Phrase moment(ZonedDateTime at) {
        return Phrase.of("date.time", at.getMonthValue(), at.getDayOfMonth(), CLOCK.format(at));
    }

    /** {@code 21:57}. */
    static String clock(ZonedDateTime at) {
        return CLOCK.format(at);
    }

    /** {@code 11月23日 星期一}. */
    static Phrase day(LocalDate day) {
        return Phrase.of(
                "date.day-weekday",
                day.getMonthValue(),
                day.getDayOfMonth(),
                Phrase.of("weekday." + day.getDayOfWeek().getValue()));
    }

    Cards cards(Visit visit) {
        return new Cards(house.plate().terminal(), visit.matter().department());
    }
}
