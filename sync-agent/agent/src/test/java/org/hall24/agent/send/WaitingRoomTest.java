package org.hall24.agent.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.hall24.agent.outbox.Parcel;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final Duration WISH = Duration.ofSeconds(3);
    private static final int OFTEN = 200;

    private final WaitingRoom room = new WaitingRoom(Pace.TERMINAL, InstantSource.fixed(NOW), new SplittableRandom(24));

    @Test
    void aHubThatLivesIsNotWaitedForAsLongAsOneThatWasAway() {
        room.add(new Parcel.Matter(UUID.randomUUID(), NOW));
        for (int i = 0; i < OFTEN; i++) {
            for (int silences = 0; silences < 10; silences++) {
                assertThat(room.failed(Optional.empty())).isLessThanOrEqualTo(Pace.TERMINAL.capToday());
            }
            assertThat(room.failed(Optional.of(WISH)))
                    .as("the outage before does not count")
                    .isBetween(WISH, WISH.plus(Pace.TERMINAL.first()));
        }
    }

    @Test
    void whoIsTurnedAwayAgainAndAgainComesLaterButNotForgotten() {
        room.add(new Parcel.Matter(UUID.randomUUID(), NOW));
        var longest = Duration.ZERO;
        for (int i = 0; i < OFTEN; i++) {
            var wait = room.failed(Optional.of(WISH));
            longest = wait.compareTo(longest) > 0 ? wait : longest;
        }
        assertThat(longest)
                .isGreaterThan(WISH.plus(Pace.TERMINAL.first()))
                .as("the hub's wish is drawn already; ours must not become the longest part of a drain")
                .isLessThanOrEqualTo(WISH.plus(Pace.TERMINAL.capTurnedAway()));
    }
}
