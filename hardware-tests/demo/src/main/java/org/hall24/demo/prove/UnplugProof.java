package org.hall24.demo.prove;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hall24.demo.citizen.Citizen;
import org.hall24.demo.citizen.Darkness;
import org.hall24.demo.citizen.Disappointment;
import org.hall24.demo.citizen.Walk;
import org.hall24.demo.citizen.Ways;
import org.hall24.demo.hall.Role;
import org.hall24.demo.hall.Simulated;
import org.hall24.demo.stage.Stage;
import org.hall24.demo.vitals.Vitals;
import org.hall24.people.People;
import org.hall24.report.Row;
import org.hall24.time.Pause;

/** Each device is unplugged at a random byte and plugged back; the kiosk serves after each, and holds no more than before. */
final class UnplugProof {
    private static final List<String> TEXT = List.of("ludeng");

    /** A card's answer: preamble, length, status, 256 bytes of text, 1,024 of picture. */
    private static final int CARD_ANSWER_BYTES = 1295;

    /** A receipt is some kilobytes, most of them pictures of names and the code. */
    private static final int RECEIPT_BYTES = 4000;

    private static final Duration WALK_MAX = Duration.ofSeconds(90);
    private static final Duration PANEL_MAX = Duration.ofSeconds(210);
    private static final Duration OUT_MAX = Duration.ofSeconds(2);

    /** Reconnecting backs off for seconds at most; a closed link is given back on a side thread. */
    private static final Duration SETTLE_MAX = Duration.ofSeconds(60);

    private final Stage stage;
    private final RandomGenerator random;
    private final Pause pause;
    private final Consumer<String> progress;
    private final Path log;
    private final People people = People.shipped();

    UnplugProof(Stage stage, RandomGenerator random, Pause pause, Consumer<String> progress) {
        this.stage = stage;
        this.random = random;
        this.pause = pause;
        this.progress = progress;
        this.log = stage.hall().places().logs().resolve("jcmd.log");
    }

    List<Row> run(int count, long seed) throws IOException, InterruptedException {
        progress.accept("two visits first, so that what is opened once is open");
        round("R-01", _ -> {}, "receipt");
        round("R-02", _ -> {}, "receipt");
        var rows = new ArrayList<Row>();
        rows.add(device("idcard", count, seed, this::readerRound));
        rows.add(device("receipt", count, seed, this::printerRound));
        return rows;
    }

    /** One unplugging; says whether the kiosk served afterwards. */
    private interface Round {
        boolean holds(int number) throws IOException, InterruptedException;
    }

    private Row device(String name, int count, long seed, Round round) throws IOException, InterruptedException {
        var before = vitals();
        int held = 0;
        for (int i = 1; i <= count; i++) {
            boolean holds = round.holds(i);
            progress.accept("%s %d of %d: %s".formatted(name, i, count, holds ? "serves" : "DOES NOT SERVE"));
            held += holds ? 1 : 0;
        }
        var after = settled(before);
        var more = after.moreThan(before);
        more.forEach(line -> progress.accept(name + ": more than before: " + line));
        var balance = stage.settledBalance();
        balance.remarks().forEach(progress);
        var figures = new LinkedHashMap<String, Long>();
        figures.put("descriptors-before", (long) before.descriptors());
        figures.put("descriptors-after", (long) after.descriptors());
        figures.put("threads-before", (long) before.threadCount());
        figures.put("threads-after", (long) after.threadCount());
        figures.put("grew", (long) more.size());
        return new Row(
                "unplug-" + name,
                count,
                more.isEmpty() ? held : 0,
                balance.lost() + balance.undone(),
                balance.doubled(),
                seed,
                figures);
    }

    private Vitals vitals() throws IOException, InterruptedException {
        stage.glass().trace().await(scene -> scene.screen().equals("attract"), PANEL_MAX);
        var kiosk = stage.hall().program(Role.KIOSK).orElseThrow();
        Vitals.of(kiosk.pid(), log); // the first question opens the JVM's own ear, the second finds it open
        return Vitals.of(kiosk.pid(), log);
    }

    private Vitals settled(Vitals before) throws IOException, InterruptedException {
        long giveUpAt = System.nanoTime() + SETTLE_MAX.toNanos();
        var now = vitals();
        while (!now.moreThan(before).isEmpty() && System.nanoTime() < giveUpAt) {
            pause.sleep(OUT_MAX);
            now = vitals();
        }
        return now;
    }

    /** The reader breaks in the middle of an answer, or its cable is pulled by hand; then the same card is read all the same. */
    private boolean readerRound(int number) throws IOException, InterruptedException {
        var reader = stage.hall().idcard();
        int at = 1 + random.nextInt(CARD_ANSWER_BYTES);
        boolean byHand = random.nextInt(4) == 0;
        var after = Duration.ofMillis(random.nextLong(400));
        var out = Duration.ofMillis(random.nextLong(OUT_MAX.toMillis()));
        return round(
                "R-01",
                citizen -> {
                    reader.say(byHand ? "SLOW 0" : "DIE " + at);
                    reader.say("INSERT R-01");
                    pause.sleep(after);
                    if (byHand) {
                        reader.say("UNPLUG");
                    }
                    awaitUnplugged(reader);
                    pause.sleep(out);
                    reader.say("REMOVE");
                    reader.say("PLUG");
                },
                "form");
    }

    private void awaitUnplugged(Simulated device) throws IOException, InterruptedException {
        long giveUpAt = System.nanoTime() + OUT_MAX.multipliedBy(3).toNanos();
        while (device.say("STATUS").contains("plugged=true") && System.nanoTime() < giveUpAt) {
            pause.sleep(Duration.ofMillis(20));
        }
        device.say("UNPLUG"); // a byte that never came: pulled by hand after all
    }

    /** The printer breaks in the middle of a receipt; the person comes back with the same card and gets it whole. */
    private boolean printerRound(int number) throws IOException, InterruptedException {
        var printer = stage.hall().printer();
        int at = 1 + random.nextInt(RECEIPT_BYTES);
        int before = stage.receipts();
        printer.say("DIE " + at);
        boolean filed = round("R-02", _ -> {}, "result");
        printer.say("UNPLUG");
        pause.sleep(Duration.ofMillis(random.nextLong(OUT_MAX.toMillis())));
        printer.say("PLUG");
        // The lamp may still be out when the person touches; then the screen says "later", and later they come again.
        return filed && (stage.receipts() > before || comesBack() || comesBack());
    }

    private boolean comesBack() throws IOException, InterruptedException {
        return round("R-02", _ -> {}, "receipt");
    }

    /** Something that happens while the card screen waits. */
    private interface Mishap {
        void happens(Citizen citizen) throws IOException, InterruptedException;
    }

    /** One person comes; the mishap happens at the card screen; says whether they got as far as they should. */
    private boolean round(String card, Mishap mishap, String goal) throws IOException, InterruptedException {
        stage.glass().trace().await(scene -> List.of("attract", "home").contains(scene.screen()), PANEL_MAX);
        try {
            var citizen = stage.somebody();
            Ways.to(Ways.APPEAL, card).until(citizen, WALK_MAX, "read-card");
            mishap.happens(citizen);
            boolean reached = goes(citizen, card, goal);
            leaves(citizen);
            return reached;
        } catch (Darkness e) {
            progress.accept("   " + e.sentence());
        } catch (Disappointment e) {
            progress.accept("   " + e.sentence());
        }
        stage.tidy();
        return false;
    }

    private boolean goes(Citizen citizen, String card, String goal)
            throws IOException, InterruptedException, Darkness, Disappointment {
        var mobile = people.byId(card).orElseThrow().phone();
        Walk walk = Ways.appeal(card, mobile, Ways.pinyin(TEXT)).touch("failure", "act.again");
        int before = stage.receipts();
        var here = walk.until(citizen, WALK_MAX, "result", "receipt-offer", goal.equals("form") ? "form" : "result");
        if (here.screen().equals("receipt-offer")) {
            Ways.takesOwed(citizen);
        }
        if (here.screen().equals("result")) {
            citizen.touches("skip");
        }
        return !goal.equals("receipt") || stage.receipts() > before;
    }

    private void leaves(Citizen citizen) throws IOException, InterruptedException, Darkness, Disappointment {
        citizen.waits(scene -> !scene.screen().equals("result"), OUT_MAX);
        if (citizen.looks().offers("foot.leave")) {
            citizen.touches("foot.leave");
        }
        citizen.waits(scene -> List.of("attract", "home").contains(scene.screen()), PANEL_MAX);
    }
}
