package org.hall24.hub.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionMasterTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path box = Path.of("");

    private Instant now = Instant.parse("2026-11-27T08:00:00Z");
    private PrivateFiles files;

    @BeforeEach
    void open() throws IOException {
        files = PrivateFiles.in(box);
    }

    private SessionMaster node() {
        return SessionMaster.in(files, RANDOM, () -> now);
    }

    @Test
    void twoNodesDeriveFromTheSameSecret() {
        assertThat(node().current()).isEqualTo(node().current());
        assertThat(node().current().number()).isEqualTo(1);
    }

    @Test
    void anotherNodeSeesARotationAndTheLastSessionsGoOn() throws IOException {
        var here = node();
        var there = node();
        var first = here.current();
        there.current();

        var second = there.rotate();
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(there.current()).isEqualTo(second);
        assertThat(here.current()).isEqualTo(first);
        now = now.plusSeconds(1);
        assertThat(here.numbered(2)).contains(second);
        assertThat(here.current()).isEqualTo(second);
        assertThat(here.numbered(1)).contains(first);
    }

    @Test
    void twoRotationsRetireTheFirst() throws IOException {
        var here = node();
        here.current();
        here.rotate();
        here.rotate();

        assertThat(here.numbered(1)).isEmpty();
        assertThat(here.numbered(2)).isPresent();
        assertThat(here.current().number()).isEqualTo(3);
    }

    @Test
    void aSecretNeverPrints() {
        assertThat(node().current()).hasToString("Generation[1]");
    }
}
