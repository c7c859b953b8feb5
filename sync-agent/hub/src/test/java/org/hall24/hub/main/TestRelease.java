package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hall24.hub.keys.HubKeys;
import org.hall24.wire.json.Json;

/** Releases as whoever runs a hub makes them. */
final class TestRelease {
    private TestRelease() {}

    /** Makes {@code release.json} with these keys in this folder, signed by the roots beside it, which the first one makes. */
    static Path made(Path folder, HubKeys hub, int revision) throws IOException {
        var keys = Files.write(folder.resolve("keys.json"), Json.PLAIN.write(hub.publicHalves()));
        assertThat(ReleaseMain.run(
                        "make",
                        "--out",
                        folder.toString(),
                        "--hub-keys",
                        keys.toString(),
                        "--roots",
                        folder.resolve("roots").toString(),
                        "--revision",
                        String.valueOf(revision)))
                .isZero();
        return folder.resolve("release.json");
    }
}
