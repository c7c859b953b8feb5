package org.hall24.demo.devices;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hall24.demo.hall.Simulated;
import org.hall24.device.DeviceBoard;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.FlashRate;
import org.hall24.device.GuideLight;
import org.hall24.device.Lights;
import org.hall24.device.SensorReading;
import org.hall24.device.Sensors;
import org.hall24.device.supervision.Supervision;

/** The board of lights and sensors: the light that was asked for shines and no other, and what is read of the contacts is how they are. */
final class BoardStation implements Station {
    private static final int ANSWER_BYTES = 30;
    private static final List<GuideLight> LIGHTS = List.of(
            GuideLight.CARD_READER,
            GuideLight.RECEIPT_PRINTER,
            GuideLight.DOCUMENT_PRINTER,
            GuideLight.SCANNER,
            GuideLight.CAMERA);

    private final Simulated simulator;
    private final DeviceBoard board;
    private final Lights lights;
    private final Sensors sensors;

    BoardStation(Simulated simulator, Supervision devices) {
        this.simulator = simulator;
        this.board = devices;
        this.lights = devices.lights();
        this.sensors = devices.sensors();
    }

    @Override
    public String name() {
        return "board";
    }

    @Override
    public Simulated simulator() {
        return simulator;
    }

    @Override
    public boolean isOnline() {
        return Station.serves(board, DeviceRole.LIGHTS, DeviceRole.SENSORS);
    }

    @Override
    public List<Mishap> mishaps() {
        return List.of(
                Mishap.of("MUTE ON"),
                Mishap.of("GARBLE"),
                Mishap.of("REFUSE 2"),
                Mishap.of("POWER OFF"),
                Mishap.upTo("SLOW", 2_500));
    }

    @Override
    public Optional<Mishap> breakingInUse() {
        return Optional.of(Mishap.upTo("DIE", ANSWER_BYTES));
    }

    @Override
    public List<String> mending() {
        return List.of("MUTE OFF", "POWER ON", "SLOW 0", "DIE 1000000", "REFUSE 0");
    }

    @Override
    public Verdict use(RandomGenerator chance) throws DeviceException, IOException, InterruptedException {
        int wanted = chance.nextInt(LIGHTS.size());
        boolean door = chance.nextBoolean();
        boolean person = chance.nextBoolean();
        boolean battery = chance.nextBoolean();
        simulator.say("DOOR " + (door ? "OPEN" : "CLOSED"));
        simulator.say("PRESENCE " + (person ? "ON" : "OFF"));
        simulator.say("UPS " + (battery ? "BATTERY" : "MAINS"));
        if (!lights.only(LIGHTS.get(wanted), FlashRate.CONTINUOUS)) {
            return Verdict.WRONG;
        }
        var coils = simulator.say("STATUS").replaceAll(".*coils=([01]+).*", "$1");
        var expected = new SensorReading(
                Optional.of(door ? SensorReading.Door.OPEN : SensorReading.Door.CLOSED),
                Optional.of(person ? SensorReading.Presence.PRESENT : SensorReading.Presence.NOT_PRESENT),
                Optional.of(new SensorReading.Ups(battery, false)));
        if (!sensors.read().equals(expected)) {
            return Verdict.WRONG;
        }
        return coils.indexOf('1') == wanted && coils.lastIndexOf('1') == wanted ? Verdict.RIGHT : Verdict.WRONG;
    }
}
