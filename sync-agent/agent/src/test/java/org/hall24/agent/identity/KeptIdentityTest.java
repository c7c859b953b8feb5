package org.hall24.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.UUID;
import org.hall24.wire.sign.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptIdentityTest {
    @TempDir
    private Path state;

    private KeptIdentity identity() {
        return new KeptIdentity(state, "H24-0007");
    }

    private SigningKey withKey() throws IOException {
        return new IdentityFile(state).open("H24-0007", new SecureRandom());
    }

    @Test
    void openingsCountOnAfterARestartAndRememberTheLastForty() throws Exception {
        for (int i = 1; i <= 50; i++) {
            assertThat(identity().open(new UUID(0, i)).number()).isEqualTo(i);
        }

        var next = identity().open(new UUID(0, 51));

        assertThat(next.recent()).hasSize(40).startsWith(new UUID(0, 11)).endsWith(new UUID(0, 50));
    }

    @Test
    void damagedOpeningsAreNotGuessedButAnEnrolmentBeginsAnew() throws Exception {
        Files.writeString(state.resolve("openings"), "banana");
        assertThatThrownBy(() -> identity().open(new UUID(0, 1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("enrol");

        identity().enrolled(identity().enrol(new SecureRandom()));

        assertThat(identity().open(new UUID(0, 1)).number()).isEqualTo(1);
    }

    @Test
    void anInterruptedChangeGoesOnWithTheSameKeyAndTheOldOneIsThereUntilTheYes() throws Exception {
        var before = withKey();
        var fresh = identity().change(new SecureRandom());

        assertThat(identity().change(new SecureRandom()).verifying()).isEqualTo(fresh.verifying());
        assertThat(identity().key().verifying()).isEqualTo(before.verifying());
        identity().take(fresh);
        assertThat(identity().key().verifying()).isEqualTo(fresh.verifying());
        assertThat(identity().fresh()).isEmpty();
    }

    @Test
    void anEnrolmentNeverUsesTheKeyThatMayBeCopied() throws Exception {
        var before = withKey();
        identity().change(new SecureRandom());

        var key = identity().enrol(new SecureRandom());

        assertThat(key.verifying()).isNotEqualTo(before.verifying());
        assertThat(identity().enrol(new SecureRandom()).verifying()).isEqualTo(key.verifying());
        identity().enrolled(key);
        assertThat(identity().key().verifying()).isEqualTo(key.verifying());
        assertThat(identity().fresh()).as("a change of the old key is void").isEmpty();
        assertThat(state.resolve("identity.enrolling")).doesNotExist();
    }

    @Test
    void nobodyElseReadsAnyOfIt() throws Exception {
        withKey();
        identity().change(new SecureRandom());
        identity().enrol(new SecureRandom());
        identity().open(new UUID(0, 1));

        try (var files = Files.list(state)) {
            assertThat(files)
                    .hasSize(4)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void withoutAKeyTheTechnicianIsToldWhatToDo() {
        assertThatThrownBy(() -> identity().key())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("agent enrol");
    }
}
