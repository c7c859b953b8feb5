package org.hall24.device.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.Fault;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.EmptyOpener;
import org.junit.jupiter.api.Test;

/** Time servers set the machine's clock after the start; what a driver waits for is not moved by that. */
class SteadyClockTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Test
    void aClockThatIsSetMeanwhileChangesNoWait() {
        var machine = new AtomicReference<>(NOON);
        var clock = new SteadyClock(machine::get);
        var giveUpAt = clock.instant().plus(PATIENCE);

        machine.set(NOON.minus(Duration.ofDays(1)));
        var afterSetBack = Duration.between(clock.instant(), giveUpAt);
        machine.set(NOON.plus(Duration.ofDays(1)));
        var afterSetForward = Duration.between(clock.instant(), giveUpAt);

        assertThat(afterSetBack).isPositive().isLessThanOrEqualTo(PATIENCE);
        assertThat(afterSetForward).isPositive().isLessThanOrEqualTo(afterSetBack);
    }

    @Test
    void aDriverNeverWaitsByTheMachinesClockAndAlwaysByOneMovedByHand() {
        InstantSource byHand = () -> NOON;

        assertThat(givenToADriver(InstantSource.system())).isInstanceOf(SteadyClock.class);
        assertThat(givenToADriver(byHand)).isSameAs(byHand);
    }

    @Test
    void aLeaseNeverEndsByTheMachinesClockAndAlwaysByOneMovedByHand() throws Exception {
        InstantSource byHand = () -> NOON;

        assertThat(endsALease(InstantSource.system())).isInstanceOf(SteadyClock.class);
        assertThat(endsALease(byHand)).isSameAs(byHand);
    }

    private static InstantSource endsALease(InstantSource clock) throws DeviceException {
        var driver = new FakeDriver((_, _) -> {
            throw new AssertionError("nobody opens what is lent");
        });
        var line = new FakeOpener(() -> true, () -> {
            throw new DeviceException(Fault.GONE, "there is no line");
        });
        var recipe = new Makes(List.of(driver), List.of(line)).recipe(DeviceRole.IDCARD, "fake:line:north");
        try (var lease = new Keeper(DeviceRole.IDCARD, recipe, world(clock), new Herald()).lend(PATIENCE)) {
            return lease.clock();
        }
    }

    private static Surroundings world(InstantSource clock) {
        return new Surroundings(clock, _ -> {}, new Random(1), new JobBook((_, _, _) -> {}), Path.of("nowhere"));
    }

    private static InstantSource givenToADriver(InstantSource clock) {
        var seen = new AtomicReference<InstantSource>();
        var driver = new FakeDriver((_, world) -> {
            seen.set(world.clock());
            throw new IllegalStateException("it saw the time");
        });
        var nowhere = new EmptyOpener(new FakeOpener(() -> true, () -> {
            throw new DeviceException(Fault.GONE, "there is no line");
        }));

        assertThatThrownBy(() -> new Makes(List.of(driver), List.of(nowhere)).open("fake:line:north", world(clock)))
                .hasMessageContaining("it saw the time");

        return seen.get();
    }
}
