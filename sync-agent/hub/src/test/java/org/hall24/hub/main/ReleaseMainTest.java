package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import org.hall24.catalogue.CatalogueFiles;
import org.hall24.hub.keys.HubKeys;
import org.hall24.wire.json.Json;
import org.hall24.wire.release.ReleaseVerdict;
import org.hall24.wire.release.ReleaseVerifier;
import org.hall24.wire.release.Roots;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseMainTest {
    @TempDir
    private Path box = Path.of("");

    private Path roots = Path.of("");

    @BeforeEach
    void makeHubKeys() throws IOException {
        roots = box.resolve("roots");
        var keys = HubKeys.under(box.resolve("hub"), Terminal.RANDOM).publicHalves();
        Files.write(box.resolve("hub-keys.json"), Json.PLAIN.write(keys));
    }

    private int make(int revision, String... more) {
        var words = new java.util.ArrayList<>(java.util.List.of(
                "make",
                "--out",
                box.toString(),
                "--hub-keys",
                box.resolve("hub-keys.json").toString(),
                "--roots",
                roots.toString(),
                "--revision",
                String.valueOf(revision)));
        words.addAll(java.util.List.of(more));
        return ReleaseMain.run(words.toArray(String[]::new));
    }

    private int verify(String... more) {
        var words = new java.util.ArrayList<>(java.util.List.of(
                "verify",
                box.resolve("release.json").toString(),
                "--roots",
                roots.resolve("roots.json").toString()));
        words.addAll(java.util.List.of(more));
        return ReleaseMain.run(words.toArray(String[]::new));
    }

    @Test
    void aReleaseHoldsWithCatalogueKeysAndPlate() throws Exception {
        assertThat(make(7, "--overlay", "990000")).isZero();
        assertThat(verify()).isZero();

        var verdict = new ReleaseVerifier(
                        Roots.fromJson(Files.readAllBytes(roots.resolve("roots.json"))), InstantSource.system())
                .verify(Files.readAllBytes(box.resolve("release.json")), 0);
        assertThat(verdict).isInstanceOfSatisfying(ReleaseVerdict.Current.class, current -> {
            assertThat(current.release().catalogue()).isEqualTo(CatalogueFiles.shipped());
            assertThat(current.release().plate().siteZh()).startsWith("演示市");
            assertThat(current.release().revision()).isEqualTo(7);
        });
    }

    @Test
    void privateRootsAreReadableByTheirOwnerOnly() throws Exception {
        make(1);

        for (int i = 1; i <= 3; i++) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(roots.resolve("root-" + i + ".key"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void anyTwoRootsSignAndOneIsNotEnough() throws Exception {
        make(1);
        Files.delete(roots.resolve("root-1.key"));
        assertThat(make(2)).isZero();
        assertThat(verify()).isZero();
        Files.delete(roots.resolve("root-2.key"));
        assertThat(make(3)).isEqualTo(2);
    }

    @Test
    void aChangedAnOlderAndAForeignReleaseDoNotHold() throws Exception {
        make(5);
        assertThat(verify("--highest", "6")).isEqualTo(1);
        var file = box.resolve("release.json");
        var text = Files.readString(file);
        int middle = text.indexOf("payload") + 60;
        var changed = text.substring(0, middle) + (text.charAt(middle) == 'A' ? 'B' : 'A') + text.substring(middle + 1);
        Files.writeString(file, changed);
        assertThat(verify()).isEqualTo(1);
        Files.writeString(file, "no release");
        assertThat(verify()).isEqualTo(1);
        roots = box.resolve("other-roots");
        make(5);
        roots = box.resolve("roots");
        assertThat(verify()).isEqualTo(1);
    }
}
