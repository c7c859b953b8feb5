package org.hall24.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.hall24.catalogue.Phrase;
import org.hall24.catalogue.Texts;
import org.hall24.device.DeviceRole;
import org.hall24.device.GuideLight;
import org.hall24.wire.UuidV7;
import org.hall24.wire.terminal.Agent;
import org.hall24.wire.terminal.AgentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole terminal without a pixel: nobody there, a person, nothing left of them, nobody there. {@link #run} blocks and
 * belongs on a virtual thread; {@link #touch} may be called from any thread and never blocks.
 */
public final class Terminal {
    private static final Logger LOG = LoggerFactory.getLogger(Terminal.class);

    /** A terminal without a release asks for one this often. */
    private static final Duration OPEN_SOON = Duration.ofSeconds(5);

    /** A terminal that has one looks for a newer this often, and only while nobody is served. */
    private static final Duration OPEN_LATER = Duration.ofSeconds(60);

    private static final int RECORD_ATTEMPTS_MAX = 5;
    private static final Duration RECORD_PAUSE = Duration.ofSeconds(1);

    private static final Frame.Foot CLEARED_FOOT = new Frame.Foot(false, true, false, false);

    private final Fittings fittings;
    private final House house;
    private final Panel panel;
    private final Inbox inbox;
    private final Dialogue dialogue;
    private final Hall hall;
    private final Occupancy occupancy;
    private final Lamplighter lamplighter;
    private final Watchman watchman;

    /** A terminal in real time. */
    public Terminal(Fittings fittings) {
        this(fittings, new BoundedInbox(), Errand.Starter.VIRTUAL);
    }

    Terminal(Fittings fittings, Inbox inbox, Errand.Starter starter) {
        this.fittings = fittings;
        this.house = new House(fittings.agent(), fittings.verifier());
        this.panel = new Panel(speech -> new Frame(
                speech.language(), speech.care(), house.plate(), lamps(), speech.progress(), speech.foot(), lit()));
        this.inbox = inbox;
        this.watchman = new Watchman(fittings);
        this.dialogue = new Dialogue(fittings, panel, inbox, starter, house, watchman);
        this.lamplighter = new Lamplighter(fittings, starter, panel::again);
        this.occupancy = new Occupancy(fittings.clock());
        this.hall = new Hall(fittings, house, dialogue, new UuidV7(fittings.clock(), fittings.random()));
    }

    private List<Frame.Lamp> lamps() {
        return Lamps.of(fittings.board().statuses(), house.network(), watchman.ups());
    }

    private Optional<GuideLight> lit() {
        return lamplighter.lit();
    }

    /** The words of the release in use, of the shipped catalogue before there is one. Safe for several threads. */
    public Texts texts() {
        return house;
    }

    /** Who has the terminal: what keeps technicians' tools away from a citizen. */
    public Occupancy occupancy() {
        return occupancy;
    }

    /** What a finger said. Never blocks; language and care mode redraw the picture at once. */
    public void touch(Touch touch) {
        switch (touch) {
            case Touch.Speak(var language) -> panel.speak(language);
            case Touch.Care(boolean on) -> panel.care(on);
            case Touch _ -> {
                // for the flow
            }
        }
        inbox.put(new Event.Touched(touch));
    }

    /**
     * Serves for ever.
     *
     * @param show takes each new picture; must not block
     * @throws InterruptedException when the program ends; every device is left usable
     */
    public void run(Consumer<? super Picture> show) throws InterruptedException {
        panel.host(picture -> {
            lamplighter.follow(picture);
            show.accept(picture);
        });
        occupancy.listener(this::tellState);
        while (true) {
            waitForSomebody();
            serve();
        }
    }

    /** Puts out the guide lights, for whoever ends the program: it waits for them a moment. */
    public void putOutLights() throws InterruptedException {
        lamplighter.putOut();
    }

    private void waitForSomebody() throws InterruptedException {
        dialogue.forget();
        panel.forgetPerson();
        occupancy.left();
        tellState();
        if (fittings.board().statuses().stream().anyMatch(device -> device.role() == DeviceRole.SMARTCARD)) {
            dialogue.aside(() -> new TakeOut(hall).disown());
        }
        var opening = dialogue.aside(this::open);
        var asked = dialogue.now();
        while (true) {
            var wait = house.opened().isPresent() ? OPEN_LATER : OPEN_SOON;
            if (opening.result().isPresent() && !dialogue.now().isBefore(asked.plus(wait))) {
                asked = dialogue.now();
                opening = dialogue.aside(this::open);
            }
            var touch = dialogue.linger(Dialogue.TICK, this::attract, Frame.Foot.QUIET);
            if (touch.isPresent() && paused().isEmpty()) {
                return;
            }
        }
    }

    private Screen attract() {
        return new Screen.Attract(
                paused(), StaffNotice.of(house.voided(), watchman.ups()), watchman.somebodyStandsThere());
    }

    /** Why nobody can begin here; empty when the terminal serves. */
    private Optional<Phrase> paused() {
        return house.paused().or(watchman::paused);
    }

    private boolean open() throws InterruptedException {
        house.open();
        house.lookForVoidedPrints();
        return true;
    }

    private void serve() throws InterruptedException {
        occupancy.serving();
        tellState();
        boolean goOn = true;
        while (goOn) {
            goOn = house.opened().isPresent()
                    && watchman.paused().isEmpty()
                    && serve(house.opened().get());
        }
    }

    /** One matter; whether the person goes on at home. */
    private boolean serve(House.Opened opened) throws InterruptedException {
        try {
            var matter = new HomeFlow(hall).run(opened.catalogue());
            var visit = new Visit(hall.ids().next(), matter, opened);
            return clear(visit, journey(visit));
        } catch (Departure departure) {
            return departure.way() == Departure.Way.HOME;
        }
    }

    private Optional<Departure.Way> journey(Visit visit) throws InterruptedException {
        try {
            return new Journey(hall, visit).run() ? Optional.empty() : Optional.of(Departure.Way.HOME);
        } catch (Departure departure) {
            return Optional.of(departure.way());
        } catch (RuntimeException mistake) {
            return Optional.of(apologise(visit, mistake));
        }
    }

    /** A mistake of the program: say so, name a number, clear, begin anew. Its message may hold anything, so it is not logged. */
    private Departure.Way apologise(Visit visit, RuntimeException mistake) throws InterruptedException {
        var trace = new ArrayList<String>();
        for (Throwable cause = mistake; cause != null; cause = cause.getCause()) {
            trace.add(cause.getClass().getName());
            List.of(cause.getStackTrace()).stream().limit(8).forEach(frame -> trace.add("  at " + frame));
        }
        LOG.error("a mistake of the program in {}:\n{}", visit.matter().id(), String.join("\n", trace));
        try {
            var notDone = visit.accepted().isPresent() ? List.of("charged") : List.of("filed", "charged", "printed");
            var card = hall.cards(visit)
                    .card("program", List.of(), notDone, List.of(Cards.home(), Cards.leave()), hall.now());
            Cards.ask(dialogue, card, Optional.empty());
            return Departure.Way.HOME;
        } catch (Departure departure) {
            return departure.way();
        }
    }

    /**
     * Lets go of everything personal, writes that down, and says so; whether the person goes on at home.
     *
     * @param way how it ended; empty = finished
     */
    private boolean clear(Visit visit, Optional<Departure.Way> way) throws InterruptedException {
        var wiped = visit.wiped();
        visit.forget();
        dialogue.forget();
        boolean home = way.equals(Optional.of(Departure.Way.HOME));
        if (visit.slotUsed()) {
            new TakeOut(hall).remind();
        }
        if (wiped.isEmpty()) {
            return home;
        }
        record(new Agent.ClearingRecord(visit.session(), wiped));
        if (home) {
            return true;
        }
        if (way.equals(Optional.of(Departure.Way.STRANGER))) {
            sayWhyItEnded(visit);
        }
        var number = visit.accepted().map(Agent.Accepted::clearingNumber);
        var words = wiped.stream().map(word -> Phrase.of("cleared." + word)).toList();
        var cleared = new Screen.Cleared(words, number, number.isPresent() && visit.receiptInHand());
        var touch = dialogue.linger(fittings.times().cleared(), () -> cleared, CLEARED_FOOT);
        return touch.filter(last -> last instanceof Touch.Go || last instanceof Touch.Home)
                .isPresent();
    }

    /** Somebody else stood there: everything is gone already, and the card says so to whoever reads it. */
    private void sayWhyItEnded(Visit visit) throws InterruptedException {
        var card = hall.cards(visit)
                .card(
                        "stranger",
                        List.of(),
                        List.of("shown", "charged"),
                        List.of(Cards.home(), Cards.leave()),
                        hall.now());
        dialogue.linger(fittings.times().waits(panel.care()).question(), () -> card, Cards.FOOT);
    }

    private void record(Agent.ClearingRecord record) {
        dialogue.aside(() -> tell("a clearing record", () -> fittings.agent().cleared(record)));
    }

    /** A message that was late tells the state of now: two of them may overtake each other. */
    private void tellState() {
        dialogue.aside(() -> tell("the session state", () -> fittings.agent().session(occupancy.state())));
    }

    /** Something for the agent that nobody waits for. */
    @FunctionalInterface
    private interface Message {
        void send() throws AgentException, InterruptedException;
    }

    private boolean tell(String what, Message message) throws InterruptedException {
        for (int attempt = 1; attempt <= RECORD_ATTEMPTS_MAX; attempt++) {
            try {
                message.send();
                return true;
            } catch (AgentException e) {
                LOG.warn("{} did not reach the agent, attempt {}: {}", what, attempt, e.getMessage());
            }
            fittings.pause().sleep(RECORD_PAUSE);
        }
        return false;
    }
}
