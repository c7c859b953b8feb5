package org.hall24.driver.modbus;

import java.time.Duration;
import org.hall24.device.GuideLight;
import org.hall24.device.Lights;
import org.hall24.device.SensorReading.Door;
import org.hall24.device.SensorReading.Presence;
import org.hall24.device.SensorReading.Ups;
import org.hall24.device.Sensors;
import org.hall24.device.contract.HandClock;
import org.hall24.device.contract.LightsContract;
import org.hall24.device.contract.SensorsContract;
import org.junit.jupiter.api.Nested;

/** Both contracts, at the bare driver. */
class BoardContractTest {
    @Nested
    class OfLights extends LightsContract {
        private final HandClock clock = new HandClock();
        private final BoardEnd end = new BoardEnd(clock);

        @Override
        protected Lights lights(LightsContract.Situation situation) throws Exception {
            switch (situation) {
                case READY -> {}
                case LEFT_ON -> end.coils = 0xFF;
                case SILENT -> end.late = Duration.ofSeconds(-1);
                case LINE_BREAKS -> end.breaksAt = 3;
            }
            return Boards.at(end, clock, "");
        }

        @Override
        protected boolean shines(GuideLight light) {
            return (end.coils & (1 << light.compareTo(GuideLight.CARD_READER))) != 0;
        }

        @Override
        protected void losePower() {
            end.coils = 0;
        }
    }

    @Nested
    class OfSensors extends SensorsContract {
        private final HandClock clock = new HandClock();
        private final BoardEnd end = new BoardEnd(clock);

        @Override
        protected Sensors sensors(SensorsContract.Situation situation) throws Exception {
            switch (situation) {
                case READY -> {}
                case SILENT -> end.late = Duration.ofSeconds(-1);
                case LINE_BREAKS -> end.breaksAt = 3;
            }
            return Boards.at(end, clock, "");
        }

        @Override
        protected void become(Door door, Presence presence, Ups ups) {
            end.inputs = (door == Door.OPEN ? 1 : 0)
                    | (presence == Presence.PRESENT ? 2 : 0)
                    | (ups.powering() ? 4 : 0)
                    | (ups.low() ? 8 : 0);
        }
    }
}
