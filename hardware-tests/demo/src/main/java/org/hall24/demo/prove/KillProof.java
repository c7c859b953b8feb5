package org.hall24.demo.prove;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.hall24.demo.citizen.Citizen;
import org.hall24.demo.citizen.Darkness;
import org.hall24.demo.citizen.Disappointment;
import org.hall24.demo.citizen.Ways;
import org.hall24.demo.hall.Role;
import org.hall24.demo.ledger.Filed;
import org.hall24.demo.stage.Stage;
import org.hall24.people.People;
import org.hall24.report.Row;
import org.hall24.time.Pause;

/**
 * Kiosk, agent and hub are killed (SIGKILL) at random moments while people file. They cope as people do: they begin again, and take
 * the receipt the terminal still owes them. A process kill, not a power cut.
 */
final class KillProof {
    private static final List<Role> VICTIMS = List.of(Role.KIOSK, Role.AGENT, Role.HUB);
    private static final List<String> CARDS = List.of("R-01", "R-02", "R-03", "R-05");

    /** Short words: here the filing is what counts. */
    private static final List<String> TEXT = List.of("ludeng");

    /** A brisk visit; half of the kills fall anywhere in it. */
    private static final Duration VISIT = Duration.ofSeconds(16);

    /** The other half fall around the moment of filing and printing. */
    private static final Duration FILING = Duration.ofMillis(1500);

    /** A dead program is found and started again within this. */
    private static final Duration DEAD_MAX = Duration.ofSeconds(2);

    private static final Duration PANEL_MAX = Duration.ofSeconds(210);
    private static final Duration WALK_MAX = Duration.ofSeconds(90);

    /** A person who failed so often goes to the counter. */
    private static final int ATTEMPTS_MAX = 6;

    private final Stage stage;
    private final RandomGenerator random;
    private final Pause pause;
    private final Consumer<String> progress;
    private final People people = People.shipped();
    private final Map<Role, Integer> kills = new EnumMap<>(Role.class);
    private int offers;
    private boolean pressed;
    private int results;
    private int givenUp;

    KillProof(Stage stage, RandomGenerator random, Pause pause, Consumer<String> progress) {
        this.stage = stage;
        this.random = random;
        this.pause = pause;
        this.progress = progress;
    }

    Row run(int count, long seed) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            var victim = VICTIMS.get(i % VICTIMS.size()); // each its share; the moment is chance
            boolean atFiling = random.nextBoolean();
            var after = Duration.ofMillis(random.nextLong(atFiling ? FILING.toMillis() : VISIT.toMillis()));
            var dead = Duration.ofMillis(random.nextLong(DEAD_MAX.toMillis()));
            var card = CARDS.get(random.nextInt(CARDS.size()));
            progress.accept("%d of %d: %s files; %s dies %d ms after %s"
                    .formatted(
                            i + 1,
                            count,
                            card,
                            victim.word(),
                            after.toMillis(),
                            atFiling ? "the last touch" : "coming"));
            var killing = killing(victim, atFiling, after, dead);
            fileSomehow(card);
            finish(killing);
        }
        int owed = unprinted();
        offerTheRest();
        return row(count, seed, owed);
    }

    /** Kills at the moment, starts again a little later; completes when the program is ready. */
    private CompletableFuture<Boolean> killing(Role victim, boolean atFiling, Duration after, Duration dead) {
        var done = new CompletableFuture<Boolean>();
        Thread.ofVirtual().name("killer").start(() -> {
            try {
                if (atFiling) {
                    stage.glass().trace().await(scene -> scene.screen().equals("review"), WALK_MAX);
                    stage.glass().trace().await(scene -> !scene.screen().equals("review"), WALK_MAX);
                }
                pause.sleep(after);
                stage.hall().kill(victim);
                kills.merge(victim, 1, Integer::sum);
                pause.sleep(dead);
                stage.hall().launch(victim);
                done.complete(true);
            } catch (IOException | InterruptedException e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    private static void finish(CompletableFuture<Boolean> killing) throws IOException, InterruptedException {
        try {
            killing.get();
        } catch (ExecutionException e) {
            throw new IOException("a killed program did not come back: " + e.getCause(), e);
        }
    }

    /** One person with one matter. They stop when they saw its result, or were given the receipt of what they filed just now. */
    private void fileSomehow(String card) throws IOException, InterruptedException {
        int before = stage.outbox().all().size();
        pressed = false;
        for (int attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
            stage.glass().trace().await(scene -> List.of("attract", "home").contains(scene.screen()), PANEL_MAX);
            try {
                if (attempt(card)) {
                    return;
                }
            } catch (Darkness e) {
                progress.accept("   the panel went dark");
            } catch (Disappointment e) {
                progress.accept("   " + e.sentence().replaceAll(" offering .*", ""));
            }
            stage.hall().idcard().say("REMOVE");
        }
        if (stage.outbox().all().size() == before) {
            givenUp++;
        }
    }

    /**
     * One try. What the terminal still owes this card is taken on the way; who pressed the last key before and is given a receipt now
     * knows that their matter is in, and goes.
     */
    private boolean attempt(String card) throws IOException, InterruptedException, Darkness, Disappointment {
        var citizen = stage.somebody();
        var mobile = people.byId(card).orElseThrow().phone();
        var walk = Ways.appeal(card, mobile, Ways.pinyin(TEXT)).on("review", person -> {
            pressed = true;
            person.touches("go");
        });
        boolean pressedBefore = pressed;
        var here = walk.until(citizen, WALK_MAX, "result", "receipt-offer", "failure");
        if (here.screen().equals("receipt-offer")) {
            takesOwed(citizen);
            if (!pressedBefore) { // it was of an earlier day: today's matter is still to be filed
                here = walk.until(citizen, WALK_MAX, "result", "failure");
            }
        }
        boolean filed = here.screen().equals("result")
                || (pressedBefore && here.screen().equals("receipt-offer"));
        if (here.screen().equals("result")) {
            results++;
            citizen.touches("skip");
        }
        leaves(citizen);
        return filed;
    }

    private void takesOwed(Citizen citizen) throws IOException, InterruptedException, Darkness, Disappointment {
        offers++;
        Ways.takesOwed(citizen);
    }

    private void leaves(Citizen citizen) throws InterruptedException, Darkness, IOException, Disappointment {
        citizen.waits(scene -> !scene.screen().equals("result"), FILING);
        if (citizen.looks().offers("foot.leave")) {
            citizen.touches("foot.leave");
        }
        citizen.waits(scene -> List.of("attract", "home").contains(scene.screen()), PANEL_MAX);
    }

    private int unprinted() throws IOException {
        return (int) stage.outbox().all().stream()
                .filter(row -> !row.receiptConfirmed())
                .count();
    }

    /** Everybody whose receipt was not confirmed comes once more with the same card. */
    private void offerTheRest() throws IOException, InterruptedException {
        for (var card : CARDS) {
            if (unprinted() == 0) {
                return;
            }
            stage.glass().trace().await(scene -> List.of("attract", "home").contains(scene.screen()), PANEL_MAX);
            try {
                var citizen = stage.somebody();
                var here = Ways.to(Ways.APPEAL, card).until(citizen, WALK_MAX, "receipt-offer", "form", "failure");
                if (here.screen().equals("receipt-offer")) {
                    takesOwed(citizen);
                }
                leaves(citizen);
            } catch (Darkness e) {
                progress.accept("   " + e.sentence());
            } catch (Disappointment e) {
                progress.accept("   " + e.sentence());
            }
        }
    }

    private Row row(int count, long seed, int owed) throws IOException, InterruptedException {
        var balance = stage.settledBalance();
        balance.remarks().forEach(progress);
        int left = unprinted();
        int lost = balance.lost() + balance.undone();
        var figures = new LinkedHashMap<String, Long>();
        VICTIMS.forEach(role -> figures.put("killed-" + role.word(), (long) kills.getOrDefault(role, 0)));
        figures.put("accepted", (long) balance.filed());
        figures.put("delivered", (long) balance.delivered());
        figures.put("results-seen", (long) results);
        figures.put("receipts-printed", (long) stage.receipts());
        figures.put(
                "delivered-by-agent",
                stage.outbox().all().stream().filter(Filed::delivered).count());
        figures.put("offers-made", (long) offers);
        figures.put("unprinted-after-the-last", (long) owed);
        figures.put("unprinted-and-never-offered", (long) left);
        figures.put("people-who-gave-up", (long) givenUp);
        int held = count - Math.min(count, lost + balance.doubled() + left + givenUp);
        return new Row("kill", count, held, lost, balance.doubled(), seed, figures);
    }
}
