package org.hall24.hub.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets under a passphrase. */
class PassphraseTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path box = Path.of("");

    private Optional<Passphrase> passphrase(String text) throws IOException {
        return Optional.of(Passphrase.from(Files.writeString(box.resolve("passphrase"), text + "\n")));
    }

    private String raw(String name) throws IOException {
        return new String(Files.readAllBytes(box.resolve("keys").resolve(name)), StandardCharsets.ISO_8859_1);
    }

    @Test
    void keysInClearAreEncryptedAtTheFirstReadWithAPassphraseAndStayTheSame() throws Exception {
        var keys = box.resolve("keys");
        var clear = HubKeys.in(PrivateFiles.in(keys), RANDOM);
        assertThat(raw("sealing.json")).contains("secret");
        assertThat(PrivateFiles.in(keys).hasPlain()).isTrue();

        var files = PrivateFiles.in(keys, passphrase("a long enough word"));
        assertThat(HubKeys.in(files, RANDOM).publicHalves()).isEqualTo(clear.publicHalves());
        assertThat(raw("sealing.json")).startsWith("hall24 safe 1").doesNotContain("secret");
        assertThat(files.hasPlain()).isFalse();
        assertThat(HubKeys.in(PrivateFiles.in(keys, passphrase("a long enough word")), RANDOM)
                        .publicHalves())
                .isEqualTo(clear.publicHalves());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("sealing.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void withoutTheRightPassphraseNothingIsReadAndNothingIsMadeAnew() throws Exception {
        var keys = box.resolve("keys");
        HubKeys.in(PrivateFiles.in(keys, passphrase("a long enough word")), RANDOM);
        var before = raw("signing.json");

        assertThatThrownBy(() -> HubKeys.in(PrivateFiles.in(keys), RANDOM))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("--passphrase-file");
        var wrong = PrivateFiles.in(keys, passphrase("another long word"));
        assertThatThrownBy(() -> HubKeys.in(wrong, RANDOM))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another passphrase");
        assertThat(raw("signing.json")).isEqualTo(before);
    }

    @Test
    void aChangedOrSwappedFileIsNotBelieved() throws Exception {
        var keys = box.resolve("keys");
        var files = PrivateFiles.in(keys, passphrase("a long enough word"));
        HubKeys.in(files, RANDOM);
        var bytes = Files.readAllBytes(keys.resolve("signing.json"));
        Files.write(keys.resolve("sealing.json"), bytes);
        assertThatThrownBy(() -> HubKeys.in(files, RANDOM)).isInstanceOf(IOException.class);
        for (int i : new int[] {14, 35, bytes.length - 1}) {
            var changed = bytes.clone();
            changed[i] ^= 1;
            Files.write(keys.resolve("signing.json"), changed);
            assertThatThrownBy(() -> files.readOrMake("signing.json", () -> bytes))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void anotherPassphraseTakesOver() throws Exception {
        var keys = box.resolve("keys");
        var files = PrivateFiles.in(keys, passphrase("a long enough word"));
        var before = HubKeys.in(files, RANDOM).publicHalves();

        files.changePassphrase(passphrase("quite another word").orElseThrow());
        assertThat(HubKeys.in(PrivateFiles.in(keys, passphrase("quite another word")), RANDOM)
                        .publicHalves())
                .isEqualTo(before);
        var old = PrivateFiles.in(keys, passphrase("a long enough word"));
        assertThatThrownBy(() -> HubKeys.in(old, RANDOM)).isInstanceOf(IOException.class);
    }

    @Test
    void aSecretOthersMayReadIsNotUsed() throws Exception {
        var files = PrivateFiles.in(box.resolve("keys"));
        HubKeys.in(files, RANDOM);
        Files.setPosixFilePermissions(files.path("sealing.json"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> HubKeys.in(files, RANDOM)).hasMessageContaining("chmod 600");
    }

    @Test
    void systemdsCredentialIsFoundAndAShortOneIsRefused() throws Exception {
        var directory = Files.createDirectory(box.resolve("credentials"));
        var environment = Map.of("CREDENTIALS_DIRECTORY", directory.toString());

        assertThat(Passphrase.given(Optional.empty(), environment)).isEmpty();
        Files.writeString(directory.resolve(Passphrase.CREDENTIAL), "a long enough word\n");
        assertThat(Passphrase.given(Optional.empty(), environment)).isPresent();
        Files.writeString(directory.resolve(Passphrase.CREDENTIAL), "short");
        assertThatThrownBy(() -> Passphrase.given(Optional.empty(), environment))
                .hasMessageContaining("12 characters");
        assertThat(passphrase("a long enough word").orElseThrow()).hasToString("Passphrase[]");
    }
}
