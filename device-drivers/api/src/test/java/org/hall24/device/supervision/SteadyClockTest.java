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
import org.hall24.device.CardReply;
import org.hall24.device.Device;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.Fault;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.SlotDriver;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.CardSlot;
import org.hall24.device.link.SlotOpener;
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

    private static InstantSource givenToADriver(InstantSource clock) {
        var chip = new Chip();
        var makes = new Makes(List.of(), List.of(), List.of(), List.of(), List.of(chip), List.of(new Box()));
        var surroundings =
                new Surroundings(clock, _ -> {}, new Random(1), new JobBook((_, _, _) -> {}), Path.of("nowhere"));

        assertThatThrownBy(() -> makes.open("chip:box:north", surroundings)).hasMessageContaining("it saw the time");

        return chip.clock.get();
    }

    /** Looks at the clock and leaves. */
    private static final class Chip implements SlotDriver {
        private final AtomicReference<InstantSource> clock = new AtomicReference<>();

        @Override
        public String word() {
            return "chip";
        }

        @Override
        public DeviceRole role() {
            return DeviceRole.SMARTCARD;
        }

        @Override
        public String sentence() {
            return "It looks at the clock.";
        }

        @Override
        public List<DeviceOption> options() {
            return List.of();
        }

        @Override
        public Device open(CardSlot slot, OptionValues options, Surroundings surroundings) throws DeviceException {
            clock.set(surroundings.clock());
            throw new DeviceException(Fault.REFUSED, "it saw the time");
        }
    }

    private static final class Box implements SlotOpener {
        @Override
        public String word() {
            return "box";
        }

        @Override
        public String sentence() {
            return "A slot without a reader.";
        }

        @Override
        public List<DeviceOption> options() {
            return List.of();
        }

        @Override
        public boolean isPresent(DeviceUrl url) {
            return true;
        }

        @Override
        public CardSlot open(DeviceUrl url, OptionValues options) {
            return new EmptySlot();
        }
    }

    private static final class EmptySlot implements CardSlot {
        @Override
        public boolean holdsCard() {
            return false;
        }

        @Override
        public boolean keepsCard() {
            return false;
        }

        @Override
        public Powering power(Duration patience) {
            return new Powering.NoCard();
        }

        @Override
        public CardReply transmit(byte... command) {
            return new CardReply.CardTaken();
        }

        @Override
        public void rest() {
            // nothing lies there
        }

        @Override
        public boolean isWhole() {
            return true;
        }

        @Override
        public void close() {
            // there is nothing to let go of
        }
    }
}
