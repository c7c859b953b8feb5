package org.hall24.device.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private final Intake intake = new Intake();
    private final byte[] into = new byte[8];

    @Test
    void whatCameBeforeTheEndIsTakenAndThenTheEndIsSaid() throws Exception {
        intake.put(new byte[] {1, 2, 3}, 2);
        intake.end();

        assertThat(intake.take(into, Duration.ZERO)).isEqualTo(2);
        assertThat(into).startsWith(1, 2);
        assertThat(intake.take(into, Duration.ofDays(1))).isEqualTo(-1);
    }

    @Test
    void silenceIsNothingAndNotTheEnd() throws Exception {
        assertThat(intake.take(into, Duration.ofMillis(1))).isZero();
        assertThat(intake.hasEnded()).isFalse();
    }

    @Test
    void aFloodDropsTheOldestAndIsBounded() throws Exception {
        var flood = new byte[ByteLink.BYTES_MAX];
        intake.put(flood, flood.length);
        intake.put(new byte[] {7}, 1);

        var all = new byte[2 * ByteLink.BYTES_MAX];
        assertThat(intake.take(all, Duration.ZERO)).isEqualTo(ByteLink.BYTES_MAX);
        assertThat(all[ByteLink.BYTES_MAX - 1]).isEqualTo((byte) 7);
    }

    @Test
    void anInterruptionLeavesTheBytesWhereTheyAre() throws Exception {
        intake.put(new byte[] {5}, 1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> intake.take(into, Duration.ofDays(1))).isInstanceOf(InterruptedException.class);

        assertThat(intake.take(into, Duration.ZERO)).isEqualTo(1);
    }

    @Test
    void aSourceFillsItUntilTheLineEndsOrBreaksAndNothingOfItIsLeftInThePiece() throws Exception {
        var pieces = new ArrayDeque<>(List.of(2, 0, 1));
        var seen = new ArrayList<byte[]>();

        intake.fillFrom(piece -> {
            seen.add(piece);
            if (pieces.isEmpty()) {
                throw new IOException("the cable is out, says the test");
            }
            int count = pieces.remove();
            Arrays.fill(piece, 0, count, (byte) 9);
            return count;
        });

        assertThat(intake.take(into, Duration.ZERO)).isEqualTo(3);
        assertThat(into).startsWith(9, 9, 9);
        assertThat(intake.take(into, Duration.ofDays(1))).isEqualTo(-1);
        assertThat(seen.getFirst()).containsOnly(0);

        var other = new Intake();
        other.fillFrom(_ -> -1);
        assertThat(other.hasEnded()).isTrue();
    }
}
