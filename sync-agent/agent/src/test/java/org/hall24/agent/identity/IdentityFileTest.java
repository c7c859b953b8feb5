package org.hall24.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void aDamagedKeyIsNeverReplacedByItself() throws Exception {
        Files.writeString(state.resolve("identity.key"), "banana");

        assertThatThrownBy(() -> new IdentityFile(state).open("H24-0007", new SecureRandom()))
                .isInstanceOf(IOException.class);
        assertThat(state.resolve("identity.key")).hasContent("banana");
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
