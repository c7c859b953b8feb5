package org.hall24.agent.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.hall24.agent.Scene;
import org.hall24.agent.alarm.Alarm;
import org.hall24.agent.alarm.Alarms;
import org.hall24.wire.Bytes;
import org.hall24.wire.release.Release;
import org.hall24.wire.sign.SignatureAlgorithm;
import org.hall24.wire.sign.VerifyingKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseShelfTest {
    @TempDir
    private Path dir;

    private final Scene scene = new Scene();
    private final Alarms alarms = new Alarms(() -> Scene.NOON);
    private Instant now = Scene.NOON;
    private Path given;

    @BeforeEach
    void name() {
        given = dir.resolve("given.json");
    }

    private ReleaseShelf opened(byte[] file) throws IOException {
        Files.write(given, file);
        return opened();
    }

    private ReleaseShelf opened() throws IOException {
        var shelf = new ReleaseShelf(dir, scene.roots, alarms, () -> now);
        shelf.open(given);
        return shelf;
    }

    private static String base64(byte[] file) {
        return Base64.getEncoder().encodeToString(file);
    }

    @Test
    void aGoodReleaseIsInUseKeptAndItsRevisionRemembered() throws Exception {
        var file = scene.release(3, 0, 2).toJson();

        var shelf = opened(file);

        assertThat(shelf.file()).contains(base64(file));
        assertThat(shelf.hubKeys()).containsExactly(scene.hubSigning.verifying());
        assertThat(dir.resolve("revision")).hasContent("3");
        assertThat(dir.resolve("release.json")).hasBinaryContent(file);
    }

    @Test
    void badFilesLeaveTheLastGoodOneInUse() throws Exception {
        var good = scene.release(3, 0, 1).toJson();
        opened(good);
        var garbled = scene.release(4, 0, 1).toJson();
        garbled[garbled.length / 2] ^= 1;

        for (var bad :
                List.of(scene.release(4, 0).toJson(), garbled, "{}".getBytes(StandardCharsets.UTF_8), new byte[0])) {
            assertThat(opened(bad).file()).contains(base64(good));
        }
        Files.delete(given);
        assertThat(opened().file()).contains(base64(good));
    }

    @Test
    void anOlderRevisionIsRefusedEvenAfterTheKeptFileIsLost() throws Exception {
        opened(scene.release(7, 0, 1).toJson());
        Files.delete(dir.resolve("release.json"));

        assertThat(opened(scene.release(6, 0, 1, 2).toJson()).file()).isEmpty();
        assertThat(opened(scene.release(7, 1, 2).toJson()).file()).isPresent();
    }

    @Test
    void aDamagedRevisionIsTakenFromTheKeptRelease() throws Exception {
        opened(scene.release(7, 0, 1).toJson());
        Files.writeString(dir.resolve("revision"), "banana");

        var kept = Files.readAllBytes(dir.resolve("release.json"));
        assertThat(opened(scene.release(6, 0, 1).toJson()).file()).contains(base64(kept));
    }

    @Test
    void anExpiredReleaseStaysInUse() throws Exception {
        var file = scene.release(3, 0, 1).toJson();
        now = Scene.NOON.plus(Duration.ofDays(400));

        assertThat(opened(file).file()).contains(base64(file));
    }

    @Test
    void aNewerReleaseReplacesTheOld() throws Exception {
        opened(scene.release(3, 0, 1).toJson());
        var newer = scene.release(4, 1, 2).toJson();

        assertThat(opened(newer).file()).contains(base64(newer));
        assertThat(dir.resolve("revision")).hasContent("4");
    }

    @Test
    void atAStartTheNewestOfAllIsUsedAndAnOlderGivenOneIsNoAlarm() throws Exception {
        var shelf = opened(scene.release(3, 0, 1).toJson());
        var newer = scene.release(5, 0, 1).toJson();
        assertThat(shelf.take(newer)).isEqualTo(new Arrival.Taken(5));

        var again = opened();

        assertThat(again.file()).contains(base64(newer));
        assertThat(alarms.standing()).isEmpty();
    }

    @Test
    void whatComesWhileSomebodyIsServedWaitsUntilNobodyIs() throws Exception {
        var old = scene.release(3, 0, 1).toJson();
        var newer = scene.release(4, 0, 1).toJson();
        var shelf = opened(old);
        shelf.somebodyIsServed();

        assertThat(shelf.take(newer)).isEqualTo(new Arrival.Staged(4));
        shelf.tend();
        assertThat(shelf.file()).contains(base64(old));
        assertThat(shelf.take(newer)).as("offered again").isEqualTo(new Arrival.Known());

        shelf.nobodyIsServed();
        assertThat(shelf.file()).contains(base64(newer));
        assertThat(shelf.inUse()).isEqualTo(4);
        assertThat(dir.resolve("release.next")).doesNotExist();
    }

    @Test
    void ofTwoThatComeDuringOneSessionTheNewestIsUsed() throws Exception {
        var shelf = opened(scene.release(3, 0, 1).toJson());
        shelf.somebodyIsServed();

        shelf.take(scene.release(5, 0, 1).toJson());
        assertThat(shelf.take(scene.release(4, 0, 1).toJson())).isEqualTo(new Arrival.Known());
        assertThat(shelf.take(scene.release(6, 0, 1).toJson())).isEqualTo(new Arrival.Staged(6));

        shelf.nobodyIsServed();
        assertThat(shelf.inUse()).isEqualTo(6);
    }

    @Test
    void aRestartDuringASessionFindsTheStagedOne() throws Exception {
        var shelf = opened(scene.release(3, 0, 1).toJson());
        shelf.somebodyIsServed();
        var newer = scene.release(4, 0, 1).toJson();
        shelf.take(newer);

        assertThat(opened().file()).contains(base64(newer));
        assertThat(dir.resolve("release.json")).hasBinaryContent(newer);
        assertThat(dir.resolve("release.next")).doesNotExist();
    }

    @Test
    void aCrashAfterAnyOfItsWritesLeavesOneThatCanBeUsed() throws Exception {
        var old = scene.release(3, 0, 1).toJson();
        var newer = scene.release(4, 0, 1).toJson();
        opened(old);

        // 1: staged only. 2: the revision, too. 3: the file, too; all that is left to do is to clear the staged one
        // away.
        for (int writes = 1; writes <= 3; writes++) {
            Files.write(dir.resolve("release.next"), newer);
            Files.writeString(dir.resolve("revision"), writes < 2 ? "3" : "4");
            Files.write(dir.resolve("release.json"), writes < 3 ? old : newer);

            assertThat(opened().file()).as("after write %d", writes).contains(base64(newer));
            assertThat(dir.resolve("release.json")).hasBinaryContent(newer);
            assertThat(dir.resolve("revision")).hasContent("4");
            assertThat(dir.resolve("release.next")).doesNotExist();
        }
        assertThat(alarms.standing()).isEmpty();
    }

    @Test
    void aDiskThatDoesNotTakeItLeavesTheOldOneInUseAndItIsTriedAgain() throws Exception {
        var old = scene.release(3, 0, 1).toJson();
        var newer = scene.release(4, 0, 1).toJson();
        var shelf = opened(old);
        var obstacle = Files.createDirectories(dir.resolve("release.json.new/in the way"));

        assertThatThrownBy(() -> shelf.take(newer)).isInstanceOf(IOException.class);
        shelf.nobodyIsServed();
        assertThat(shelf.file()).contains(base64(old));

        Files.delete(obstacle);
        shelf.tend();
        assertThat(shelf.file()).contains(base64(newer));
    }

    @Test
    void aStagedFileThatWasTamperedWithIsNeverUsed() throws Exception {
        var old = scene.release(3, 0, 1).toJson();
        opened(old);
        var garbled = scene.release(4, 0, 1).toJson();
        garbled[garbled.length / 2] ^= 1;
        Files.write(dir.resolve("release.next"), garbled);

        assertThat(opened().file()).contains(base64(old));
        assertThat(alarms.standing()).extracting(Alarm::subject).containsExactly("staged");
    }

    @Test
    void aKeptFileThatWasTamperedWithIsMadeGoodByTheNextOffer() throws Exception {
        var file = scene.release(4, 0, 1).toJson();
        opened(file);
        Files.delete(given);
        Files.write(dir.resolve("release.json"), new byte[] {'{'});

        var shelf = opened();
        assertThat(shelf.file()).isEmpty();
        assertThat(shelf.inUse()).isZero();
        assertThat(shelf.take(scene.release(3, 0, 1).toJson())).isEqualTo(new Arrival.Refused());
        assertThat(shelf.take(file)).isEqualTo(new Arrival.Taken(4));
        assertThat(opened().file()).contains(base64(file));
    }

    @Test
    void badOffersAreRefusedOnceWithAnAlarmAndAGoodOneEndsIt() throws Exception {
        var shelf = opened(scene.release(3, 0, 1).toJson());
        var kept = Files.readAllBytes(dir.resolve("release.json"));
        var unknown = new VerifyingKey("hub-9", SignatureAlgorithm.OTHER, Bytes.of(new byte[] {1}));
        var bad = List.of(
                scene.release(4, 0).toJson(),
                scene.release(2, 0, 1).toJson(),
                scene.release(4, new Release.HubKeys(List.of(scene.hubSealing.closing()), List.of(unknown)), 0, 1)
                        .toJson(),
                "<html>".getBytes(StandardCharsets.UTF_8),
                new byte[0]);

        for (var file : bad) {
            assertThat(shelf.take(file)).isEqualTo(new Arrival.Refused());
            assertThat(shelf.take(file)).isEqualTo(new Arrival.Known());
            assertThat(alarms.standing())
                    .singleElement()
                    .satisfies(alarm -> assertThat(alarm.kind()).isEqualTo(Alarm.Kind.RELEASE_REFUSED));
        }
        assertThat(shelf.inUse()).isEqualTo(3);
        assertThat(dir.resolve("release.json")).hasBinaryContent(kept);
        assertThat(dir.resolve("release.next")).doesNotExist();

        assertThat(shelf.take(scene.release(4, 0, 1).toJson())).isEqualTo(new Arrival.Taken(4));
        assertThat(alarms.standing()).isEmpty();
    }

    @Test
    void theSameRevisionIsNotWrittenAgain() throws Exception {
        var file = scene.release(3, 0, 1).toJson();
        var shelf = opened(file);
        Files.delete(dir.resolve("release.json"));

        assertThat(shelf.take(file)).isEqualTo(new Arrival.Known());
        assertThat(shelf.take(scene.release(3, 1, 2).toJson())).isEqualTo(new Arrival.Known());
        assertThat(dir.resolve("release.json")).doesNotExist();
    }

    @Test
    void oneThatExpiresInUseRaisesAnAlarmAndASuccessorEndsIt() throws Exception {
        var file = scene.release(3, 0, 1).toJson();
        var shelf = opened(file);
        assertThat(alarms.standing()).isEmpty();

        now = Scene.NOON.plus(Duration.ofDays(400));
        shelf.tend();
        assertThat(alarms.standing()).extracting(Alarm::kind).containsExactly(Alarm.Kind.RELEASE_EXPIRED);
        assertThat(shelf.file()).contains(base64(file));

        now = Scene.NOON;
        shelf.take(scene.release(4, 0, 1).toJson());
        assertThat(alarms.standing()).isEmpty();
    }
}
