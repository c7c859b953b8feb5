package org.hall24.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * When the real-estate halls receive visitors.
 *
 * @param halls where
 * @param times beginnings, {@code HH:mm}
 * @param capacity visitors a hall receives at one time
 * @param days how many working days ahead can be booked
 */
record Timetable(List<Hall> halls, List<String> times, int capacity, int days) {
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** One hall and its names. */
    record Hall(String id, String zh, String en) {}

    static Timetable shipped() {
        try (var in = Timetable.class.getResourceAsStream("timetable.yaml")) {
            if (in == null) {
                throw new IllegalStateException("timetable.yaml is missing from this jar");
            }
            return new YAMLMapper().readValue(in, Timetable.class);
        } catch (IOException e) {
            throw new UncheckedIOException("timetable.yaml cannot be read", e);
        }
    }

    /** The next working days, beginning tomorrow; public holidays are not known here. */
    List<LocalDate> openDays(InstantSource clock) {
        var tomorrow = LocalDate.ofInstant(clock.instant(), CHINA).plusDays(1);
        return Stream.iterate(tomorrow, day -> day.plusDays(1))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .limit(days)
                .toList();
    }
}
