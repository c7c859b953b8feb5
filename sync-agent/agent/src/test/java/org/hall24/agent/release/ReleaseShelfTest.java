package org.hall24.agent.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.hall24.agent.Scene;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseShelfTest {
    @TempDir
    private Path dir;

    private final Scene scene = new Scene();
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
        var shelf = new ReleaseShelf(dir, scene.roots, () -> now);
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
}
