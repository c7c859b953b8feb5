package org.hall24.driver.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.link.ByteLink;
import org.hall24.device.link.LinkOpener;
import org.hall24.device.link.Opener;
import org.hall24.driver.kernel.DeviceFile;
import org.hall24.driver.usb.UsbName;
import org.hall24.driver.usb.UsbTree;

/** Transport {@code serial}: a serial port by its path, best a name under {@code /dev/hall24} that stays when it is plugged anew. */
public final class SerialOpener implements LinkOpener {
    private static final int DATA_BITS = 8;

    private static final DeviceOption BAUD = new DeviceOption(
            "baud",
            new DeviceOption.Choice(List.of("9600", "19200", "38400", "57600", "115200")),
            "bit/s",
            "115200",
            "Speed of the line, as set in the device.");

    private final UsbTree usb;

    /** On this machine. */
    public SerialOpener() {
        this(new UsbTree(Path.of("/sys"), Path.of("/dev")));
    }

    SerialOpener(UsbTree usb) {
        this.usb = usb;
    }

    @Override
    public String word() {
        return "serial";
    }

    @Override
    public String sentence() {
        return "A serial port by its path, or a USB device by usb:VID:PID[:SERIAL][@SOCKET]; 8 data bits, no parity, 1 stop bit.";
    }

    @Override
    public List<DeviceOption> options() {
        return List.of(BAUD);
    }

    @Override
    public String target(DeviceUrl url) {
        try {
            return Opener.target(path(url));
        } catch (DeviceException _) {
            return url.address(); // not plugged in, or a wrong name
        }
    }

    @Override
    public boolean sharesAddress() {
        return false;
    }

    @Override
    public boolean isPresent(DeviceUrl url) {
        if (!UsbName.isOne(url.address())) {
            return Files.exists(Path.of(url.address()));
        }
        try {
            return usb.hasSerialPort(UsbName.parse(url.address()));
        } catch (DeviceException _) {
            return true; // a wrong name is said when it is opened
        }
    }

    @Override
    public ByteLink open(DeviceUrl url, OptionValues options) throws DeviceException {
        Path path = path(url);
        String device;
        SerialPort port;
        try {
            // A port object keeps what its path pointed to when it was made: a new object each time, of the real path.
            device = path.toRealPath().toString();
            port = SerialPort.getCommPort(device);
        } catch (IOException | SerialPortInvalidPortException e) {
            throw new DeviceException(Fault.GONE, "there is no serial port at " + path, e);
        }
        port.setComPortParameters(options.whole(BAUD.name()), DATA_BITS, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
        port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, SerialLink.LISTEN_MILLIS, 0);
        int outlet = outlet(device, path);
        boolean opened = false;
        try {
            opened = port.openPort(0);
        } finally {
            if (!opened) {
                DeviceFile.close(outlet);
            }
        }
        if (!opened) {
            throw closedTo(path, port.getLastErrorCode());
        }
        return SerialLink.over(port, path.toString(), outlet);
    }

    /** Opened before the library locks the port, so that no lock of any kind keeps us from it. */
    private static int outlet(String device, Path path) throws DeviceException {
        try {
            return DeviceFile.openBothWays(device);
        } catch (DeviceFile.Refused e) {
            throw closedTo(path, e.errno());
        } catch (IOException e) {
            throw new DeviceException(Fault.GONE, path + " does not open: " + e.getMessage(), e);
        }
    }

    private static DeviceException closedTo(Path path, int error) {
        if (!Files.exists(path)) {
            return new DeviceException(Fault.GONE, path + " vanished while it was opened");
        }
        return error == DeviceFile.EACCES
                ? new DeviceException(Fault.MISCONFIGURED, "this user may not open " + path)
                : new DeviceException(
                        Fault.BUSY, path + " does not open, error " + error + "; another program holds it");
    }

    private Path path(DeviceUrl url) throws DeviceException {
        return UsbName.isOne(url.address())
                ? usb.serialPort(UsbName.parse(url.address())) // anew each time: after a plug it has another number
                : Path.of(url.address());
    }
}
