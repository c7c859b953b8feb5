package org.hall24.driver.usb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsbTreeTest {
    @TempDir
    private Path root = Path.of("");

    private UsbTree tree;

    @BeforeEach
    void roots() throws IOException {
        Files.createDirectories(root.resolve("sys/bus/usb/devices/usb1"));
        Files.createDirectories(root.resolve("dev"));
        tree = new UsbTree(root.resolve("sys"), root.resolve("dev"));
    }

    private Path device(String socket) {
        return root.resolve("sys/bus/usb/devices").resolve(socket);
    }

    /** Plugs in an adapter as the kernel shows it: links below the bus, the port in its interface. */
    private void plug(String socket, String vendor, String product, String serial, String port) throws IOException {
        var real = Files.createDirectories(root.resolve("sys/devices/usb1").resolve(socket));
        Files.writeString(real.resolve("idVendor"), vendor + "\n");
        Files.writeString(real.resolve("idProduct"), product + "\n");
        if (!serial.isEmpty()) {
            Files.writeString(real.resolve("serial"), serial + "\n");
        }
        Files.createDirectories(real.resolve(socket + ":1.0").resolve(port));
        Files.createSymbolicLink(device(socket), real);
        Files.createFile(root.resolve("dev").resolve(Path.of(port).getFileName()));
    }

    private void unplug(String socket) throws IOException {
        Files.delete(device(socket));
        try (var all = Files.walk(root.resolve("sys/devices/usb1").resolve(socket))) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private String found(String address) throws DeviceException {
        return tree.serialPort(UsbName.parse(address)).getFileName().toString();
    }

    @Test
    void aDeviceIsFoundByWhatItIsWhateverNumberItGot() throws Exception {
        plug("1-1", "067b", "2303", "", "ttyUSB0");
        plug("1-2", "1a86", "7523", "", "ttyUSB1");

        assertThat(found("usb:1A86:7523")).isEqualTo("ttyUSB1");

        unplug("1-2");
        assertThat(tree.hasSerialPort(UsbName.parse("usb:1a86:7523"))).isFalse();
        assertThatThrownBy(() -> found("usb:1a86:7523"))
                .hasMessageContaining("067b:2303@1-1")
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.GONE));

        plug("1-4", "1a86", "7523", "", "ttyUSB2");
        assertThat(tree.hasSerialPort(UsbName.parse("usb:1a86:7523"))).isTrue();
        assertThat(found("usb:1a86:7523")).isEqualTo("ttyUSB2");
    }

    @Test
    void twoAlikeAreToldApartByTheirSocketOrTheirNumber() throws Exception {
        plug("1-1.2", "0c2e", "0b6a", "A-1", "tty/ttyACM0");
        plug("1-1.3", "0c2e", "0b6a", "A-2", "tty/ttyACM1");

        assertThat(found("usb:0c2e:0b6a@1-1.3")).isEqualTo("ttyACM1");
        assertThat(found("usb:0c2e:0b6a:A-1")).isEqualTo("ttyACM0");
        assertThatThrownBy(() -> found("usb:0c2e:0b6a"))
                .hasMessageContaining("0c2e:0b6a:A-1@1-1.2")
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MISCONFIGURED));
        assertThatThrownBy(() -> found("usb:0c2e:0b6a:A-1@1-1.3")).isInstanceOf(DeviceException.class);
    }

    /** Some scanners are two serial ports: one talks, one is for the maker. */
    @Test
    void theTwoPortsOfOneDeviceAreToldApartByTheirInterface() throws Exception {
        plug("1-1", "0c2e", "0b6a", "A-1", "tty/ttyACM0");
        Files.createDirectories(device("1-1").toRealPath().resolve("1-1:1.2").resolve("tty/ttyACM1"));
        Files.createFile(root.resolve("dev/ttyACM1"));

        assertThatThrownBy(() -> found("usb:0c2e:0b6a@1-1"))
                .hasMessageContaining("0c2e:0b6a:A-1@1-1:1.0")
                .hasMessageContaining("0c2e:0b6a:A-1@1-1:1.2");
        assertThat(found("usb:0c2e:0b6a@1-1:1.2")).isEqualTo("ttyACM1");
        assertThat(found("usb:0c2e:0b6a:A-1@1-1:1.0")).isEqualTo("ttyACM0");
    }

    @Test
    void aMachineWithoutUsbHasNone() {
        var bare = new UsbTree(root.resolve("nowhere"), root.resolve("dev"));

        assertThatThrownBy(() -> bare.serialPort(UsbName.parse("usb:1a86:7523")))
                .hasMessageContaining("there is none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"usb:", "usb:1a86", "usb:1a86:75233", "usb:1a86:7523@one", "usb:1a86:7523:", "usb:1a86:7523:a/b"
            })
    void aWrongNameSaysHowItReads(String address) {
        assertThatThrownBy(() -> UsbName.parse(address))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("usb:VID:PID");
    }
}
