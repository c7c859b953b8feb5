package org.hall24.journey;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;
import org.hall24.wire.terminal.Agent;
import org.hall24.wire.terminal.AgentException;

/** The matter page with its pre-flight; a matter that cannot be done now is refused here, before anything is read. */
final class PageFlow {
    /** A live question takes the agent thirteen seconds at most, the two before it some. */
    private static final Duration CHECK_MAX = Duration.ofSeconds(20);

    private final Hall hall;
    private final Visit visit;

    PageFlow(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
    }

    /** Whether the person begins; false = they went back. */
    boolean run() throws Departure, InterruptedException {
        while (true) {
            var found = check();
            if (found.isEmpty()) {
                return false;
            }
            var refusal = refusal(found.get());
            if (refusal.isPresent()) {
                Cards.ask(hall.dialogue(), refusal.get(), Optional.empty());
                continue;
            }
            switch (stay()) {
                case BACK -> {
                    return false;
                }
                case BEGIN -> {
                    return true;
                }
                case CHECK -> {
                    // the world has changed since: look again
                }
            }
        }
    }

    private enum Next {
        BACK,
        BEGIN,
        CHECK
    }

    /** The page follows its devices: paper put in or a cable pulled out is seen on it within a second. */
    private Next stay() throws Departure, InterruptedException {
        Supplier<Screen> page = () -> page(now());
        while (true) {
            switch (hall.dialogue().ask(page, Optional.empty(), Frame.Foot.ALL)) {
                case Touch.Back _ -> {
                    return Next.BACK;
                }
                case Touch.Go _ -> {
                    return now().ready() ? Next.BEGIN : Next.CHECK;
                }
                case Touch _ -> {
                    // not for this screen
                }
            }
        }
    }

    /** How it is now, the department as it answered when the page was opened. */
    private PreFlight now() {
        return flight(
                hall.house().network(),
                visit.matter().slot() ? PreFlight.Department.ANSWERED : PreFlight.Department.NOT_ASKED);
    }

    /** Looks at network and department while the page is shown already; empty when the person went back meanwhile. */
    private Optional<PreFlight> check() throws Departure, InterruptedException {
        Supplier<Screen> checking = () -> page(flight(hall.house().network(), PreFlight.Department.ASKING));
        while (true) {
            switch (hall.dialogue().listen(this::look, checking, Optional.empty(), Frame.Foot.ALL, CHECK_MAX)) {
                case Dialogue.Heard.Came<PreFlight>(var flight) -> {
                    return Optional.of(flight);
                }
                case Dialogue.Heard.Late<PreFlight> _ -> {
                    return Optional.of(flight(hall.house().network(), PreFlight.Department.SILENT));
                }
                case Dialogue.Heard.Said<PreFlight>(var touch) -> {
                    if (touch instanceof Touch.Back) {
                        return Optional.empty();
                    }
                }
            }
        }
    }

    private PreFlight look() throws InterruptedException {
        var network = hall.house().look();
        if (!visit.matter().slot() || network.filter(Agent.NetworkState::hub).isEmpty()) {
            return flight(network, PreFlight.Department.NOT_ASKED);
        }
        return switch (askDepartment()) {
            case Agent.Answered _, Agent.Declined _ -> flight(network, PreFlight.Department.ANSWERED);
            case Agent.NoNetwork _ -> flight(hall.house().look().map(PageFlow::cut), PreFlight.Department.NOT_ASKED);
            case Agent.DepartmentSilent _ -> flight(network, PreFlight.Department.SILENT);
        };
    }

    /** The hub did not answer just now, whatever it did the last time. */
    private static Agent.NetworkState cut(Agent.NetworkState state) {
        return new Agent.NetworkState(false, state.lastContact(), state.waiting(), state.diskFull(), state.resting());
    }

    private Agent.LiveAnswer askDepartment() throws InterruptedException {
        try {
            return hall.fittings()
                    .agent()
                    .live(new Agent.LiveCall(visit.matter().department().id(), "slots", "{}"));
        } catch (AgentException e) {
            return new Agent.DepartmentSilent();
        }
    }

    private PreFlight flight(Optional<Agent.NetworkState> network, PreFlight.Department department) {
        return PreFlight.of(visit.matter(), hall.fittings().board().statuses(), network, department);
    }

    private Optional<Screen.Failure> refusal(PreFlight flight) {
        var department = visit.matter().department().name();
        return switch (flight.outcome()) {
            case CHECKING, READY, NOT_NOW -> Optional.empty();
            case NO_NETWORK -> Optional.of(card("network", List.of(department)));
            case DEPARTMENT_SILENT -> Optional.of(card("department", List.of(department)));
            case NO_AGENT -> Optional.of(card("not-ready", List.of()));
        };
    }

    private Screen.Failure card(String what, List<Object> fill) {
        return hall.cards(visit)
                .card(
                        what,
                        fill,
                        List.of("read", "filed", "charged"),
                        List.of(Cards.again(), Cards.home()),
                        hall.now());
    }

    private String bring(Matter matter) {
        if (matter.level().rank() >= Visit.CODE_RANK) {
            return "fact.code-only";
        }
        return readsEither(matter) ? "fact.card-either" : "fact.card-only";
    }

    /** What cannot be used here now is not asked to be brought. */
    private boolean readsEither(Matter matter) {
        return Hindrance.readsSocialCards(matter, hall.fittings().board().statuses());
    }

    private Screen.MatterPage page(PreFlight flight) {
        Matter matter = visit.matter();
        return new Screen.MatterPage(
                matter.id(),
                matter.block(),
                matter.name(),
                matter.department().name(),
                List.of(
                        new Screen.Row(Phrase.of("fact.gives"), matter.gives()),
                        new Screen.Row(Phrase.of("fact.time"), Phrase.of("fact.minutes", matter.minutes())),
                        new Screen.Row(Phrase.of("fact.bring"), Phrase.of(bring(matter))),
                        new Screen.Row(Phrase.of("fact.fee"), Phrase.of("fact.free"))),
                flight.ready(),
                flight.verdict(),
                flight.checks(),
                visit.steps().stream().map(visit::title).toList(),
                Cards.counter(matter.department()));
    }
}
