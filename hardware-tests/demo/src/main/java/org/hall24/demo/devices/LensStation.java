package org.hall24.demo.devices;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hall24.demo.hall.Simulated;
import org.hall24.device.Camera;
import org.hall24.device.DeviceBoard;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.Sight;
import org.hall24.device.supervision.Supervision;

/** The camera: what it is said to see must be what stands before it, a second after it was put there at the latest. */
final class LensStation implements Station {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Pictures that were on their way when the light changed: what a socket holds, and the one being taken. */
    private static final int OLD_PICTURES_MAX = 25;

    private final Simulated simulator;
    private final DeviceBoard board;
    private final Camera camera;

    LensStation(Simulated simulator, Supervision devices) {
        this.simulator = simulator;
        this.board = devices;
        this.camera = devices.camera();
    }

    @Override
    public String name() {
        return DeviceRole.CAMERA.word();
    }

    @Override
    public Simulated simulator() {
        return simulator;
    }

    @Override
    public boolean isOnline() {
        return Station.serves(board, DeviceRole.CAMERA);
    }

    @Override
    public List<Mishap> mishaps() {
        return List.of(
                Mishap.of("BLACK"), Mishap.of("COVER"), Mishap.of("BRIGHT"), Mishap.of("FREEZE"), Mishap.of("MUTE ON"));
    }

    @Override
    public Optional<Mishap> breakingInUse() {
        return Optional.empty();
    }

    @Override
    public List<String> mending() {
        return List.of("MUTE OFF", "CLEAR");
    }

    @Override
    public Verdict use(RandomGenerator chance) throws DeviceException, IOException, InterruptedException {
        var before = simulator.say("STATUS");
        for (int i = 0; i < OLD_PICTURES_MAX; i++) {
            var sight = camera.look(PATIENCE);
            if (fits(sight, before)) {
                return sight instanceof Sight.Clear ? Verdict.RIGHT : Verdict.MISSED;
            }
        }
        // somebody may have changed the light meanwhile; then nothing can be said
        return simulator.say("STATUS").equals(before) ? Verdict.WRONG : Verdict.MISSED;
    }

    private static boolean fits(Sight sight, String status) {
        boolean frozen = status.contains("frozen=true");
        return switch (sight) {
            case Sight.Clear _ -> status.contains("light=GOOD") && !frozen;
            case Sight.Black _ -> status.contains("light=BLACK");
            case Sight.Covered _ -> status.contains("light=COVERED");
            case Sight.OverExposed _ -> status.contains("light=BRIGHT");
            case Sight.Frozen _ -> frozen;
        };
    }
}
