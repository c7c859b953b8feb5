package org.hall24.demo.stage;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hall24.demo.citizen.Behind;
import org.hall24.demo.citizen.Belongings;
import org.hall24.demo.citizen.Citizen;
import org.hall24.demo.citizen.Diary;
import org.hall24.demo.glass.Album;
import org.hall24.demo.glass.Glass;
import org.hall24.demo.glass.Trace;
import org.hall24.demo.glass.VirtualDisplay;
import org.hall24.demo.glass.XScreen;
import org.hall24.demo.hall.Hall;
import org.hall24.demo.hall.Places;
import org.hall24.demo.hall.Role;
import org.hall24.demo.ledger.Balance;
import org.hall24.demo.ledger.Department;
import org.hall24.demo.ledger.HubRecord;
import org.hall24.demo.ledger.OutboxRecord;
import org.hall24.demo.ledger.Papers;
import org.hall24.demo.ledger.Phones;
import org.hall24.demo.ledger.PrintRecord;
import org.hall24.demo.ledger.Tray;
import org.hall24.people.People;
import org.hall24.programs.House;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running hall, a virtual panel before it, and hands behind the wall. */
public final class Stage implements Behind, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

    /** The agent's longest pause between two tries, and the department's worker after it. */
    private static final Duration SETTLE_MAX = Duration.ofMinutes(2);

    /** A matter is filed within seconds, and its receipt begins at once. */
    private static final Duration PRINT_BEGINS_MAX = Duration.ofSeconds(60);

    /** Short beside a receipt. */
    private static final Duration BLINK = Duration.ofMillis(50);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final Hall hall;
    private final VirtualDisplay display;
    private final XScreen screen;
    private final Trace trace;
    private final Glass glass;
    private final Diary diary;
    private final Phones phones;
    private final Papers papers;
    private final People people = People.shipped();
    private final Pause pause;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Optional<Set<String>> atHubWhenItReturned = Optional.empty();

    private Stage(Hall hall, VirtualDisplay display, XScreen screen, Trace trace, Glass glass, Diary diary) {
        this.hall = hall;
        this.display = display;
        this.screen = screen;
        this.trace = trace;
        this.glass = glass;
        this.diary = diary;
        this.pause = glass.pause();
        this.papers = new Papers(hall.places().receipts());
        this.phones = new Phones(new Department(hall.sandboxAddress()), people);
    }

    /** Builds the stage; the hall is not lit yet. */
    public static Stage build(House house, Places places, InstantSource clock, Pause pause)
            throws IOException, InterruptedException {
        var display = VirtualDisplay.start(places.logs().resolve("xvfb.log"));
        try {
            var screen = XScreen.open(display.display());
            var trace = new Trace();
            var diary = new Diary(clock);
            trace.watch(diary);
            var album = new Album(screen, trace, places.screens(), pause);
            var hall = Hall.of(new Hall.Plan(
                    house, places, Map.of("DISPLAY", display.display()), List.of("--trace"), trace::begin, pause));
            return new Stage(hall, display, screen, trace, new Glass(screen, trace, album, pause), diary);
        } catch (IOException e) {
            display.close();
            throw e;
        }
    }

    /** Lights the hall: starts all programs, and waits for the first picture. */
    public void light() throws IOException, InterruptedException {
        hall.start();
        if (trace.await(scene -> !scene.screen().equals("dark"), SETTLE_MAX).isEmpty()) {
            throw new IOException("the kiosk is ready but painted nothing; see "
                    + hall.places().logs());
        }
    }

    /** The programs. */
    public Hall hall() {
        return hall;
    }

    /** The panel. */
    public Glass glass() {
        return glass;
    }

    /** What the person before the panel sees. */
    public Diary diary() {
        return diary;
    }

    /** Somebody steps before the panel. */
    public Citizen somebody() {
        diary.begin(trace.newest());
        atHubWhenItReturned = Optional.empty();
        return new Citizen(glass, new Belongings(hall.idcard(), hall.smartcard(), hall.scanner(), phones));
    }

    /** The printer's tray. */
    public Papers papers() {
        return papers;
    }

    /** The A4 printer's tray. */
    public Tray tray() {
        return new Tray(hall.places().tray());
    }

    /** What the agent acknowledged. */
    public OutboxRecord outbox() {
        return new OutboxRecord(hall.places().state("agent"));
    }

    /** What the agent's journal says was printed. */
    public PrintRecord prints() {
        return new PrintRecord(hall.places().state("agent"));
    }

    /** What the hub signed. */
    public HubRecord hub() throws IOException {
        var psql = hall.psql().orElseThrow(() -> new IOException("the hub has not said where its database is"));
        return new HubRecord(psql, hall.places().logs().resolve("psql.log"));
    }

    /** What the departments did. */
    public Department departments() {
        return new Department(hall.sandboxAddress());
    }

    /** Compares all sides now. */
    public Balance balance() throws IOException, InterruptedException {
        return Balance.of(
                outbox().all(), hub().all(), hub().issued(), departments().effects(), papers().all());
    }

    /** Waits until everything that was filed has arrived and was done, or the time is over, and compares. */
    public Balance settledBalance() throws IOException, InterruptedException {
        long giveUpAt = System.nanoTime() + SETTLE_MAX.toNanos();
        var balance = balance();
        while (!balance.holds() && System.nanoTime() < giveUpAt) {
            pause.sleep(LOOK_AGAIN);
            balance = balance();
        }
        return balance;
    }

    /** Waits until the hub has this case. */
    public boolean arrives(String caseNumber) throws IOException, InterruptedException {
        long giveUpAt = System.nanoTime() + SETTLE_MAX.toNanos();
        while (true) {
            if (hub().all().stream().anyMatch(row -> row.caseNumber().equals(caseNumber))) {
                return true;
            }
            if (System.nanoTime() > giveUpAt) {
                return false;
            }
            pause.sleep(LOOK_AGAIN);
        }
    }

    /** Case numbers the hub had when it came back last; taken once, then forgotten. */
    Optional<Set<String>> takeAtHubWhenItReturned() {
        var taken = atHubWhenItReturned;
        atHubWhenItReturned = Optional.empty();
        return taken;
    }

    /** Kills a program and starts it again. */
    public void restart(Role role) throws IOException, InterruptedException {
        hall.kill(role);
        hall.launch(role);
    }

    @Override
    public void hubDies() throws InterruptedException {
        hall.kill(Role.HUB);
    }

    @Override
    public void hubReturns() throws IOException, InterruptedException {
        remembersWhatTheHubHas();
        hall.launch(Role.HUB);
    }

    @Override
    public void kioskDiesWhilePrinting() throws IOException, InterruptedException {
        long giveUpAt = System.nanoTime() + PRINT_BEGINS_MAX.toNanos();
        while (prints().open() == 0) {
            if (System.nanoTime() > giveUpAt) {
                throw new IOException("nothing began to print within " + PRINT_BEGINS_MAX);
            }
            pause.sleep(BLINK);
        }
        hall.kill(Role.KIOSK);
    }

    @Override
    public void kioskReturns() throws IOException, InterruptedException {
        hall.launch(Role.KIOSK);
    }

    private void remembersWhatTheHubHas() throws IOException, InterruptedException {
        var there = new HashSet<String>();
        hub().all().forEach(row -> there.add(row.caseNumber()));
        atHubWhenItReturned = Optional.of(there);
    }

    @Override
    public void cableOut() {
        hall.cable().off();
    }

    @Override
    public void cableIn() throws IOException, InterruptedException {
        remembersWhatTheHubHas();
        hall.cable().on();
    }

    @Override
    public boolean hasSlot() {
        return hall.hasSlot();
    }

    @Override
    public void document(String words) throws IOException {
        hall.document().say(words);
    }

    @Override
    public void mood(String department, String mode) throws IOException, InterruptedException {
        departments().mood(department, mode);
    }

    @Override
    public int sheets() throws IOException {
        return tray().sheets();
    }

    @Override
    public Map<String, String> balances(String person) throws IOException, InterruptedException {
        return departments().balances(people.byId(person).orElseThrow());
    }

    @Override
    public void printer(String words) throws IOException {
        hall.printer().say(words);
    }

    @Override
    public int receipts() throws IOException {
        return (int) papers().all().stream()
                .filter(paper -> paper.whole() && paper.caseNumber().isPresent())
                .count();
    }

    /** Everything as it should be: no card, cables in, paper in; what a visit left undone. */
    public void tidy() throws IOException {
        hall.idcard().say("REMOVE");
        hall.idcard().say("PLUG");
        if (hall.hasSlot()) {
            hall.smartcard().say("REMOVE");
        }
        hall.printer().say("PLUG");
        hall.printer().say("PAPER FULL");
        hall.document().say("PLUG");
        hall.document().say("CLEAR");
        hall.document().say("PAPER FULL");
        hall.scanner().say("HIDE");
        hall.board().say("PLUG");
        hall.board().say("DOOR CLOSED");
        hall.board().say("PRESENCE OFF");
        hall.board().say("UPS MAINS");
        hall.cable().on();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        glass.album().close();
        hall.close();
        try {
            screen.close();
        } catch (IOException e) {
            LOG.debug("closing the screen: {}", e.getMessage());
        }
        display.close();
    }
}
