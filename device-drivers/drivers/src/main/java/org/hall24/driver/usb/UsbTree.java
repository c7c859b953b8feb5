package org.hall24.driver.usb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;

/**
 * The USB devices of this machine as the kernel shows them, {@code bus/usb/devices} below {@code /sys}: a folder a device, named by its socket,
 * with {@code idVendor}, {@code idProduct}, {@code serial}; below it a folder an interface, and in that the serial port it gives, either {@code
 * ttyUSB0} itself or {@code tty/ttyACM0}. Looked at anew each time: it is small, and what was plugged in is there.
 */
public final class UsbTree {
    /** Hubs, readers, printers, cameras, and room; more is no terminal. */
    private static final int DEVICES_MAX = 256;

    /** The kernel's longest: 126 characters. */
    private static final int TEXT_BYTES_MAX = 512;

    private final Path sys;
    private final Path dev;

    /** A device that gives a serial port. */
    private record Port(
            String socket, String interfaceName, String vendor, String product, Optional<String> serial, Path path) {
        boolean is(UsbName name) {
            return vendor.equals(name.vendor())
                    && product.equals(name.product())
                    && (name.serial().isEmpty() || name.serial().equals(serial))
                    && name.path()
                            .map(at -> at.equals(socket) || at.equals(interfaceName))
                            .orElse(true);
        }

        String words() {
            return wordsAt(socket);
        }

        /** As precise as an address can be. */
        String exactWords() {
            return wordsAt(interfaceName);
        }

        private String wordsAt(String place) {
            return vendor + ":" + product + serial.map(number -> ":" + number).orElse("") + "@" + place;
        }
    }

    /**
     * A tree at these roots.
     *
     * @param sys {@code /sys}, or a made-up one
     * @param dev {@code /dev}, or a made-up one
     */
    public UsbTree(Path sys, Path dev) {
        this.sys = sys;
        this.dev = dev;
    }

    /** Whether a serial port of this device is there. Never throws: a tree that cannot be read shows none. */
    public boolean hasSerialPort(UsbName name) {
        try {
            return ports().stream().anyMatch(port -> port.is(name) && Files.exists(port.path()));
        } catch (IOException | DirectoryIteratorException _) {
            return false;
        }
    }

    /**
     * The serial port of this device.
     *
     * @throws DeviceException GONE when it is not plugged in, MISCONFIGURED when several are and the name does not say which
     */
    public Path serialPort(UsbName name) throws DeviceException {
        List<Port> all;
        try {
            all = ports();
        } catch (IOException | DirectoryIteratorException e) {
            throw new DeviceException(Fault.GONE, "the USB devices below " + sys + " cannot be read", e);
        }
        var found = all.stream().filter(port -> port.is(name)).toList();
        if (found.isEmpty()) {
            var there = all.stream().map(Port::words).collect(Collectors.joining(", "));
            throw new DeviceException(
                    Fault.GONE,
                    "no serial port of " + name + " is plugged in; there "
                            + (all.isEmpty() ? "is none" : "are " + there));
        }
        if (found.size() > 1) {
            boolean apart = found.stream().map(Port::socket).distinct().count() == found.size();
            var there = found.stream()
                    .map(port -> apart ? port.words() : port.exactWords())
                    .collect(Collectors.joining(", "));
            throw new DeviceException(
                    Fault.MISCONFIGURED, name + " is there " + found.size() + " times; name one of " + there);
        }
        return found.getFirst().path();
    }

    private List<Port> ports() throws IOException {
        var ports = new ArrayList<Port>();
        var folder = sys.resolve("bus/usb/devices");
        if (!Files.isDirectory(folder)) {
            return ports;
        }
        int count = 0;
        try (var devices = Files.newDirectoryStream(folder, entry -> isDevice(entry))) {
            for (var device : devices) {
                count++;
                if (count > DEVICES_MAX) {
                    break;
                }
                addPorts(device, ports);
            }
        }
        return ports;
    }

    /** {@code 1-1.2}; with a colon it is an interface, {@code usb1} is a root hub. */
    private static boolean isDevice(Path entry) {
        return entry.getFileName().toString().matches("[0-9]+-[0-9.]+");
    }

    private void addPorts(Path device, List<Port> ports) throws IOException {
        var vendor = text(device.resolve("idVendor"));
        var product = text(device.resolve("idProduct"));
        if (vendor.isEmpty() || product.isEmpty()) {
            return; // unplugged while we look
        }
        var socket = device.getFileName().toString();
        try (var interfaces = Files.newDirectoryStream(device, socket + ":*")) {
            for (var each : interfaces) {
                for (var name : serialNames(each)) {
                    ports.add(new Port(
                            socket,
                            each.getFileName().toString(),
                            vendor.get().toLowerCase(Locale.ROOT),
                            product.get().toLowerCase(Locale.ROOT),
                            text(device.resolve("serial")),
                            dev.resolve(name)));
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            if (Files.exists(device)) {
                throw e;
            }
        }
    }

    private static List<String> serialNames(Path of) throws IOException {
        var names = new ArrayList<String>();
        for (var folder : List.of(of, of.resolve("tty"))) {
            if (Files.isDirectory(folder)) {
                try (var entries = Files.newDirectoryStream(folder, "tty{USB,ACM}[0-9]*")) {
                    entries.forEach(entry -> names.add(entry.getFileName().toString()));
                }
            }
        }
        return names;
    }

    private static Optional<String> text(Path file) {
        try (var in = Files.newInputStream(file)) {
            var text = new String(in.readNBytes(TEXT_BYTES_MAX), StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
