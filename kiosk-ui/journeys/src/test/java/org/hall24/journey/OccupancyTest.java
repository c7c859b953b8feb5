package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.hall24.wire.terminal.Agent.SessionState;
import org.junit.jupiter.api.Test;

/** Citizens and staff at one terminal. */
class OccupancyTest {
    private final Play play = new Play();

    private Occupancy occupancy() {
        return play.terminal.occupancy();
    }

    @Test
    void noTechnicianBeginsWhileACitizenIsServedAndTheAgentHearsOfOneWhoDoes() {
        play.arrives()
                .when(Screen.Home.class, () -> {
                    assertThat(occupancy().beginWork(() -> "a device")).isEmpty();
                    play.terminal.touch(new Touch.Leave());
                })
                .when(
                        Screen.Attract.class,
                        () -> assertThat(occupancy().beginWork(() -> "a device"))
                                .contains("a device"))
                .when(Screen.Attract.class, () -> {})
                .arrives()
                .sees(Screen.Home.class)
                .run();

        assertThat(play.agent.sessions())
                .containsExactly(
                        SessionState.FREE,
                        SessionState.IN_SESSION,
                        SessionState.FREE,
                        SessionState.MAINTENANCE,
                        SessionState.IN_SESSION);
    }

    @Test
    void staffWhoHaveADeviceKeepItWhenACitizenComesAndTheTerminalIsTheirsAgainAfterwards() {
        var occupancy = new Occupancy(() -> Instant.EPOCH);
        assertThat(occupancy.state()).isEqualTo(SessionState.FREE);
        assertThat(occupancy.beginWork(() -> 1)).contains(1);
        assertThat(occupancy.state()).isEqualTo(SessionState.MAINTENANCE);

        occupancy.serving();
        assertThat(occupancy.state()).isEqualTo(SessionState.IN_SESSION);
        assertThat(occupancy.servingSince()).contains(Instant.EPOCH);

        occupancy.left();
        assertThat(occupancy.state()).isEqualTo(SessionState.MAINTENANCE);
        occupancy.endWork();
        assertThat(occupancy.state()).isEqualTo(SessionState.FREE);
    }

    @Test
    void workThatCannotBeginHasNotBegunAndNobodyIsTold() {
        var occupancy = new Occupancy(() -> Instant.EPOCH);
        var told = new AtomicInteger();
        occupancy.listener(told::incrementAndGet);

        assertThatThrownBy(() -> occupancy.beginWork(() -> {
                    throw new IllegalStateException("a mistake");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(occupancy.state()).isEqualTo(SessionState.FREE);
        assertThat(told).hasValue(0);
    }
}
