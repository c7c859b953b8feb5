package org.hall24.journey;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hall24.catalogue.Phrase;

/** Choosing from when to when, year by year: at most ten years back, both ends by touching. */
final class PeriodFlow {
    static final String ONE_YEAR = "year-1";
    static final String THREE_YEARS = "year-3";
    static final String CUSTOM = "custom";

    /** What departments keep at hand. */
    static final int YEARS_MAX = 10;

    private final Hall hall;
    private final Picking picking;

    PeriodFlow(Hall hall, Visit visit, Optional<Frame.Progress> progress) {
        this.hall = hall;
        this.picking = new Picking(hall, visit, progress);
    }

    /**
     * From one day to another, both counted.
     *
     * @param id which of the choices it came from
     */
    record Period(String id, LocalDate from, LocalDate to) {}

    /** The choices as keys, one of them chosen. */
    static List<Screen.Choice> choices(String chosen) {
        return List.of(ONE_YEAR, THREE_YEARS, CUSTOM).stream()
                .map(id -> new Screen.Choice(
                        id, Phrase.of("period." + id), Phrase.of("period." + id + ".note"), true, id.equals(chosen)))
                .toList();
    }

    /** Asks for a period; empty when the person went back. */
    Optional<Period> run() throws Departure, InterruptedException {
        while (true) {
            var choice = picking.one(
                    new Picking.Offer(Phrase.of("period.title"), Phrase.of("period.lead"), choices(""), false));
            if (choice.isEmpty()) {
                return Optional.empty();
            }
            var period = of(choice.get());
            if (period.isPresent()) {
                return period;
            }
        }
    }

    /** The period behind a choice; asks for its ends when it is the person's own; empty when they went back from that. */
    Optional<Period> of(String choice) throws Departure, InterruptedException {
        return switch (choice) {
            case ONE_YEAR -> Optional.of(years(ONE_YEAR, 1));
            case THREE_YEARS -> Optional.of(years(THREE_YEARS, 3));
            default -> custom();
        };
    }

    Period years(String id, int years) {
        var today = hall.today();
        return new Period(id, today.minusYears(years).plusDays(1), today);
    }

    private Optional<Period> custom() throws Departure, InterruptedException {
        var today = hall.today();
        var earliest = today.minusYears(YEARS_MAX).plusDays(1);
        while (true) {
            var from = year("period.from", earliest.getYear(), today.getYear());
            if (from.isEmpty()) {
                return Optional.empty();
            }
            var to = year("period.to", from.get(), today.getYear());
            if (to.isPresent()) {
                var first = LocalDate.of(from.get(), 1, 1);
                var last = LocalDate.of(to.get(), 12, 31);
                return Optional.of(new Period(
                        CUSTOM, first.isBefore(earliest) ? earliest : first, last.isAfter(today) ? today : last));
            }
        }
    }

    private Optional<Integer> year(String title, int first, int last) throws Departure, InterruptedException {
        var choices = IntStream.rangeClosed(first, last)
                .mapToObj(year -> Picking.choice(
                        Integer.toString(year), Phrase.of("period.year", year), Phrase.of("period.year.note")))
                .toList();
        return picking.one(new Picking.Offer(Phrase.of(title), Phrase.of("period.lead"), choices, false))
                .map(Integer::parseInt);
    }
}
