package org.hall24.demo.stage;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hall24.demo.citizen.Citizen;
import org.hall24.demo.citizen.Darkness;
import org.hall24.demo.citizen.Disappointment;
import org.hall24.demo.citizen.Ending;
import org.hall24.demo.citizen.Visit;
import org.hall24.demo.glass.Scene;
import org.hall24.demo.ledger.GuideLights;
import org.hall24.demo.ledger.Paper;
import org.hall24.demo.ledger.Summary;
import org.hall24.demo.ledger.Summary.Journey;
import org.hall24.demo.ledger.Summary.Seen;
import org.hall24.demo.paper.Certificates.Taken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays visits one after another and notes how each ended, by what the person saw and by what is on record. */
public final class Performance {
    /** The idle rule in care mode: 120 s, 60 s of question, the cleared screen, and a busy machine. */
    private static final Duration FREE_MAX = Duration.ofSeconds(210);

    private static final Logger LOG = LoggerFactory.getLogger(Performance.class);

    private final Stage stage;
    private final Consumer<String> progress;
    private final Inspection inspection;
    private final List<Journey> journeys = new ArrayList<>();
    private final List<Taken> taken = new ArrayList<>();
    private final LightCheck lights;

    /**
     * A performance on this stage.
     *
     * @param progress hears a line for a person, now and then
     */
    public Performance(Stage stage, Consumer<String> progress) {
        this.stage = stage;
        this.progress = progress;
        this.inspection = new Inspection(stage);
        this.lights = new LightCheck(new GuideLights(stage.hall().board()));
    }

    /** Plays them all. A disappointed person does not stop the others. */
    public List<Journey> play(List<Visit> visits) throws IOException, InterruptedException {
        for (var visit : visits) {
            progress.accept("%d of %d: %s".formatted(journeys.size() + 1, visits.size(), visit.name()));
            var journey = play(visit);
            journeys.add(journey);
            progress.accept("%s %s (%.1f s, %d screens)"
                    .formatted(
                            journey.holds() ? "  as expected:" : "  NOT AS EXPECTED:",
                            journey.outcome(),
                            journey.steps().isEmpty()
                                    ? 0.0
                                    : journey.steps().getLast().ms() / 1000.0,
                            journey.steps().size()));
        }
        return List.copyOf(journeys);
    }

    private Journey play(Visit visit) throws IOException, InterruptedException {
        stage.glass().trace().await(scene -> scene.screen().equals("attract"), FREE_MAX);
        var before = stage.papers().all();
        var documents = stage.tray().documents();
        lights.begin();
        var citizen = stage.somebody();
        String outcome;
        try {
            outcome = visit.script().play(citizen);
        } catch (Disappointment e) {
            outcome = e.sentence();
            goesAway(citizen);
        } catch (Darkness e) {
            outcome = e.sentence();
        }
        var steps = stage.diary().steps().stream()
                .map(step -> new Seen(step.screen(), step.ms()))
                .toList();
        stage.tidy();
        if (outcome.equals(Ending.RECEIPT)) {
            outcome = Ending.both(outcome, delivery(before));
        }
        for (var document : stage.tray().documents()) {
            if (!documents.contains(document)) {
                taken.add(new Taken(document, visit.person()));
            }
        }
        inspection.note(citizen.readings(), fresh(before));
        lights.end(visit.name(), steps, !fresh(before).isEmpty());
        return new Journey(visit.name(), visit.matter(), steps, visit.expected(), outcome);
    }

    /** Somebody who did not get what they came for clears the panel for the next, where it lets them. */
    private static void goesAway(Citizen citizen) throws IOException, InterruptedException {
        try {
            if (citizen.looks().offers("foot.leave")) {
                citizen.touches("foot.leave");
            }
        } catch (Disappointment | Darkness e) {
            LOG.info("and it does not let them go: {}", e.getMessage());
        }
    }

    /** The case numbers on receipts that fell since. */
    private List<String> fresh(List<Paper> before) throws IOException {
        return stage.papers().all().stream()
                .filter(paper -> paper.whole() && !before.contains(paper))
                .flatMap(paper -> paper.caseNumber().stream())
                .toList();
    }

    /** Whether the case on the new receipt is at the hub, and whether it was there before the hub came back. */
    private String delivery(List<Paper> before) throws IOException, InterruptedException {
        var snapshot = stage.takeAtHubWhenItReturned();
        var fresh = fresh(before);
        if (fresh.size() != 1) {
            return fresh.size() + " new receipts";
        }
        if (!stage.arrives(fresh.getFirst())) {
            return "case " + fresh.getFirst() + " did not arrive";
        }
        if (snapshot.isPresent()) {
            return snapshot.get().contains(fresh.getFirst()) ? Ending.DELIVERED : Ending.DELIVERED_LATER;
        }
        return Ending.DELIVERED;
    }

    /**
     * Compares all records and writes down the whole.
     *
     * @param screensWanted on so many pictures of the panel everything should be read
     */
    public Summary summary(long seed, int screensWanted) throws IOException, InterruptedException {
        progress.accept("waiting until everything has arrived, and comparing paper, outbox, hub and departments");
        var balance = stage.settledBalance();
        balance.remarks().forEach(progress);
        progress.accept("letting pdftotext, zbarimg, tesseract and the public page judge paper and panel");
        int offered = (int) journeys.stream()
                .filter(journey -> journey.outcome().equals(Ending.OFFERED_AGAIN))
                .count();
        return new Summary(
                seed,
                List.copyOf(journeys),
                balance.filed(),
                balance.delivered(),
                balance.lost() + balance.undone(),
                balance.doubled(),
                offered,
                inspection.certificates(taken),
                inspection.sheets(),
                lights.found(),
                inspection.read(),
                screensWanted,
                stage.hall().psql().orElse(""),
                stage.hall().hubAddress(),
                stage.hall().ca().toString());
    }

    /** What the panel shows now. */
    public Scene now() {
        return stage.glass().trace().newest();
    }
}
