package org.hall24.simulator.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ghgande.j2mod.modbus.ModbusSlaveException;
import com.ghgande.j2mod.modbus.facade.ModbusSerialMaster;
import com.ghgande.j2mod.modbus.util.BitVector;
import com.ghgande.j2mod.modbus.util.SerialParameters;
import java.nio.file.Path;
import java.util.Map;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceStatus;
import org.hall24.device.Fault;
import org.hall24.device.FlashRate;
import org.hall24.device.GuideLight;
import org.hall24.device.Lights;
import org.hall24.device.SensorReading;
import org.hall24.device.SensorReading.Door;
import org.hall24.device.SensorReading.Presence;
import org.hall24.device.SensorReading.Ups;
import org.hall24.device.Sensors;
import org.hall24.device.contract.LightsContract;
import org.hall24.device.contract.SensorsContract;
import org.hall24.device.supervision.Makes;
import org.hall24.device.supervision.Supervision;
import org.hall24.simulator.Bench;
import org.hall24.time.Pause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The driver at the simulated board, over a real pseudo-terminal; and a master we did not write at the same board. */
@Timeout(60)
class BoardSimulatorTest {
    private static final int BAUD = 115_200;

    @TempDir
    private Path directory = Path.of("");

    private BoardSimulator simulator;

    @BeforeEach
    void plug() throws Exception {
        simulator = BoardSimulator.at(path(), 1, BAUD, Pause.REAL);
    }

    @AfterEach
    void unplug() {
        simulator.close();
    }

    private Path path() {
        return directory.resolve("board");
    }

    private Object open() throws Exception {
        return Bench.open("modbus:serial:" + path(), (_, _, _) -> {});
    }

    private String coils() throws Exception {
        return Bench.say(simulator, "STATUS").replaceAll(".*coils=([01]+).*", "$1");
    }

    @Nested
    class OfLights extends LightsContract {
        @Override
        protected Lights lights(LightsContract.Situation situation) throws Exception {
            switch (situation) {
                case READY -> {}
                case LEFT_ON -> {
                    try (var before = (Lights) open()) {
                        before.only(GuideLight.CARD_READER, FlashRate.MEDIUM);
                    }
                }
                case SILENT -> Bench.say(simulator, "MUTE ON");
                case LINE_BREAKS -> Bench.say(simulator, "DIE 3");
            }
            return (Lights) open();
        }

        @Override
        protected boolean shines(GuideLight light) throws Exception {
            return coils().charAt(light.compareTo(GuideLight.CARD_READER)) == '1';
        }

        @Override
        protected void losePower() throws Exception {
            Bench.say(simulator, "POWER OFF");
            Bench.say(simulator, "POWER ON");
        }
    }

    @Nested
    class OfSensors extends SensorsContract {
        @Override
        protected Sensors sensors(SensorsContract.Situation situation) throws Exception {
            switch (situation) {
                case READY -> {}
                case SILENT -> Bench.say(simulator, "MUTE ON");
                case LINE_BREAKS -> Bench.say(simulator, "DIE 3");
            }
            return (Sensors) open();
        }

        @Override
        protected void become(Door door, Presence presence, Ups ups) throws Exception {
            Bench.say(simulator, "DOOR " + door);
            Bench.say(simulator, "PRESENCE " + (presence == Presence.PRESENT ? "ON" : "OFF"));
            Bench.say(simulator, "UPS " + (ups.low() ? "LOW" : ups.powering() ? "BATTERY" : "MAINS"));
        }
    }

    @Test
    void damagedRefusedAndSlowAnswersAreNoWrongOnes() throws Exception {
        Bench.say(simulator, "DOOR OPEN");
        try (var sensors = (Sensors) open()) {
            Bench.say(simulator, "GARBLE");
            assertThat(sensors.read().cabinetDoor()).contains(Door.OPEN);
            Bench.say(simulator, "REFUSE 4");
            assertThatThrownBy(sensors::read).isInstanceOf(DeviceException.class);
            Bench.say(simulator, "SLOW 1200");
            assertThatThrownBy(sensors::read).isInstanceOf(DeviceException.class);
            Bench.say(simulator, "SLOW 0");
            Bench.say(simulator, "DOOR CLOSED");
            assertThat(sensors.read().cabinetDoor()).contains(Door.CLOSED);
        }
    }

    /** One cable, one board, two roles: the same device URL for both, and it comes back after the cable was out. */
    @Test
    void theSupervisionOpensABoardOfTwoRolesOnce() throws Exception {
        String url = "modbus:serial:" + path();
        try (var supervision = Supervision.begin(
                Map.of(DeviceRole.LIGHTS, url, DeviceRole.SENSORS, url),
                Bench.surroundings((_, _, _) -> {}),
                Makes.shipped())) {
            Bench.eventually(() -> serves(supervision));
            assertThat(supervision.statuses())
                    .extracting(DeviceStatus::role)
                    .containsExactly(DeviceRole.LIGHTS, DeviceRole.SENSORS);
            supervision.lights().only(GuideLight.CARD_READER, FlashRate.MEDIUM);
            assertThat(coils()).startsWith("10000");
            Bench.say(simulator, "PRESENCE ON");
            assertThat(supervision.sensors().read().proximity()).contains(Presence.PRESENT);

            Bench.say(simulator, "UNPLUG");
            assertThatThrownBy(() -> supervision.sensors().read()).isInstanceOf(DeviceException.class);
            Bench.say(simulator, "PLUG");
            Bench.eventually(() -> serves(supervision));
            assertThat(supervision.sensors().read()).isInstanceOf(SensorReading.class);
            assertThat(supervision.lights().set(GuideLight.SCANNER, FlashRate.CONTINUOUS))
                    .isTrue();
        }
    }

    @Test
    void twoWaysToWriteOneUrlAreOneBoard() throws Exception {
        try (var supervision = Supervision.begin(
                Map.of(
                        DeviceRole.LIGHTS, "modbus:serial:" + path() + "?unit=1&door=0",
                        DeviceRole.SENSORS, "modbus:serial:" + path() + "?door=0"),
                Bench.surroundings((_, _, _) -> {}),
                Makes.shipped())) {
            Bench.eventually(() -> serves(supervision));

            assertThat(supervision.sensors().read().cabinetDoor()).contains(Door.CLOSED);
            assertThat(supervision.lights().only(GuideLight.SCANNER, FlashRate.SLOW))
                    .isTrue();
        }
    }

    @Test
    void theBoardRemembersWhatShoneSinceItWasAskedLast() throws Exception {
        try (var lights = (Lights) open()) {
            lights.only(GuideLight.CARD_READER, FlashRate.MEDIUM);
            lights.only(GuideLight.SCANNER, FlashRate.MEDIUM);

            assertThat(Bench.say(simulator, "SHONE")).isEqualTo("10010000");
            lights.allOff();
            assertThat(Bench.say(simulator, "SHONE")).as("still on when asked").isEqualTo("00010000");
            assertThat(Bench.say(simulator, "SHONE")).isEqualTo("00000000");
        }
    }

    /** A serial port is opened once: two URLs that differ would leave one of them BUSY for ever. */
    @Test
    void twoBoardsAtOneSerialPortAreAMistakeThatIsSaid() throws Exception {
        try (var supervision = Supervision.begin(
                Map.of(
                        DeviceRole.LIGHTS, "modbus:serial:" + path() + "?unit=1",
                        DeviceRole.SENSORS, "modbus:serial:" + path() + "?unit=2"),
                Bench.surroundings((_, _, _) -> {}),
                Makes.shipped())) {
            assertThat(supervision.statuses())
                    .filteredOn(status -> status.role() == DeviceRole.SENSORS)
                    .singleElement()
                    .satisfies(status -> assertThat(status.fault()).contains(Fault.MISCONFIGURED));
            supervision.lights().only(GuideLight.CAMERA, FlashRate.CONTINUOUS);
            assertThat(coils()).isEqualTo("00001000");
        }
    }

    private static boolean serves(Supervision supervision) {
        return supervision.statuses().stream().allMatch(DeviceStatus::serves);
    }

    @Test
    void aMasterThatIsNotOursSeesTheSameBoard() throws Exception {
        var parameters = new SerialParameters();
        parameters.setPortName(path().toRealPath().toString());
        parameters.setBaudRate(BAUD);
        parameters.setEncoding("rtu");
        var master = new ModbusSerialMaster(parameters);
        master.connect();
        try {
            assertThat(master.writeCoil(1, 5, true)).isTrue();
            assertThat(coils()).isEqualTo("00000100");
            var pattern = new BitVector(3);
            pattern.setBit(0, true);
            pattern.setBit(2, true);
            master.writeMultipleCoils(1, 0, pattern);
            assertThat(coils()).isEqualTo("10100100");
            assertThat(master.readCoils(1, 5, 1).getBit(0)).isTrue();
            Bench.say(simulator, "UPS LOW");
            var inputs = master.readInputDiscretes(1, 0, 8);
            assertThat(inputs.getBit(2)).isTrue();
            assertThat(inputs.getBit(3)).isTrue();
            assertThat(inputs.getBit(0)).isFalse();
            assertThatThrownBy(() -> master.readCoils(1, 6, 3))
                    .isInstanceOfSatisfying(
                            ModbusSlaveException.class,
                            e -> assertThat(e.getType()).isEqualTo(2));
        } finally {
            master.disconnect();
        }
    }
}
