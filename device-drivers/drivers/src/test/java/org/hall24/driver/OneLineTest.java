package org.hall24.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceState;
import org.hall24.device.Fault;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.supervision.Makes;
import org.hall24.device.supervision.Supervision;
import org.hall24.time.Pause;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line that only one can have is not given to two: the second would be BUSY for ever. */
@Timeout(60)
class OneLineTest {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest(name = "{1} and {3}")
    @CsvSource({
        "SCANNER,camscanner:v4l2:,CAMERA,camera:v4l2:",
        "RECEIPT,escpos:lp:,DOCUMENT,ipp:lp:",
        "IDCARD,sam:evdev:,SCANNER,wedge:evdev:",
        "IDCARD,sam:serial:,SCANNER,scanner:serial:",
    })
    void twoDevicesAtOneLineAreRefusedHoweverItIsNamed(
            DeviceRole first, String firstUrl, DeviceRole second, String secondUrl) throws Exception {
        var there = Files.createFile(directory.resolve("event7")); // no device: it is there, and nobody can open it
        var byId = Files.createSymbolicLink(directory.resolve("by-id"), there);
        var surroundings = new Surroundings(
                InstantSource.system(), Pause.REAL, new Random(1), new JobBook((_, _, _) -> {}), directory);

        try (var supervision = Supervision.begin(
                Map.of(first, firstUrl + there, second, secondUrl + byId), surroundings, Makes.shipped())) {
            assertThat(supervision.statuses())
                    .filteredOn(status -> status.role() == second)
                    .singleElement()
                    .satisfies(status -> {
                        assertThat(status.state()).isEqualTo(DeviceState.OFFLINE);
                        assertThat(status.fault()).contains(Fault.MISCONFIGURED);
                    });
            assertThatThrownBy(() -> supervision.claim(second, LONGEST))
                    .isInstanceOf(DeviceException.class)
                    .hasMessageContaining("wrong device URL");
            supervision.claim(first, LONGEST).close();
        }
    }
}
