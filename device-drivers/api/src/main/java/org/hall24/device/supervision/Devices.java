package org.hall24.device.supervision;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.hall24.device.Camera;
import org.hall24.device.CardReading;
import org.hall24.device.CardReply;
import org.hall24.device.CodeReading;
import org.hall24.device.CodeScanner;
import org.hall24.device.Device;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.Document;
import org.hall24.device.DocumentPrinter;
import org.hall24.device.DocumentResult;
import org.hall24.device.FlashRate;
import org.hall24.device.GuideLight;
import org.hall24.device.IdCardReader;
import org.hall24.device.KeyModule;
import org.hall24.device.Lights;
import org.hall24.device.PaperLevel;
import org.hall24.device.PrintResult;
import org.hall24.device.Receipt;
import org.hall24.device.ReceiptPrinter;
import org.hall24.device.SensorReading;
import org.hall24.device.Sensors;
import org.hall24.device.Sight;
import org.hall24.device.SlipOutcome;
import org.hall24.device.SmartCardReader;
import org.hall24.device.SocialCardReading;

/**
 * The devices of a terminal as one caller has them: everybody, or the holder of a lease. They stay valid for as long as the supervision lives;
 * closing one does nothing, for it is not the caller's.
 */
public final class Devices {
    private final Caller caller;

    /** Whose calls these are. */
    @FunctionalInterface
    interface Caller {
        <T> T call(DeviceRole role, ReturningWork<T> work) throws DeviceException, InterruptedException;
    }

    Devices(Caller caller) {
        this.caller = caller;
    }

    /** The identity-card reader. */
    public IdCardReader idCardReader() {
        return new SupervisedReader();
    }

    /** The reader of social-security cards. */
    public SmartCardReader smartCardReader() {
        return new SupervisedSmartCards();
    }

    /** The receipt printer. */
    public ReceiptPrinter receiptPrinter() {
        return new SupervisedPrinter();
    }

    /** The A4 printer. */
    public DocumentPrinter documentPrinter() {
        return new SupervisedDocuments();
    }

    /** The code scanner. */
    public CodeScanner codeScanner() {
        return new SupervisedScanner();
    }

    /** The camera. */
    public Camera camera() {
        return new SupervisedCamera();
    }

    /** The guide lights. */
    public Lights lights() {
        return new SupervisedLights();
    }

    /** The sensors. */
    public Sensors sensors() {
        return new SupervisedSensors();
    }

    /** The device as the driver of its role must have made it. */
    private static <D> D as(Class<D> kind, Device device) {
        if (!kind.isInstance(device)) {
            throw new IllegalStateException("a driver opened no " + kind.getSimpleName());
        }
        return kind.cast(device);
    }

    private final class SupervisedReader implements IdCardReader {
        @Override
        public CardReading read(Duration patience) throws DeviceException, InterruptedException {
            return caller.call(
                    DeviceRole.IDCARD, device -> as(IdCardReader.class, device).read(patience));
        }

        @Override
        public void checkHealth() throws DeviceException, InterruptedException {
            caller.call(DeviceRole.IDCARD, new ReturningWork.Look<>(device -> {
                as(IdCardReader.class, device).checkHealth();
                return true;
            }));
        }

        @Override
        public void close() {}
    }

    private final class SupervisedSmartCards implements SmartCardReader {
        @Override
        public SocialCardReading read(Duration patience, KeyModule keys) throws DeviceException, InterruptedException {
            return caller.call(
                    DeviceRole.SMARTCARD,
                    device -> as(SmartCardReader.class, device).read(patience, keys));
        }

        @Override
        public boolean awaitTaken(Duration patience) throws DeviceException, InterruptedException {
            return caller.call(
                    DeviceRole.SMARTCARD,
                    new ReturningWork.Look<>(
                            device -> as(SmartCardReader.class, device).awaitTaken(patience)));
        }

        @Override
        public CardReply apdu(byte... command) throws DeviceException, InterruptedException {
            return caller.call(
                    DeviceRole.SMARTCARD,
                    device -> as(SmartCardReader.class, device).apdu(command));
        }

        @Override
        public void checkHealth() throws DeviceException, InterruptedException {
            caller.call(DeviceRole.SMARTCARD, new ReturningWork.Look<>(device -> {
                as(SmartCardReader.class, device).checkHealth();
                return true;
            }));
        }

        @Override
        public void close() {}
    }

    private final class SupervisedPrinter implements ReceiptPrinter {
        @Override
        public PaperLevel checkHealth() throws DeviceException, InterruptedException {
            return caller.call(
                    DeviceRole.RECEIPT,
                    new ReturningWork.Look<>(
                            device -> as(ReceiptPrinter.class, device).checkHealth()));
        }

        @Override
        public PrintResult print(UUID job, Receipt receipt) throws DeviceException, InterruptedException {
            return caller.call(
                    DeviceRole.RECEIPT,
                    device -> as(ReceiptPrinter.class, device).print(job, receipt));
        }

        @Override
        public SlipOutcome awaitTaken(UUID job, Duration patience) throws DeviceException, InterruptedException {
            return caller.call(
                    DeviceRole.RECEIPT,
                    new ReturningWork.Look<>(
                            device -> as(ReceiptPrinter.class, device).awaitTaken(job, patience)));
        }

        @Override
        public void close() {}
    }

    private final class SupervisedDocuments implements DocumentPrinter {
        @Override
        public PaperLevel checkHealth() throws DeviceException, InterruptedException {
            return caller.call(
                    DeviceRole.DOCUMENT,
                    new ReturningWork.Look<>(
                            device -> as(DocumentPrinter.class, device).checkHealth()));
        }

        @Override
        public void reserve(UUID job, int sheets) throws DeviceException, InterruptedException {
            caller.call(DeviceRole.DOCUMENT, device -> {
                as(DocumentPrinter.class, device).reserve(job, sheets);
                return true;
            });
        }

        @Override
        public DocumentResult print(UUID job, Document document, IntConsumer progress)
                throws DeviceException, InterruptedException {
            return caller.call(
                    DeviceRole.DOCUMENT,
                    device -> as(DocumentPrinter.class, device).print(job, document, progress));
        }

        @Override
        public void close() {}
    }

    private final class SupervisedScanner implements CodeScanner {
        @Override
        public CodeReading scan(Duration patience) throws DeviceException, InterruptedException {
            return caller.call(
                    DeviceRole.SCANNER, device -> as(CodeScanner.class, device).scan(patience));
        }

        @Override
        public void checkHealth() throws DeviceException, InterruptedException {
            caller.call(DeviceRole.SCANNER, new ReturningWork.Look<>(device -> {
                as(CodeScanner.class, device).checkHealth();
                return true;
            }));
        }

        @Override
        public void close() {}
    }

    private final class SupervisedCamera implements Camera {
        @Override
        public Sight look(Duration patience) throws DeviceException, InterruptedException {
            return caller.call(
                    DeviceRole.CAMERA,
                    new ReturningWork.Look<>(device -> as(Camera.class, device).look(patience)));
        }

        @Override
        public void checkHealth() throws DeviceException, InterruptedException {
            caller.call(DeviceRole.CAMERA, new ReturningWork.Look<>(device -> {
                as(Camera.class, device).checkHealth();
                return true;
            }));
        }

        @Override
        public void close() {}
    }

    private final class SupervisedLights implements Lights {
        @Override
        public Set<GuideLight> fitted() throws DeviceException, InterruptedException {
            return caller.call(
                    DeviceRole.LIGHTS,
                    new ReturningWork.Look<>(device -> as(Lights.class, device).fitted()));
        }

        @Override
        public boolean set(GuideLight light, FlashRate rate) throws DeviceException, InterruptedException {
            return caller.call(
                    DeviceRole.LIGHTS,
                    new ReturningWork.Look<>(device -> as(Lights.class, device).set(light, rate)));
        }

        @Override
        public boolean only(GuideLight light, FlashRate rate) throws DeviceException, InterruptedException {
            return caller.call(
                    DeviceRole.LIGHTS,
                    new ReturningWork.Look<>(device -> as(Lights.class, device).only(light, rate)));
        }

        @Override
        public void allOff() throws DeviceException, InterruptedException {
            caller.call(DeviceRole.LIGHTS, new ReturningWork.Look<>(device -> {
                as(Lights.class, device).allOff();
                return true;
            }));
        }

        @Override
        public void checkHealth() throws DeviceException, InterruptedException {
            caller.call(DeviceRole.LIGHTS, new ReturningWork.Look<>(device -> {
                as(Lights.class, device).checkHealth();
                return true;
            }));
        }

        @Override
        public void close() {}
    }

    private final class SupervisedSensors implements Sensors {
        @Override
        public SensorReading read() throws DeviceException, InterruptedException {
            return caller.call(
                    DeviceRole.SENSORS,
                    new ReturningWork.Look<>(device -> as(Sensors.class, device).read()));
        }

        @Override
        public void checkHealth() throws DeviceException, InterruptedException {
            caller.call(DeviceRole.SENSORS, new ReturningWork.Look<>(device -> {
                as(Sensors.class, device).checkHealth();
                return true;
            }));
        }

        @Override
        public void close() {}
    }
}
