package org.hall24.simulator.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceStatus;
import org.hall24.device.Fault;
import org.hall24.device.Sight;
import org.hall24.device.supervision.Makes;
import org.hall24.device.supervision.Supervision;
import org.hall24.simulator.Bench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Supervision, camera driver and the simulated network camera together. */
@Timeout(120)
class MjpegTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private CameraSimulator camera;
    private Supervision supervision;

    @BeforeEach
    void open() throws Exception {
        camera = CameraSimulator.onNetwork(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 20_261_122L);
        supervision = Supervision.begin(
                Map.of(DeviceRole.CAMERA, "camera:mjpeg:127.0.0.1:" + camera.port() + "/video"),
                Bench.surroundings((_, _, _) -> {}),
                Makes.shipped());
        Bench.eventually(() -> status().serves());
    }

    @AfterEach
    void close() {
        supervision.close();
        camera.close();
    }

    private DeviceStatus status() {
        return supervision.statuses().getFirst();
    }

    private void eventuallySees(String words, Class<? extends Sight> kind) throws Exception {
        Bench.say(camera, words);
        Bench.eventually(() -> kind.isInstance(supervision.camera().look(PATIENCE)));
        assertThat(supervision.camera().look(PATIENCE)).isInstanceOf(kind);
    }

    @Test
    void blackCoveredFrozenAndOverExposedAreToldApart() throws Exception {
        eventuallySees("CLEAR", Sight.Clear.class);
        eventuallySees("BLACK", Sight.Black.class);
        eventuallySees("COVER", Sight.Covered.class);
        eventuallySees("BRIGHT", Sight.OverExposed.class);
        eventuallySees("CLEAR", Sight.Clear.class);
        eventuallySees("FREEZE", Sight.Frozen.class);
        eventuallySees("CLEAR", Sight.Clear.class);
        assertThat(Bench.say(camera, "STATUS")).isEqualTo("plugged=true light=GOOD frozen=false mute=false");
    }

    @Test
    void anUnpluggedCameraIsGoneAndServesAgainWhenPlugged() throws Exception {
        for (int round = 0; round < 3; round++) {
            Bench.say(camera, "UNPLUG");
            Bench.eventually(() -> status().fault().filter(Fault.GONE::equals).isPresent());
            assertThatThrownBy(() -> supervision.camera().look(PATIENCE))
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.GONE));

            Bench.say(camera, "PLUG");
            Bench.eventually(() -> status().serves());
            assertThat(supervision.camera().look(PATIENCE)).isInstanceOf(Sight.Clear.class);
        }
    }

    @Test
    void aCameraThatGivesNoPictureIsSilent() throws Exception {
        Bench.say(camera, "MUTE ON");
        Bench.eventually(() -> !status().serves());
        assertThat(status().fault()).contains(Fault.SILENT);

        Bench.say(camera, "MUTE OFF");
        Bench.eventually(() -> status().serves());
    }

    @Test
    void aCameraDoesNotUnderstandOtherDevicesWords() {
        assertThatThrownBy(() -> camera.hearLine("INSERT R-01")).hasMessageContaining("means nothing to a camera");
        assertThatThrownBy(() -> camera.hearLine("SHOW nowhere.png")).hasMessageContaining("cannot show it");
        assertThatThrownBy(() -> camera.hearLine("MUTE")).hasMessageContaining("ON or OFF");
    }
}
