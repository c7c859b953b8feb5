package org.hall24.device.supervision;

import java.util.Optional;
import org.hall24.device.Camera;
import org.hall24.device.CodeScanner;
import org.hall24.device.Device;
import org.hall24.device.DeviceException;
import org.hall24.device.DocumentPrinter;
import org.hall24.device.DocumentResult;
import org.hall24.device.Fault;
import org.hall24.device.IdCardReader;
import org.hall24.device.Lights;
import org.hall24.device.PaperLevel;
import org.hall24.device.PrintResult;
import org.hall24.device.ReceiptPrinter;
import org.hall24.device.Sensors;
import org.hall24.device.SmartCardReader;

/** How each class of device says how it is. */
final class Health {
    private Health() {}

    /** Asks the device; its paper supply, when it has one. */
    static Optional<PaperLevel> ask(Device device) throws DeviceException, InterruptedException {
        return switch (device) {
            case IdCardReader reader -> {
                reader.checkHealth();
                yield Optional.empty();
            }
            case SmartCardReader reader -> {
                reader.checkHealth();
                yield Optional.empty();
            }
            case ReceiptPrinter printer -> Optional.of(printer.checkHealth());
            case DocumentPrinter printer -> Optional.of(printer.checkHealth());
            case CodeScanner scanner -> {
                scanner.checkHealth();
                yield Optional.empty();
            }
            case Camera camera -> {
                camera.checkHealth();
                yield Optional.empty();
            }
            case Lights lights -> {
                lights.checkHealth();
                yield Optional.empty();
            }
            case Sensors sensors -> {
                sensors.checkHealth();
                yield Optional.empty();
            }
        };
    }

    /** The fault a result speaks of: a print that stopped on the way is bad news of the device too. */
    static Optional<Fault> stoppedBy(Object result) {
        return switch (result) {
            case PrintResult.Incomplete stopped -> Optional.of(stopped.fault());
            case DocumentResult.Incomplete stopped -> Optional.of(stopped.fault());
            default -> Optional.empty();
        };
    }

    /**
     * Whether a device that reports this fault is still there and talking. One that says BUSY has answered; one that another program holds
     * says nothing, because it does not open.
     */
    static boolean lives(Fault fault) {
        return switch (fault) {
            case SILENT, GARBLED, GONE, MISCONFIGURED -> false;
            case REFUSED,
                    SECURITY_MODULE,
                    PAPER_OUT,
                    PAPER_JAMMED,
                    COVER_OPEN,
                    CUTTER,
                    TONER_OUT,
                    TRAY_FULL,
                    STOPPED,
                    OVERHEATED,
                    HARDWARE,
                    BUSY -> true;
        };
    }
}
