package org.hall24.agent.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hall24.agent.Scene;
import org.hall24.agent.alarm.Alarm;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.send.HubReply;
import org.hall24.agent.send.Pace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ReleaseFetchTest {
    /** With no wait no answer comes too soon. */
    private static final ReleaseFetch.Patience AT_ONCE = new ReleaseFetch.Patience(Duration.ZERO, Duration.ofHours(1));

    @TempDir
    private Path dir;

    private final Scene scene = new Scene();
    private final Alarms alarms = new Alarms(() -> Scene.NOON);
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private ReleaseShelf shelf;

    @BeforeEach
    void open() throws IOException {
        Files.write(dir.resolve("given.json"), scene.release(3, 0, 1).toJson());
        shelf = new ReleaseShelf(dir, scene.roots, alarms, () -> Scene.NOON);
        shelf.open(dir.resolve("given.json"));
    }

    /** Plays all replies; what was asked comes back, the first question and the one after the last reply included. */
    private List<String> played(ReleaseFetch.Patience patience, HubReply... replies) {
        var line = new ScriptedLine(replies);
        try (var _ = new ReleaseFetch("H24-0007", line, shelf, Pace.TERMINAL, patience, pauses::add, new Random(7))) {
            assertThat(Scene.becomesTrue(() -> line.asked.size() == replies.length + 1))
                    .isTrue();
        }
        assertThat(line.patience).allSatisfy(allowed -> assertThat(allowed).isGreaterThan(patience.forNewer()));
        return line.asked;
    }

    @Test
    void aNewerReleaseIsTakenAndSaidToBeInUse() {
        var asked = played(
                new ReleaseFetch.Patience(Duration.ofSeconds(50), Duration.ofHours(1)),
                ScriptedLine.file(4, scene.release(4, 0, 1).toJson()));

        assertThat(asked).containsExactly("GET /v1/release?have=3&wait=50", "GET /v1/release?have=4&wait=50");
        assertThat(shelf.inUse()).isEqualTo(4);
    }

    @Test
    void whatComesDuringASessionIsNamedButNotSaidToBeInUse() {
        shelf.somebodyIsServed();

        var asked = played(AT_ONCE, ScriptedLine.file(4, scene.release(4, 0, 1).toJson()), ScriptedLine.status(204));

        assertThat(asked)
                .containsExactly(
                        "GET /v1/release?have=3&wait=0",
                        "GET /v1/release?have=3&seen=4&wait=0",
                        "GET /v1/release?have=3&seen=4&wait=0");
        assertThat(pauses).as("after the start").last().isEqualTo(Duration.ZERO);
    }

    @Test
    void aRefusedReleaseIsNamedSoThatItDoesNotComeAgain() {
        var asked = played(AT_ONCE, ScriptedLine.file(4, scene.release(4, 0).toJson()));

        assertThat(asked).last().isEqualTo("GET /v1/release?have=3&seen=4&wait=0");
        assertThat(alarms.standing()).extracting(Alarm::kind).containsExactly(Alarm.Kind.RELEASE_REFUSED);
        assertThat(pauses).last().satisfies(pause -> assertThat(pause).isPositive());
    }

    @Test
    void aRefusedReleaseIsAskedForAgainAfterALongTime() {
        var soon = new ReleaseFetch.Patience(Duration.ZERO, Duration.ZERO);

        var asked = played(soon, ScriptedLine.file(4, scene.release(4, 0).toJson()));

        assertThat(asked).last().isEqualTo("GET /v1/release?have=3&wait=0");
    }

    @Test
    void aHubThatOffersTheSameRefusedFileForEverIsAskedMoreAndMoreSeldom() {
        var bad = scene.release(4, 0).toJson();
        var replies =
                IntStream.range(0, 200).mapToObj(_ -> ScriptedLine.file(0, bad)).toArray(HubReply[]::new);

        played(AT_ONCE, replies);

        assertThat(alarms.standing()).hasSize(1);
        assertThat(pauses).allSatisfy(pause -> assertThat(pause).isBetween(Duration.ZERO, Pace.TERMINAL.cap()));
        long late = pauses.subList(20, pauses.size()).stream()
                .mapToLong(Duration::toMillis)
                .sum();
        assertThat(late / (pauses.size() - 20)).as("milliseconds on average").isGreaterThan(60_000);
    }

    @Test
    void aHubThatOffersTheReleaseInUseForEverIsNotHammered() {
        var same = scene.release(3, 0, 1).toJson();
        var replies = new ArrayList<HubReply>();
        for (int i = 0; i < 50; i++) {
            replies.add(ScriptedLine.file(3, same));
        }

        played(AT_ONCE, replies.toArray(HubReply[]::new));

        assertThat(pauses.subList(1, pauses.size()))
                .allSatisfy(pause -> assertThat(pause).isPositive());
        assertThat(alarms.standing()).isEmpty();
    }

    @Test
    void silenceAndABusyHubAreMetWithPatience() {
        var wish = Duration.ofSeconds(30);

        played(
                AT_ONCE,
                new HubReply.Silence("gone"),
                ScriptedLine.busy(503, wish),
                ScriptedLine.busy(429, wish),
                ScriptedLine.status(404),
                ScriptedLine.status(401));

        assertThat(pauses).hasSize(6);
        assertThat(pauses.subList(1, 6)).allSatisfy(pause -> assertThat(pause).isPositive());
        assertThat(pauses.subList(2, 4)).allSatisfy(pause -> assertThat(pause).isGreaterThan(wish));
        assertThat(pauses.subList(2, 4)).as("chance has its share").doesNotHaveDuplicates();
    }

    @Test
    void nothingNewerAtOnceIsAHubThatEndsAndNoReasonToHurry() {
        var waits = new ReleaseFetch.Patience(Duration.ofSeconds(50), Duration.ofHours(1));

        played(waits, ScriptedLine.status(204), ScriptedLine.status(304));

        assertThat(pauses.subList(1, 3)).allSatisfy(pause -> assertThat(pause).isPositive());
    }

    @Test
    void afterAGoodAnswerTheNextFailureBeginsSmallAgain() {
        var silence = new HubReply.Silence("gone");

        played(AT_ONCE, silence, silence, silence, ScriptedLine.status(204), silence);

        assertThat(pauses.get(4)).isEqualTo(Duration.ZERO);
        assertThat(pauses.get(5)).isBetween(Duration.ofMillis(1), Pace.TERMINAL.first());
    }

    @Test
    void aDiskThatDoesNotTakeItIsTriedAgain() throws Exception {
        var obstacle = Files.createDirectories(dir.resolve("release.next.new/in the way"));
        var newer = ScriptedLine.file(4, scene.release(4, 0, 1).toJson());

        var asked = played(AT_ONCE, newer);
        assertThat(asked).last().isEqualTo("GET /v1/release?have=3&wait=0");
        assertThat(shelf.inUse()).isEqualTo(3);
        Files.delete(obstacle);

        played(AT_ONCE, newer);
        assertThat(shelf.inUse()).isEqualTo(4);
    }
}
