package org.hall24.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.hall24.wire.Bytes;
import org.hall24.wire.sign.SignatureAlgorithm;
import org.hall24.wire.sign.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IdentityFileTest {
    @TempDir
    private Path state;

    @Test
    void theKeyIsMadeOnceAndOnlyItsOwnerReadsIt() throws Exception {
        var first = new IdentityFile(state).open("H24-0007", new SecureRandom());
        var again = new IdentityFile(state).open("H24-0007", new SecureRandom());

        assertThat(again.verifying()).isEqualTo(first.verifying());
        assertThat(mode()).isEqualTo("rw-------");
    }

    @Test
    void aKeyOthersCouldReadIsClosedToThem() throws Exception {
        new IdentityFile(state).open("H24-0007", new SecureRandom());
        Files.setPosixFilePermissions(state.resolve("identity.key"), PosixFilePermissions.fromString("rw-r--r--"));

        new IdentityFile(state).open("H24-0007", new SecureRandom());

        assertThat(mode()).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
    void aKeyComesBackAsWhatItWas(SignatureAlgorithm algorithm) throws Exception {
        var made = new IdentityFile(state).open("H24-0007", algorithm, new SecureRandom());

        var again = new IdentityFile(state).open("H24-0007", new SecureRandom());

        assertThat(again.algorithm()).isEqualTo(algorithm);
        assertThat(again.verifying()).isEqualTo(made.verifying());
        assertThat(made.verifying().verifies(new byte[] {1}, again.sign(new byte[] {1})))
                .isTrue();
        assertThat(mode()).isEqualTo("rw-------");
    }

    @Test
    void aBareSeedOfAnOlderAgentIsAnEd25519Key() throws Exception {
        var seed = Bytes.of(new byte[32]);
        Files.writeString(state.resolve("identity.key"), seed.base64() + "\n");

        assertThat(new IdentityFile(state).open("H24-0007", new SecureRandom()).verifying())
                .isEqualTo(SigningKey.fromSeed("H24-0007", seed).verifying());
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(textBlock = """
            banana,                                               no base64
            '',                                                   nothing
            AAAA,                                                 too short
            sm2-sm3:,                                             no number
            sm2-sm3:AAAA,                                         too short for SM2
            sm2-sm3:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,  zero is no secret of SM2
            sm2-sm3://////////////////////////////////////////8=,  beyond the curve's order
            ml-dsa:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,   of a newer agent
            """)
    void aDamagedKeyIsNeverReplacedByItself(String line, String situation) throws Exception {
        Files.writeString(state.resolve("identity.key"), line);

        assertThatThrownBy(() -> new IdentityFile(state).open("H24-0007", new SecureRandom()))
                .as(situation)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("identity.key is no key this program knows; restore it");
        assertThat(state.resolve("identity.key")).hasContent(line);
    }

    @Test
    void aTerminalHasANameARegionAndNoSlash() {
        assertThat(new Terminal("H24-0042", "YS", "https://hub").number()).isEqualTo(42);
        assertThatThrownBy(() -> new Terminal("H24-42", "YS", "https://hub"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Terminal("H24-0042", "ys", "https://hub"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Terminal("H24-0042", "YS", "https://hub/"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private String mode() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("identity.key")));
    }
}
