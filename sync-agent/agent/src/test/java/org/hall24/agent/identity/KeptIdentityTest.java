package org.hall24.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hall24.wire.sign.SignatureAlgorithm.ED25519;
import static org.hall24.wire.sign.SignatureAlgorithm.SM2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
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

        identity().enrolled(identity().enrol(Optional.empty(), new SecureRandom()));

        assertThat(identity().open(new UUID(0, 1)).number()).isEqualTo(1);
    }

    @Test
    void anInterruptedChangeGoesOnWithTheSameKeyAndTheOldOneIsThereUntilTheYes() throws Exception {
        var before = withKey();
        var fresh = identity().change(ED25519, new SecureRandom());

        assertThat(identity().change(ED25519, new SecureRandom()).verifying()).isEqualTo(fresh.verifying());
        assertThat(identity().key().verifying()).isEqualTo(before.verifying());
        identity().take(fresh);
        assertThat(identity().key().verifying()).isEqualTo(fresh.verifying());
        assertThat(identity().fresh()).isEmpty();
    }

    @Test
    void anEnrolmentNeverUsesTheKeyThatMayBeCopied() throws Exception {
        var before = withKey();
        identity().change(ED25519, new SecureRandom());

        var key = identity().enrol(Optional.empty(), new SecureRandom());

        assertThat(key.verifying()).isNotEqualTo(before.verifying());
        assertThat(identity().enrol(Optional.empty(), new SecureRandom()).verifying())
                .isEqualTo(key.verifying());
        identity().enrolled(key);
        assertThat(identity().key().verifying()).isEqualTo(key.verifying());
        assertThat(identity().fresh()).as("a change of the old key is void").isEmpty();
        assertThat(state.resolve("identity.enrolling")).doesNotExist();
    }

    @Test
    void anEnrolmentKeepsTheAlgorithmThereWas() throws Exception {
        assertThat(identity().enrol(Optional.empty(), new SecureRandom()).algorithm())
                .as("there was none")
                .isEqualTo(ED25519);

        identity().enrolled(identity().enrol(Optional.of(SM2), new SecureRandom()));
        assertThat(identity().key().algorithm()).isEqualTo(SM2);
        assertThat(identity().enrol(Optional.empty(), new SecureRandom()).algorithm())
                .isEqualTo(SM2);
    }

    @Test
    void anInterruptedEnrolmentGoesOnUnlessAnotherAlgorithmIsNamed() throws Exception {
        var begun = identity().enrol(Optional.of(SM2), new SecureRandom()).verifying();

        assertThat(identity().enrol(Optional.empty(), new SecureRandom()).verifying())
                .isEqualTo(begun);
        assertThat(identity().enrol(Optional.of(SM2), new SecureRandom()).verifying())
                .isEqualTo(begun);
        assertThat(identity().enrol(Optional.of(ED25519), new SecureRandom()).algorithm())
                .isEqualTo(ED25519);
    }

    @Test
    void aDamagedKeyDoesNotKeepAnybodyFromEnrolling() throws Exception {
        Files.writeString(state.resolve("identity.key"), "banana");

        identity().enrolled(identity().enrol(Optional.empty(), new SecureRandom()));

        assertThat(identity().key().algorithm()).isEqualTo(ED25519);
    }

    @Test
    void nobodyElseReadsAnyOfIt() throws Exception {
        withKey();
        identity().change(ED25519, new SecureRandom());
        identity().enrol(Optional.empty(), new SecureRandom());
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
