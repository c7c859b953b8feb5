package org.hall24.journey;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;
import org.hall24.wire.terminal.Agent;
import org.hall24.wire.terminal.AgentException;
import tools.jackson.databind.json.JsonMapper;

/** Choosing a hall, a day and a time, and holding it live. */
final class SlotFlow {
    static final String HALL = "hall";
    static final String DAY = "day";
    static final String TIME = "time";

    /** Two weeks of working days; more nobody compares. */
    private static final int DAYS_MAX = 10;

    /** Every half hour of a working day. */
    private static final int TIMES_MAX = 20;

    /** The agent gives a department ten seconds, the way there and back a few. */
    private static final Duration LIVE_MAX = Duration.ofSeconds(15);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Hall hall;
    private final Visit visit;
    private Optional<String> place = Optional.empty();
    private Optional<LocalDate> day = Optional.empty();
    private Optional<LocalTime> time = Optional.empty();
    private Optional<Phrase> notice;

    SlotFlow(Hall hall, Visit visit, Optional<Phrase> notice) {
        this.hall = hall;
        this.visit = visit;
        this.notice = notice;
    }

    /** Whether a time is held, and in the visit; false = the person went back. */
    boolean run() throws Departure, InterruptedException {
        while (true) {
            var table = table();
            if (table.halls().size() == 1) {
                place = Optional.of(table.halls().getFirst().id());
            }
            switch (choose(table)) {
                case BACK -> {
                    return false;
                }
                case HELD -> {
                    return true;
                }
                case ANEW -> {
                    // somebody was faster: the table is asked for again
                }
            }
        }
    }

    private enum Next {
        BACK,
        HELD,
        ANEW
    }

    private Next choose(SlotTable table) throws Departure, InterruptedException {
        while (true) {
            switch (hall.dialogue().ask(screen(table), visit.at(Matter.Step.SLOT), Frame.Foot.ALL)) {
                case Touch.Back _ -> {
                    return Next.BACK;
                }
                case Touch.Choose(var field, var choice) -> chosen(table, field, choice);
                case Touch.Go _ -> {
                    if (chosen(table).isPresent()) {
                        return hold(table, chosen(table).get());
                    }
                }
                case Touch _ -> {
                    // not for this screen
                }
            }
        }
    }

    private void chosen(SlotTable table, String field, String choice) {
        notice = Optional.empty();
        switch (field) {
            case HALL -> {
                place = table.halls().stream()
                        .map(SlotTable.Place::id)
                        .filter(choice::equals)
                        .findFirst();
                day = Optional.empty();
                time = Optional.empty();
            }
            case DAY -> {
                day = days(table).stream()
                        .filter(date -> date.toString().equals(choice))
                        .findFirst();
                time = Optional.empty();
            }
            case TIME ->
                time = times(table).stream()
                        .filter(free ->
                                free.free() > 0 && CLOCK.format(free.time()).equals(choice))
                        .map(SlotTable.Time::time)
                        .findFirst();
            default -> {
                // no field of this screen
            }
        }
    }

    private Optional<SlotTable.Time> chosen(SlotTable table) {
        return times(table).stream()
                .filter(free -> free.free() > 0 && time.equals(Optional.of(free.time())))
                .findFirst();
    }

    /** Asks for the free times until there is a table; a department that cannot give one is a failure card. */
    private SlotTable table() throws Departure, InterruptedException {
        while (true) {
            var answer = live("working.asking", () -> ask("slots", "{}"));
            var table = answer instanceof Agent.Answered(var body)
                    ? SlotTable.read(body).map(read -> read.after(hall.now().toLocalDateTime()))
                    : Optional.<SlotTable>empty();
            if (table.isPresent() && table.get().anythingFree()) {
                return table.get();
            }
            refuse(table.isPresent() ? "no-slots" : reason(answer));
        }
    }

    private Next hold(SlotTable table, SlotTable.Time wanted) throws Departure, InterruptedException {
        var body = JSON.createObjectNode()
                .put("hall", wanted.hall())
                .put("date", wanted.date().toString())
                .put("time", CLOCK.format(wanted.time()))
                .toString();
        while (true) {
            var answer = live("working.holding", () -> ask("hold", body));
            if (answer instanceof Agent.Declined) {
                time = Optional.empty();
                notice = Optional.of(Phrase.of("slots.taken"));
                return Next.ANEW;
            }
            var hold = answer instanceof Agent.Answered(var json)
                    ? SlotTable.readHold(json)
                    : Optional.<SlotTable.Hold>empty();
            if (hold.isPresent()) {
                var name = table.halls().stream()
                        .filter(one -> one.id().equals(wanted.hall()))
                        .findFirst()
                        .map(SlotTable.Place::name)
                        .orElse(Phrase.literal(wanted.hall()));
                visit.slot(Optional.of(new Visit.Slot(
                        hold.get().token(),
                        wanted.hall(),
                        name,
                        wanted.date().toString(),
                        CLOCK.format(wanted.time()),
                        hold.get().until())));
                return Next.HELD;
            }
            refuse(reason(answer));
        }
    }

    private static String reason(Agent.LiveAnswer answer) {
        return answer instanceof Agent.NoNetwork ? "network" : "department";
    }

    private void refuse(String what) throws Departure, InterruptedException {
        var card = hall.cards(visit)
                .card(
                        what,
                        List.of(visit.matter().department().name()),
                        List.of("filed", "charged", "printed"),
                        List.of(Cards.again(), Cards.leave()),
                        hall.now());
        Cards.ask(hall.dialogue(), card, visit.at(Matter.Step.SLOT));
    }

    private Agent.LiveAnswer live(String what, Callable<Agent.LiveAnswer> question) throws InterruptedException {
        return hall.dialogue().work(Phrase.of(what), LIVE_MAX, visit.at(Matter.Step.SLOT), question);
    }

    private Agent.LiveAnswer ask(String operation, String body) throws InterruptedException {
        try {
            return hall.fittings()
                    .agent()
                    .live(new Agent.LiveCall(visit.matter().department().id(), operation, body));
        } catch (AgentException e) {
            return new Agent.DepartmentSilent();
        }
    }

    private List<LocalDate> days(SlotTable table) {
        return table.times().stream()
                .filter(free -> place.equals(Optional.of(free.hall())))
                .map(SlotTable.Time::date)
                .distinct()
                .sorted()
                .limit(DAYS_MAX)
                .toList();
    }

    private List<SlotTable.Time> times(SlotTable table) {
        return table.times().stream()
                .filter(free -> place.equals(Optional.of(free.hall())) && day.equals(Optional.of(free.date())))
                .sorted(Comparator.comparing(SlotTable.Time::time))
                .limit(TIMES_MAX)
                .toList();
    }

    private Screen.Slots screen(SlotTable table) {
        var halls = table.halls().stream()
                .map(one -> choice(one.id(), one.name(), free(table, one.id()), place.equals(Optional.of(one.id()))))
                .toList();
        var days = days(table).stream()
                .map(date -> choice(
                        date.toString(),
                        Hall.day(date),
                        table.times().stream()
                                .filter(free -> place.equals(Optional.of(free.hall()))
                                        && free.date().equals(date))
                                .mapToInt(SlotTable.Time::free)
                                .sum(),
                        day.equals(Optional.of(date))))
                .toList();
        var times = times(table).stream()
                .map(free -> choice(
                        CLOCK.format(free.time()),
                        Phrase.literal(CLOCK.format(free.time())),
                        free.free(),
                        time.equals(Optional.of(free.time()))))
                .toList();
        return new Screen.Slots(
                Phrase.of("slots.title"),
                halls,
                days,
                times,
                notice,
                chosen(table).isPresent());
    }

    private static int free(SlotTable table, String place) {
        return table.times().stream()
                .filter(free -> free.hall().equals(place))
                .mapToInt(SlotTable.Time::free)
                .sum();
    }

    private static Screen.Choice choice(String id, Phrase label, int free, boolean chosen) {
        var note = free > 0 ? Phrase.of("slots.free", free) : Phrase.of("slots.full");
        return new Screen.Choice(id, label, note, free > 0, chosen);
    }
}
