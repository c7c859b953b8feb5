package org.hall24.trust;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom it trusts, the tests of agent and hub see; here, what it cannot use. */
class TrustTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aFileWithoutACertificateOneCanUseIsNamed() throws Exception {
        var empty = Files.createFile(folder.resolve("ca.pem"));

        assertThatThrownBy(() -> Trust.in(empty))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ca.pem");
        Files.writeString(empty, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertThatThrownBy(() -> Trust.in(empty))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ca.pem");
    }
}
