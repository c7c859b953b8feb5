package org.hall24.demo.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.hall24.demo.citizen.Ways;
import org.hall24.demo.glass.Glass;
import org.hall24.demo.glass.Scene;
import org.hall24.demo.hall.Simulated;
import org.hall24.demo.ledger.Department;
import org.hall24.demo.ledger.Phones;
import org.hall24.demo.stage.Stage;
import org.hall24.people.People;
import org.hall24.report.Figure;
import org.hall24.report.Spread;

/**
 * Plays {@code fund.balance} again and again and measures, step by step, from the moment a finger leaves the glass (or a code is held
 * before the window) to the moment the answer is painted. What the person takes, their message included, is not counted; a screen that
 * only says "please wait" is no answer.
 */
public final class JourneyBench {
    /** No answer takes longer; the queries' own limit is 30 s. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(40);

    /** The cleared screen stays 8 s. */
    private static final Duration FREE_MAX = Duration.ofSeconds(20);

    /** The hub sends one person a message once a minute. */
    private static final Duration BETWEEN_MESSAGES = Duration.ofSeconds(61);

    /** Nor more than five in ten minutes: many rounds go slower. */
    private static final Duration BETWEEN_MANY_MESSAGES = Duration.ofSeconds(122);

    private static final int MESSAGES_MAX = 5;
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int LOOKS_MAX = 100;

    /** People with one account each, who take turns because of the messages. */
    private static final List<String> TURNS = List.of("R-07", "R-03", "R-06");

    private static final Set<String> WAITING = Set.of("working", "dark");

    private final Glass glass;
    private final Simulated scanner;
    private final Phones phones;
    private final Consumer<String> progress;
    private final Map<String, List<Double>> steps = new LinkedHashMap<>();
    private final List<Double> journeys = new ArrayList<>();
    private final Map<String, Long> lastMessage = new HashMap<>();
    private double journey;

    /** On a stage that is lit. */
    public JourneyBench(Stage stage, Consumer<String> progress) {
        this.glass = stage.glass();
        this.scanner = stage.hall().scanner();
        this.phones = new Phones(new Department(stage.hall().sandboxAddress()), People.shipped());
        this.progress = progress;
    }

    /** Plays one round to warm the machine up, uncounted, and then so many. */
    public Result run(int rounds) throws IOException, InterruptedException {
        for (int round = 0; round <= rounds; round++) {
            var who = TURNS.get(round % TURNS.size());
            waitsForTheMessage(who, rounds);
            journey = 0;
            play(who);
            if (round == 0) {
                steps.clear();
                progress.accept("warm; that round took the machine %.0f ms and is not counted".formatted(journey));
            } else {
                journeys.add(journey);
                progress.accept("%d of %d: the machine's share is %.0f ms".formatted(round, rounds, journey));
            }
        }
        return new Result(
                Spread.of(journeys.stream().mapToDouble(Double::doubleValue).toArray()), spreads(), rounds);
    }

    private Map<String, Spread> spreads() {
        var spreads = new LinkedHashMap<String, Spread>();
        steps.forEach((name, times) -> spreads.put(
                name, Spread.of(times.stream().mapToDouble(Double::doubleValue).toArray())));
        return spreads;
    }

    private void waitsForTheMessage(String who, int rounds) throws InterruptedException {
        var between = rounds / TURNS.size() + 1 >= MESSAGES_MAX ? BETWEEN_MANY_MESSAGES : BETWEEN_MESSAGES;
        var last = lastMessage.get(who);
        if (last != null) {
            var left = between.minusNanos(System.nanoTime() - last);
            if (left.isPositive()) {
                glass.pause().sleep(left);
            }
        }
    }

    private void play(String who) throws IOException, InterruptedException {
        free();
        touch("wake", "start", shows("home"));
        touch("open the matter", "matter." + Ways.BALANCE, shows("matter-page"));
        touch("begin", "go", shows("consent"));
        touch("tick", "tick", scene -> scene.screen().equals("consent") && scene.offers("go"));
        touch("agree", "go", shows("show-code"));
        show(phones.opensCertificate(who));
        var digits = digits(who);
        for (int i = 0; i < digits.length(); i++) {
            touch("type a digit", "key." + digits.charAt(i), shows("sms-code"));
        }
        touch("hand the digits over", "go", shows("fact-sheet"));
        touch("see the amount", "act.show", scene -> scene.offers("act.hide"));
        touch("finish", "act.finish", shows("answered"));
        touch("skip the rating", "skip", shows("cleared"));
    }

    private void free() throws IOException, InterruptedException {
        if (glass.trace().await(shows("attract"), FREE_MAX).isEmpty()) {
            throw new IOException("the panel did not become free; it shows "
                    + glass.trace().newest().screen());
        }
    }

    private static Predicate<Scene> shows(String screen) {
        return scene -> scene.screen().equals(screen);
    }

    private void touch(String step, String target, Predicate<Scene> answer) throws IOException, InterruptedException {
        var scene = glass.trace()
                .await(now -> now.offers(target), ANSWER_MAX)
                .orElseThrow(() -> new IOException(
                        "no '" + target + "' on " + glass.trace().newest().screen()));
        var place = scene.targets().get(target);
        if (place == null) {
            throw new IOException("no '" + target + "'");
        }
        count(step, glass.touch(place), scene, answer);
    }

    private void show(String code) throws IOException, InterruptedException {
        var scene = glass.trace().newest();
        long held = System.nanoTime();
        scanner.say("SHOW " + code);
        count("show the code", held, scene, shows("sms-code"));
        scanner.say("HIDE");
    }

    private void count(String step, long from, Scene before, Predicate<Scene> answer)
            throws IOException, InterruptedException {
        var painted = glass.trace()
                .await(
                        scene -> scene.seq() > before.seq()
                                && scene.at() > from
                                && !WAITING.contains(scene.screen())
                                && answer.test(scene),
                        ANSWER_MAX)
                .orElseThrow(() -> new IOException("no answer to '" + step + "'; shown is "
                        + glass.trace().newest().screen()));
        double millis = (painted.at() - from) / 1e6;
        journey += millis;
        steps.computeIfAbsent(step, _ -> new ArrayList<>()).add(millis);
    }

    private String digits(String who) throws IOException, InterruptedException {
        for (int i = 0; i < LOOKS_MAX; i++) {
            var digits = phones.newDigits(who);
            if (digits.isPresent()) {
                lastMessage.put(who, System.nanoTime());
                return digits.get();
            }
            glass.pause().sleep(LOOK);
        }
        throw new IOException("no message came");
    }

    /**
     * What was measured.
     *
     * @param whole the machine's share of a whole journey, milliseconds
     * @param steps of each step
     */
    public record Result(Spread whole, Map<String, Spread> steps, int rounds) {
        /** Below this line the work is not done. */
        private static final double MUST_MS = 2_000;

        /** What we are after. */
        private static final double GOAL_MS = 1_000;

        /** Whether the median journey is below the line. */
        public boolean holds() {
            return whole.median() < MUST_MS;
        }

        /** One row a figure. */
        public List<Figure> figures() {
            var figures = new ArrayList<Figure>();
            figures.add(figure("journey fund.balance, machine's share", whole.median(), "must", MUST_MS, whole));
            figures.add(figure("journey fund.balance, machine's share", whole.median(), "goal", GOAL_MS, whole));
            figures.add(figure("journey fund.balance, machine's share p90", whole.p90(), "must", MUST_MS, whole));
            figures.add(figure("journey fund.balance, machine's share max", whole.max(), "must", MUST_MS, whole));
            steps.forEach((name, spread) -> {
                figures.add(figure("step " + name + " median", spread.median(), "", 0, spread));
                figures.add(figure("step " + name + " p90", spread.p90(), "", 0, spread));
                figures.add(figure("step " + name + " max", spread.max(), "", 0, spread));
            });
            return figures;
        }

        private Figure figure(String name, double value, String peer, double peerValue, Spread spread) {
            return new Figure(
                    name, value, "ms", peer, peerValue, peerValue == 0 ? 0 : value / peerValue, rounds, spread.width());
        }

        /** For a person. */
        public String table() {
            var table = new StringBuilder("%-24s %8s %8s %8s  ms%n".formatted("step", "median", "p90", "max"));
            steps.forEach((name, spread) -> table.append(line(name, spread)));
            table.append(line("the whole journey", whole));
            return table.append("must < %.0f, goal < %.0f; %d rounds%n".formatted(MUST_MS, GOAL_MS, rounds))
                    .toString();
        }

        private static String line(String name, Spread spread) {
            return "%-24s %8.0f %8.0f %8.0f%n".formatted(name, spread.median(), spread.p90(), spread.max());
        }
    }
}
