package org.hall24.demo.prove;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hall24.demo.citizen.Citizen;
import org.hall24.demo.citizen.Darkness;
import org.hall24.demo.citizen.Disappointment;
import org.hall24.demo.citizen.Ways;
import org.hall24.demo.ledger.Filed;
import org.hall24.demo.ledger.Paper;
import org.hall24.demo.ledger.ReceiptCheck;
import org.hall24.demo.stage.Stage;
import org.hall24.people.People;
import org.hall24.report.Row;
import org.hall24.time.Pause;

/**
 * Kiosk, agent, hub and database are killed (SIGKILL) at random moments while people file. People cope as people do: they begin
 * again, and take the receipt the terminal still owes them. A process kill, not a power cut.
 *
 * <p>During each visit two die, each at a moment of its own: one at the terminal, which the person feels, and one behind it, which
 * nobody may feel. A hub that starts slowly may still be starting when the next person comes.
 */
final class KillProof {
    private static final List<Victim> AT_THE_TERMINAL = List.of(Victim.KIOSK, Victim.AGENT);
    private static final List<Victim> BEHIND = List.of(Victim.HUB, Victim.DATABASE);
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

    /** While an agent starts on its file, a look from outside may have to be repeated for a moment. */
    private static final int LOOKS_MAX = 40;

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

    private final Stage stage;
    private final RandomGenerator random;
    private final Pause pause;
    private final Consumer<String> progress;
    private final Killer killer;
    private final People people = People.shipped();
    private final Set<String> leftUnprinted = new HashSet<>();
    private int offers;
    private boolean pressed;
    private int results;
    private int givenUp;

    KillProof(Stage stage, RandomGenerator random, Pause pause, Consumer<String> progress) {
        this.stage = stage;
        this.random = random;
        this.pause = pause;
        this.progress = progress;
        this.killer = new Killer(stage, pause);
    }

    Row run(int count, Duration limit, long seed) throws IOException, InterruptedException {
        long since = System.nanoTime();
        int planned = 0;
        for (int visit = 0; planned < count && System.nanoTime() - since < limit.toNanos(); visit++) {
            var plans = plans(visit, count - planned);
            planned += plans.size();
            var card = CARDS.get(random.nextInt(CARDS.size()));
            killer.await(plans.stream().map(Killer.Plan::victim).toList());
            progress.accept("%d of %d after %d s: %s files; %s"
                    .formatted(
                            planned,
                            count,
                            Duration.ofNanos(System.nanoTime() - since).toSeconds(),
                            card,
                            plans.stream().map(Killer.Plan::toString).collect(Collectors.joining(", "))));
            plans.forEach(killer::plan);
            fileSomehow(card);
            killer.await(AT_THE_TERMINAL);
        }
        killer.await(List.of(Victim.values()));
        long seconds = Duration.ofNanos(System.nanoTime() - since).toSeconds();
        int owed = unprinted().size();
        offerTheRest();
        return row(planned, seed, seconds, owed);
    }

    /** Each victim has its share; the moments are chance. */
    private List<Killer.Plan> plans(int visit, int most) {
        return Stream.of(AT_THE_TERMINAL.get(visit % 2), BEHIND.get(visit / 2 % 2))
                .map(this::plan)
                .limit(most)
                .toList();
    }

    private Killer.Plan plan(Victim victim) {
        boolean atFiling = random.nextBoolean();
        return new Killer.Plan(
                victim,
                atFiling,
                Duration.ofMillis(random.nextLong(atFiling ? FILING.toMillis() : VISIT.toMillis())),
                Duration.ofMillis(random.nextLong(DEAD_MAX.toMillis())));
    }

    /** One person with one matter. They stop when they saw its result, or were given the receipt of what they filed just now. */
    private void fileSomehow(String card) throws IOException, InterruptedException {
        int before = filed().size();
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
            leftUnprinted.addAll(unprinted());
        }
        if (filed().size() == before) {
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

    /** Accepted, and nobody has told the agent that the receipt is in somebody's hand. */
    private Set<String> unprinted() throws IOException, InterruptedException {
        return filed().stream()
                .filter(row -> !row.receiptConfirmed())
                .map(Filed::matterId)
                .collect(Collectors.toSet());
    }

    private List<Filed> filed() throws IOException, InterruptedException {
        for (int look = 1; ; look++) {
            try {
                return stage.outbox().all();
            } catch (IOException e) {
                if (look == LOOKS_MAX) {
                    throw e;
                }
                pause.sleep(LOOK_AGAIN);
            }
        }
    }

    /** Everybody whose receipt was not confirmed comes once more with the same card. */
    private void offerTheRest() throws IOException, InterruptedException {
        for (var card : CARDS) {
            if (unprinted().isEmpty()) {
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

    /** All paper; the last slip may still be in the printer when its citizen has gone. */
    private List<Paper> papers() throws IOException, InterruptedException {
        var confirmed = filed().stream()
                .filter(Filed::receiptConfirmed)
                .map(Filed::caseNumber)
                .collect(Collectors.toSet());
        for (int look = 1; ; look++) {
            var papers = stage.papers().all();
            var numbers = papers.stream()
                    .flatMap(paper -> paper.caseNumber().stream())
                    .collect(Collectors.toSet());
            if (numbers.containsAll(confirmed) || look == LOOKS_MAX) {
                return papers;
            }
            pause.sleep(LOOK_AGAIN);
        }
    }

    private Row row(int count, long seed, long seconds, int owed) throws IOException, InterruptedException {
        var balance = stage.settledBalance();
        balance.remarks().forEach(progress);
        var receipts =
                ReceiptCheck.of(papers(), stage.outbox().kept(), stage.hub().kept());
        receipts.remarks().forEach(progress);
        int left = unprinted().size();
        int lost = balance.lost() + balance.undone();
        int wrong = receipts.remarks().size();
        var figures = new LinkedHashMap<String, Long>();
        int kills = 0;
        for (var victim : Victim.values()) {
            kills += killer.kills(victim);
            figures.put("killed-" + victim.word(), (long) killer.kills(victim));
            figures.put("away-ms-" + victim.word(), killer.awayMillis(victim));
        }
        figures.put("started-once-more", (long) killer.secondStarts());
        figures.put("seconds", seconds);
        figures.put("ms-per-kill", seconds * 1_000 / Math.max(1, kills));
        figures.put("accepted", (long) balance.filed());
        figures.put("delivered", (long) balance.delivered());
        figures.put(
                "delivered-by-agent", filed().stream().filter(Filed::delivered).count());
        figures.put("results-seen", (long) results);
        figures.put("slips-printed", (long) stage.receipts());
        figures.put("receipts", (long) receipts.printed());
        figures.put("receipts-with-one-row-of-the-same-digest", (long) receipts.same());
        figures.put("left-accepted-and-unprinted", (long) leftUnprinted.size());
        figures.put("offered-again", (long) offers);
        figures.put("unprinted-after-the-last", (long) owed);
        figures.put("unprinted-and-never-offered", (long) left);
        figures.put("people-who-gave-up", (long) givenUp);
        int held = kills - Math.min(kills, lost + balance.doubled() + wrong + left + givenUp);
        return new Row("kill", count, held, lost, balance.doubled(), seed, figures);
    }
}
