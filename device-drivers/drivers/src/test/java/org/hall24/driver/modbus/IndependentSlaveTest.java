package org.hall24.driver.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ghgande.j2mod.modbus.procimg.SimpleDigitalIn;
import com.ghgande.j2mod.modbus.procimg.SimpleDigitalOut;
import com.ghgande.j2mod.modbus.procimg.SimpleProcessImage;
import com.ghgande.j2mod.modbus.slave.ModbusSlave;
import com.ghgande.j2mod.modbus.slave.ModbusSlaveFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.FlashRate;
import org.hall24.device.GuideLight;
import org.hall24.device.SensorReading;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.driver.tcp.TcpOpener;
import org.hall24.time.Pause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Our master at a slave we did not write: j2mod, RTU frames over the network as gateways carry them. */
@Timeout(60)
class IndependentSlaveTest {
    private static final int CHANNELS = 8;
    private static final long SEED = 24;

    private final SimpleProcessImage image = new SimpleProcessImage(1);
    private Optional<ModbusSlave> slave = Optional.empty();
    private int port;

    @BeforeEach
    void listen() throws Exception {
        for (int i = 0; i < CHANNELS; i++) {
            image.addDigitalOut(new SimpleDigitalOut(true));
            image.addDigitalIn(new SimpleDigitalIn(false));
        }
        var loopback = InetAddress.getLoopbackAddress();
        try (var any = new ServerSocket(0, 1, loopback)) {
            port = any.getLocalPort();
        }
        var listening = ModbusSlaveFactory.createTCPSlave(loopback, port, 2, true);
        listening.addProcessImage(1, image);
        listening.open();
        slave = Optional.of(listening);
    }

    @AfterEach
    void hangUp() {
        slave.ifPresent(ModbusSlaveFactory::close);
    }

    private Board board(String options) throws Exception {
        var driver = new ModbusDriver();
        var opener = new TcpOpener();
        var url = DeviceUrl.parse("modbus:tcp:127.0.0.1:" + port + options);
        var values = OptionValues.of(url, driver.options(), opener.options());
        return (Board) driver.open(
                opener.open(url, values),
                values,
                new Surroundings(
                        InstantSource.system(),
                        Pause.REAL,
                        new Random(SEED),
                        new JobBook((_, _, _) -> {}),
                        Path.of("")));
    }

    @Test
    void coilsAndInputsAreTheSameOnBothSides() throws Exception {
        try (var board = board("")) {
            board.checkHealth();
            for (int i = 0; i < 5; i++) {
                assertThat(image.getDigitalOut(i).isSet())
                        .as("coil %d after opening", i)
                        .isFalse();
            }
            assertThat(image.getDigitalOut(6).isSet())
                    .as("a coil that is not ours")
                    .isTrue();

            board.set(GuideLight.DOCUMENT_PRINTER, FlashRate.QUICK);
            assertThat(image.getDigitalOut(2).isSet()).isTrue();
            board.only(GuideLight.CAMERA, FlashRate.MEDIUM);
            assertThat(image.getDigitalOut(2).isSet()).isFalse();
            assertThat(image.getDigitalOut(4).isSet()).isTrue();

            image.setDigitalIn(1, new SimpleDigitalIn(true));
            assertThat(board.read().proximity()).contains(SensorReading.Presence.PRESENT);
            image.setDigitalIn(1, new SimpleDigitalIn(false));
            image.setDigitalIn(2, new SimpleDigitalIn(true));
            assertThat(board.read().proximity()).contains(SensorReading.Presence.NOT_PRESENT);
            assertThat(board.read().ups()).contains(new SensorReading.Ups(true, false));
        }
    }

    @Test
    void aCoilThatItDoesNotHaveIsMisconfigured() throws Exception {
        try (var board = board("?light-fascia=20")) {
            assertThatThrownBy(board::allOff)
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MISCONFIGURED));
        }
    }

    @Test
    void anotherUnitIsNotAnswered() throws Exception {
        try (var board = board("?unit=9")) {
            assertThatThrownBy(board::checkHealth).isInstanceOf(DeviceException.class);
        }
    }
}
