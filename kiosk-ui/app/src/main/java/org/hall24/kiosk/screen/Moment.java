package org.hall24.kiosk.screen;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The time of the hall, as its clock shows it. */
final class Moment {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** The lamp is turned down between these two; see the design language, "Night". */
    private static final LocalTime NIGHT_BEGINS = LocalTime.of(22, 0);

    private static final LocalTime NIGHT_ENDS = LocalTime.of(6, 0);

    private Moment() {}

    static String time(ZonedDateTime now) {
        return TIME.format(now);
    }

    static String day(Brush brush, ZonedDateTime now) {
        return brush.say(
                "date.day-weekday",
                now.getMonthValue(),
                now.getDayOfMonth(),
                brush.say("weekday." + now.getDayOfWeek().getValue()));
    }

    static boolean night(ZonedDateTime now) {
        var time = now.toLocalTime();
        return !time.isBefore(NIGHT_BEGINS) || time.isBefore(NIGHT_ENDS);
    }
}
