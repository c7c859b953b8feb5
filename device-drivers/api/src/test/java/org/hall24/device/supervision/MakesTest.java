package org.hall24.device.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.hall24.device.Device;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceState;
import org.hall24.device.DeviceStatus;
import org.hall24.device.Fault;
import org.hall24.device.OfflineReason;
import org.hall24.device.Receipt;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.driver.FrameDriver;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.SlotDriver;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.CardSlot;
import org.hall24.device.link.FrameOpener;
import org.hall24.device.link.FrameSource;
import org.hall24.device.link.SlotOpener;
import org.junit.jupiter.api.Test;

class MakesTest {
    @Test
    void aUrlNobodyCanOpenIsTheDevicesStatusAndNotTheProgramsEnd() {
        var surroundings = new Surroundings(
                () -> java.time.Instant.EPOCH,
                _ -> {},
                new Random(1),
                new JobBook((_, _, _) -> {}),
                Path.of("nowhere"));

        try (var supervision = Supervision.begin(
                Map.of(DeviceRole.IDCARD, "telepathy:air:here"), surroundings, new Makes(List.of(), List.of()))) {
            assertThat(supervision.statuses())
                    .containsExactly(new DeviceStatus(
                            DeviceRole.IDCARD,
                            DeviceState.OFFLINE,
                            Optional.of(OfflineReason.CONFIGURATION),
                            Optional.of(Fault.MISCONFIGURED),
                            Optional.empty(),
                            java.time.Instant.EPOCH));
            assertThatThrownBy(() -> supervision.idCardReader().read(Duration.ofSeconds(1)))
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MISCONFIGURED));
            assertThatThrownBy(() -> supervision
                            .receiptPrinter()
                            .print(new UUID(0, 0), new Receipt(List.of(new Receipt.Rule()))))
                    .isInstanceOf(DeviceException.class)
                    .hasMessageContaining("no receipt");
        }
    }

    @Test
    void aDriverOfPicturesIsGivenPicturesAndNeverBytes() throws Exception {
        var makes = new Makes(List.of(), List.of(), List.of(new Lens()), List.of(new Wall()));

        assertThat(makes.recipe(DeviceRole.CAMERA, "lens:wall:north").isPresent())
                .isTrue();
        assertThatThrownBy(() -> makes.recipe(DeviceRole.CAMERA, "lens:tcp:127.0.0.1:9100"))
                .hasMessageContaining("there is no transport 'tcp', only [wall]");
        assertThatThrownBy(() -> makes.recipe(DeviceRole.CAMERA, "eye:wall:north"))
                .hasMessageContaining("there is no driver 'eye', only [lens]");
    }

    @Test
    void whatIsPutOnLinesOfBytesLeavesTheOtherDevicesAsTheyWere() throws Exception {
        var makes = new Makes(
                List.of(),
                List.of(),
                List.of(new Lens()),
                List.of(new Wall()),
                List.of(new Chip()),
                List.of(new Box()));

        for (var other : List.of(makes.tapped((line, _) -> line), makes.instead((line, _) -> line))) {
            assertThat(other.recipe(DeviceRole.CAMERA, "lens:wall:north").isPresent())
                    .isTrue();
            assertThat(other.recipe(DeviceRole.SMARTCARD, "chip:box:north").isPresent())
                    .isTrue();
        }
    }

    /** A part of a device URL that nobody opens in this test. */
    abstract static class Named {
        private final String word;

        Named(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public String sentence() {
            return "Nobody opens it.";
        }

        public List<DeviceOption> options() {
            return List.of();
        }

        public boolean isPresent(DeviceUrl url) {
            return true;
        }

        static AssertionError opened() {
            return new AssertionError("nobody opens it");
        }
    }

    private static final class Lens extends Named implements FrameDriver {
        Lens() {
            super("lens");
        }

        @Override
        public DeviceRole role() {
            return DeviceRole.CAMERA;
        }

        @Override
        public Device open(FrameSource line, OptionValues options, Surroundings surroundings) {
            throw opened();
        }
    }

    private static final class Wall extends Named implements FrameOpener {
        Wall() {
            super("wall");
        }

        @Override
        public FrameSource open(DeviceUrl url, OptionValues options) {
            throw opened();
        }
    }

    private static final class Chip extends Named implements SlotDriver {
        Chip() {
            super("chip");
        }

        @Override
        public DeviceRole role() {
            return DeviceRole.SMARTCARD;
        }

        @Override
        public Device open(CardSlot slot, OptionValues options, Surroundings surroundings) {
            throw opened();
        }
    }

    private static final class Box extends Named implements SlotOpener {
        Box() {
            super("box");
        }

        @Override
        public CardSlot open(DeviceUrl url, OptionValues options) {
            throw opened();
        }
    }
}
