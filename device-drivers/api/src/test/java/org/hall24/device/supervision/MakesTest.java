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
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.FrameOpener;
import org.hall24.device.link.FrameSource;
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

    private static final class Lens implements FrameDriver {
        @Override
        public String word() {
            return "lens";
        }

        @Override
        public DeviceRole role() {
            return DeviceRole.CAMERA;
        }

        @Override
        public String sentence() {
            return "A camera nobody opens in this test.";
        }

        @Override
        public List<DeviceOption> options() {
            return List.of();
        }

        @Override
        public Device open(FrameSource line, OptionValues options, Surroundings surroundings) {
            throw new AssertionError("nobody opens it");
        }
    }

    private static final class Wall implements FrameOpener {
        @Override
        public String word() {
            return "wall";
        }

        @Override
        public String sentence() {
            return "Pictures on a wall.";
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
        public FrameSource open(DeviceUrl url, OptionValues options) {
            throw new AssertionError("nobody opens it");
        }
    }
}
