package org.hall24.agent.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hall24.agent.Scene;
import org.hall24.agent.alarm.Alarm;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.outbox.Parcel;
import org.hall24.wire.Bytes;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.http.BatchAnswer;
import org.hall24.wire.http.HeldMatters;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.seal.Envelope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What users of other queues complain of, where it concerns a sender; without disk and network. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class DeliveryTest {
    private static final Pace QUICK = new Pace(
            Duration.ofMillis(2),
            Duration.ofMillis(40),
            Duration.ofMillis(20),
            Duration.ofMillis(20),
            Duration.ofMillis(15),
            Duration.ZERO);
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Instant YESTERDAY = Instant.parse("2026-01-01T04:00:00Z");

    private final Scene scene = new Scene();
    private final PaperHub hub = new PaperHub(scene.hubSigning);
    private final MemoryBacklog backlog = new MemoryBacklog();
    private final Alarms alarms = new Alarms(InstantSource.system());
    private Optional<Sender> sender = Optional.empty();
    private int counter;

    @AfterEach
    void close() {
        sender.ifPresent(Sender::close);
    }

    private Sender start(Pace pace) throws Exception {
        var started = new Sender(
                "H24-0007",
                backlog,
                hub,
                () -> List.of(scene.hubSigning.verifying()),
                pace,
                alarms,
                InstantSource.system(),
                new Random(1));
        sender = Optional.of(started);
        return started;
    }

    private Parcel.Matter matter(Instant since) throws MalformedException {
        var filing = scene.filing(1);
        var number = CaseNumber.of("YS", 7, ++counter).text();
        var body = new MatterSubmission(
                        filing.matterId(),
                        filing.matter(),
                        number,
                        "H24-0007",
                        counter,
                        Scene.NOON,
                        Envelope.fromJson(filing.envelope()))
                .toJson();
        var parcel = new Parcel.Matter(filing.matterId(), since);
        backlog.put(parcel, number, Bytes.of(body));
        return parcel;
    }

    private List<Parcel.Matter> matters(int count, Instant since) throws MalformedException {
        var all = new ArrayList<Parcel.Matter>();
        for (int i = 0; i < count; i++) {
            all.add(matter(since));
        }
        return all;
    }

    private void allArrive(long count) {
        assertThat(Scene.becomesTrue(() -> backlog.count("delivered") == count)).isTrue();
        assertThat(hub.stored).hasSize((int) count);
    }

    private List<PaperHub.Asked> deliveries() {
        return hub.asked.stream()
                .filter(one -> one.path().startsWith("/v1/matters"))
                .toList();
    }

    @Test
    void aBacklogGoesInBatchesThatGrow() throws Exception {
        matters(200, YESTERDAY);

        start(QUICK);

        allArrive(200);
        assertThat(deliveries()).extracting(PaperHub.Asked::items).startsWith(8, 16, 24, 32, 40);
        assertThat(deliveries()).hasSizeLessThan(12);
    }

    @Test
    void aHubThatHasEnoughGetsHalfAndOneThatTakesNoBatchesGetsOneByOne() throws Exception {
        matters(60, YESTERDAY);
        hub.instead = now -> now.items() > 8 ? Optional.of(PaperHub.status(413)) : Optional.empty();
        start(QUICK);
        allArrive(60);
        assertThat(deliveries()).extracting(PaperHub.Asked::items).startsWith(8, 16, 8);

        hub.instead = now -> now.items() > 1 ? Optional.of(PaperHub.status(404)) : Optional.empty();
        sender.orElseThrow().close();
        matters(5, YESTERDAY);
        start(QUICK);
        allArrive(65);
    }

    @Test
    void onePoisonItemBlocksNobodyAndIsSetAsideOnlyBecauseOthersPass() throws Exception {
        var all = matters(30, YESTERDAY);
        var poison = all.get(3).id();
        hub.about = id -> id.equals(poison) ? Optional.of(new BatchAnswer.Later()) : Optional.empty();
        var running = start(QUICK);
        allArrive(29);

        for (int i = 0; backlog.state(poison).equals("waiting") && i < 2_000; i++) {
            var other = matter(Instant.now());
            running.send(other);
            assertThat(Scene.becomesTrue(() -> backlog.state(other.id()).equals("delivered")))
                    .isTrue();
        }

        assertThat(backlog.state(poison)).isEqualTo(Poison.CODE);
        assertThat(alarms.standing())
                .extracting(Alarm::kind, Alarm::subject)
                .containsExactly(tuple(Alarm.Kind.MATTER_SET_ASIDE, poison.toString()));
        var tries = hub.asked.stream().filter(one -> one.path().endsWith(poison.toString()));
        assertThat(tries.count()).isBetween(Poison.TRIES_MAX - 1L, 2_000L);
    }

    @Test
    void aHubThatTakesNothingSetsNothingAsideHoweverLongItLasts() throws Exception {
        matters(5, Instant.now());
        hub.about = _ -> Optional.of(new BatchAnswer.Later());
        start(QUICK);

        assertThat(Scene.becomesTrue(() -> hub.asked.size() > 6 * Poison.TRIES_MAX))
                .isTrue();

        assertThat(backlog.count("waiting")).isEqualTo(5);
        assertThat(alarms.standing()).isEmpty();
        hub.about = _ -> Optional.empty();
        allArrive(5);
    }

    @Test
    void aRefusedItemOfABatchIsSetAsideAndTheOthersArrive() throws Exception {
        var all = matters(12, YESTERDAY);
        var refused = all.get(1).id();
        hub.about =
                id -> id.equals(refused) ? Optional.of(new BatchAnswer.Refused("different-body")) : Optional.empty();

        start(QUICK);

        allArrive(11);
        assertThat(Scene.becomesTrue(() -> backlog.state(refused).equals("different-body")))
                .isTrue();
        assertThat(alarms.standing()).extracting(Alarm::subject).containsExactly(refused.toString());
    }

    @Test
    void theHubsWishForPatienceIsKeptEvenWhenSomethingNewComes() throws Exception {
        var wish = Duration.ofMillis(700);
        var refusals = new AtomicInteger();
        hub.instead = now -> now.path().startsWith("/v1/matters") && refusals.getAndIncrement() == 0
                ? Optional.of(PaperHub.patience(wish))
                : Optional.empty();
        var running = start(QUICK);
        running.send(matter(Instant.now()));
        assertThat(Scene.becomesTrue(() -> refusals.get() == 1)).isTrue();

        for (int i = 0; i < 5; i++) {
            running.send(matter(Instant.now()));
            running.somebodyCame();
        }

        allArrive(6);
        var tries = deliveries();
        assertThat(Duration.ofNanos(tries.get(1).nanos() - tries.get(0).nanos()))
                .isGreaterThanOrEqualTo(wish.minusMillis(5));
    }

    @Test
    void theFirstRequestAfterAStartWaitsItsTurnUnlessACitizenStandsThere() throws Exception {
        matters(3, YESTERDAY);
        var pace = QUICK.startingWithin(Duration.ofDays(3_000));
        assertThat(pace.start("H24-0007")).isGreaterThan(Duration.ofMinutes(1));
        var running = start(pace);
        assertThat(hub.asked).isEmpty();

        var today = matter(Instant.now());
        running.send(today);

        allArrive(4);
        assertThat(deliveries().getFirst().path()).endsWith(today.id().toString());
    }

    @Test
    void whoComesToTheScreenWakesASenderThatWaits() throws Exception {
        var running = start(QUICK.startingWithin(Duration.ofDays(3_000)));
        assertThat(running.contact().answers()).isFalse();

        running.somebodyCame();

        assertThat(Scene.becomesTrue(() -> running.contact().answers())).isTrue();
    }

    @Test
    void aDrainingBacklogStillHearsHowTheHubIsAndTodaysGoBeforeIt() throws Exception {
        matters(400, YESTERDAY);
        var paced = new Pace(LONG, LONG, LONG, LONG, Duration.ofMillis(1), Duration.ZERO);
        start(paced);

        allArrive(400);

        assertThat(hub.asked).anyMatch(one -> one.path().equals("/v1/health"));
    }

    @Test
    void aHubThatAsksIsToldEverythingOnceAndGetsBackWhatItLost() throws Exception {
        matters(8, YESTERDAY);
        start(QUICK);
        allArrive(8);
        var lost = List.copyOf(hub.stored.keySet()).subList(0, 5);
        lost.forEach(hub.stored::remove);

        hub.word = Optional.of("2");

        assertThat(Scene.becomesTrue(() -> hub.stored.size() == 8)).isTrue();
        assertThat(Scene.becomesTrue(() -> backlog.count("delivered") == 8)).isTrue();
        assertThat(hub.stored.keySet()).containsAll(lost);
        assertThat(hub.pages).extracting(HeldMatters::last).containsExactly(false, false, true);
        assertThat(hub.pages).allMatch(page -> page.token().equals("2"));
        assertThat(backlog.reconciled()).contains("2");
        int health = health();
        assertThat(Scene.becomesTrue(() -> health() > health + 3)).isTrue();
        assertThat(hub.pages).as("the same word is answered once").hasSize(3);
    }

    @Test
    void anAnswerThatBrokeOffIsToldAgainFromTheBeginning() throws Exception {
        matters(5, YESTERDAY);
        start(QUICK);
        allArrive(5);
        var asked = new AtomicInteger();
        hub.instead = now -> now.path().equals("/v1/reconciliations") && asked.getAndIncrement() == 1
                ? Optional.of(new HubReply.Silence("cut"))
                : Optional.empty();

        hub.word = Optional.of("w");

        assertThat(Scene.becomesTrue(() -> backlog.reconciled().isPresent())).isTrue();
        assertThat(hub.pages).extracting(HeldMatters::last).containsExactly(false, false, true);
        assertThat(asked.get()).isEqualTo(4);
    }

    private int health() {
        return (int) hub.asked.stream()
                .filter(one -> one.path().equals("/v1/health"))
                .count();
    }
}
