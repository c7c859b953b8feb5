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
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceState;
import org.hall24.device.DeviceStatus;
import org.hall24.device.Fault;
import org.hall24.device.OfflineReason;
import org.hall24.device.Receipt;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.junit.jupiter.api.Test;

class MakesTest {
    @Test
    void aUrlNobodyCanOpenIsTheDevicesStatusAndNotTheProgramsEnd() {
        var surroundings = new Surroundings(
                () -> java.time.Instant.EPOCH, _ -> {}, new Random(1), new JobBook((_, _) -> {}), Path.of("nowhere"));

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
}
