package org.hall24.device.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.hall24.device.Camera;
import org.hall24.device.CardReading;
import org.hall24.device.CardReply;
import org.hall24.device.CodeReading;
import org.hall24.device.CodeScanner;
import org.hall24.device.Device;
import org.hall24.device.DeviceBoard;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceState;
import org.hall24.device.DeviceStatus;
import org.hall24.device.Document;
import org.hall24.device.DocumentPrinter;
import org.hall24.device.DocumentResult;
import org.hall24.device.Fault;
import org.hall24.device.FlashRate;
import org.hall24.device.GuideLight;
import org.hall24.device.IdCardReader;
import org.hall24.device.KeyModule;
import org.hall24.device.Lights;
import org.hall24.device.OfflineReason;
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
import org.hall24.device.Statistic;
import org.hall24.device.driver.Surroundings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the devices of a terminal, watches them, and brings them back by itself when they were unplugged.
 *
 * <p>What it hands out stays valid for as long as it lives: a call while the device is away tries once to bring it back, which takes a few
 * seconds at most, and otherwise throws {@link DeviceException} with the present fault. Any thread may call; a device does one thing at a
 * time, and a caller waits at most ten seconds for its turn. A wrong URL does not keep the other devices from working: it is that device's status.
 */
public final class Supervision implements DeviceBoard, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);

    private final Map<DeviceRole, Keeper> keepers = new EnumMap<>(DeviceRole.class);
    private final Map<DeviceRole, DeviceStatus> misconfigured = new EnumMap<>(DeviceRole.class);
    private final List<Thread> threads = new ArrayList<>();
    private final Herald herald = new Herald();

    private Supervision() {}

    /**
     * Begins to supervise. Returns at once; until a device has answered its state is STARTING.
     *
     * @param urls the device URL of each role this terminal has
     * @param surroundings clock, waiting, chance, print journal and fonts
     * @param makes the drivers and links to use; {@link Makes#shipped()}
     */
    public static Supervision begin(Map<DeviceRole, String> urls, Surroundings surroundings, Makes makes) {
        var supervision = new Supervision();
        var byUrl = new HashMap<String, Keeper>(); // a board that does two things is opened once
        new TreeMap<>(urls).forEach((role, url) -> {
            try {
                var recipe = makes.recipe(role, url);
                var keeper =
                        byUrl.computeIfAbsent(url, _ -> new Keeper(role, recipe, surroundings, supervision.herald));
                supervision.keepers.put(role, keeper);
            } catch (DeviceException e) {
                LOG.error("{}: {}", role.word(), e.getMessage());
                supervision.misconfigured.put(
                        role,
                        new DeviceStatus(
                                role,
                                DeviceState.OFFLINE,
                                Optional.of(OfflineReason.CONFIGURATION),
                                Optional.of(e.fault()),
                                Optional.empty(),
                                surroundings.clock().instant()));
            }
        });
        byUrl.values().forEach(keeper -> {
            String name = keeper.status().role().word();
            supervision.threads.add(Thread.ofVirtual().name(name + "-owner").start(keeper::own));
            supervision.threads.add(Thread.ofVirtual().name(name + "-tick").start(keeper::tick));
        });
        return supervision;
    }

    /** The identity-card reader, as long as this supervision lives. Closing it does nothing: it is not the caller's. */
    public IdCardReader idCardReader() {
        return new SupervisedReader();
    }

    /** The reader of social-security cards, as long as this supervision lives. Closing it does nothing: it is not the caller's. */
    public SmartCardReader smartCardReader() {
        return new SupervisedSmartCards();
    }

    /** The receipt printer, as long as this supervision lives. Closing it does nothing: it is not the caller's. */
    public ReceiptPrinter receiptPrinter() {
        return new SupervisedPrinter();
    }

    /** The A4 printer, as long as this supervision lives. Closing it does nothing: it is not the caller's. */
    public DocumentPrinter documentPrinter() {
        return new SupervisedDocuments();
    }

    /** The code scanner, as long as this supervision lives. Closing it does nothing: it is not the caller's. */
    public CodeScanner codeScanner() {
        return new SupervisedScanner();
    }

    /** The camera, as long as this supervision lives. Closing it does nothing: it is not the caller's. */
    public Camera camera() {
        return new SupervisedCamera();
    }

    /** The guide lights, as long as this supervision lives. Closing them does nothing: they are not the caller's. */
    public Lights lights() {
        return new SupervisedLights();
    }

    /** The sensors, as long as this supervision lives. Closing them does nothing: they are not the caller's. */
    public Sensors sensors() {
        return new SupervisedSensors();
    }

    @Override
    public List<DeviceStatus> statuses() {
        var all = new EnumMap<>(misconfigured);
        keepers.forEach((role, keeper) -> all.put(role, keeper.status().of(role)));
        return List.copyOf(all.values());
    }

    @Override
    public Map<DeviceRole, Map<Statistic, Long>> statistics() {
        var all = new EnumMap<DeviceRole, Map<Statistic, Long>>(DeviceRole.class);
        keepers.forEach((role, keeper) -> all.put(role, keeper.statistics()));
        return all;
    }

    /** Listens to status changes from now on. Whoever listens fetches them, and closes the feed when it is done. */
    public StatusFeed follow() {
        return herald.follow();
    }

    /** Lets go of every device; waits a few seconds at most. */
    @Override
    public void close() {
        keepers.values().forEach(Keeper::end);
        boolean interrupted = false;
        for (Thread thread : threads) {
            thread.interrupt();
        }
        for (Thread thread : threads) {
            try {
                if (!thread.join(Keeper.CLOSE_MAX.plusSeconds(1))) {
                    LOG.warn("{} did not end", thread.getName());
                }
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private <T> T call(DeviceRole role, Keeper.ReturningWork<T> work) throws DeviceException, InterruptedException {
        var keeper = keepers.get(role);
        if (keeper == null) {
            throw new DeviceException(
                    Fault.MISCONFIGURED,
                    misconfigured.containsKey(role)
                            ? role.word() + " has a wrong device URL; see the log"
                            : "this terminal has no " + role.word());
        }
        return keeper.call(work);
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
            return call(
                    DeviceRole.IDCARD, device -> as(IdCardReader.class, device).read(patience));
        }

        @Override
        public void checkHealth() throws DeviceException, InterruptedException {
            call(DeviceRole.IDCARD, device -> {
                as(IdCardReader.class, device).checkHealth();
                return true;
            });
        }

        @Override
        public void close() {}
    }

    private final class SupervisedSmartCards implements SmartCardReader {
        @Override
        public SocialCardReading read(Duration patience, KeyModule keys) throws DeviceException, InterruptedException {
            return call(
                    DeviceRole.SMARTCARD,
                    device -> as(SmartCardReader.class, device).read(patience, keys));
        }

        @Override
        public CardReply apdu(byte... command) throws DeviceException, InterruptedException {
            return call(
                    DeviceRole.SMARTCARD,
                    device -> as(SmartCardReader.class, device).apdu(command));
        }

        @Override
        public void checkHealth() throws DeviceException, InterruptedException {
            call(DeviceRole.SMARTCARD, device -> {
                as(SmartCardReader.class, device).checkHealth();
                return true;
            });
        }

        @Override
        public void close() {}
    }

    private final class SupervisedPrinter implements ReceiptPrinter {
        @Override
        public PaperLevel checkHealth() throws DeviceException, InterruptedException {
            return call(
                    DeviceRole.RECEIPT,
                    device -> as(ReceiptPrinter.class, device).checkHealth());
        }

        @Override
        public PrintResult print(UUID job, Receipt receipt) throws DeviceException, InterruptedException {
            return call(
                    DeviceRole.RECEIPT,
                    device -> as(ReceiptPrinter.class, device).print(job, receipt));
        }

        @Override
        public SlipOutcome awaitTaken(UUID job, Duration patience) throws DeviceException, InterruptedException {
            return call(
                    DeviceRole.RECEIPT,
                    device -> as(ReceiptPrinter.class, device).awaitTaken(job, patience));
        }

        @Override
        public void close() {}
    }

    private final class SupervisedDocuments implements DocumentPrinter {
        @Override
        public PaperLevel checkHealth() throws DeviceException, InterruptedException {
            return call(
                    DeviceRole.DOCUMENT,
                    device -> as(DocumentPrinter.class, device).checkHealth());
        }

        @Override
        public void reserve(UUID job, int sheets) throws DeviceException, InterruptedException {
            call(DeviceRole.DOCUMENT, device -> {
                as(DocumentPrinter.class, device).reserve(job, sheets);
                return true;
            });
        }

        @Override
        public DocumentResult print(UUID job, Document document, IntConsumer progress)
                throws DeviceException, InterruptedException {
            return call(
                    DeviceRole.DOCUMENT,
                    device -> as(DocumentPrinter.class, device).print(job, document, progress));
        }

        @Override
        public void close() {}
    }

    private final class SupervisedScanner implements CodeScanner {
        @Override
        public CodeReading scan(Duration patience) throws DeviceException, InterruptedException {
            return call(
                    DeviceRole.SCANNER, device -> as(CodeScanner.class, device).scan(patience));
        }

        @Override
        public void checkHealth() throws DeviceException, InterruptedException {
            call(DeviceRole.SCANNER, device -> {
                as(CodeScanner.class, device).checkHealth();
                return true;
            });
        }

        @Override
        public void close() {}
    }

    private final class SupervisedCamera implements Camera {
        @Override
        public Sight look(Duration patience) throws DeviceException, InterruptedException {
            return call(DeviceRole.CAMERA, device -> as(Camera.class, device).look(patience));
        }

        @Override
        public void checkHealth() throws DeviceException, InterruptedException {
            call(DeviceRole.CAMERA, device -> {
                as(Camera.class, device).checkHealth();
                return true;
            });
        }

        @Override
        public void close() {}
    }

    private final class SupervisedLights implements Lights {
        @Override
        public Set<GuideLight> fitted() throws DeviceException, InterruptedException {
            return call(DeviceRole.LIGHTS, device -> as(Lights.class, device).fitted());
        }

        @Override
        public boolean set(GuideLight light, FlashRate rate) throws DeviceException, InterruptedException {
            return call(DeviceRole.LIGHTS, device -> as(Lights.class, device).set(light, rate));
        }

        @Override
        public boolean only(GuideLight light) throws DeviceException, InterruptedException {
            return call(DeviceRole.LIGHTS, device -> as(Lights.class, device).only(light));
        }

        @Override
        public void allOff() throws DeviceException, InterruptedException {
            call(DeviceRole.LIGHTS, device -> {
                as(Lights.class, device).allOff();
                return true;
            });
        }

        @Override
        public void checkHealth() throws DeviceException, InterruptedException {
            call(DeviceRole.LIGHTS, device -> {
                as(Lights.class, device).checkHealth();
                return true;
            });
        }

        @Override
        public void close() {}
    }

    private final class SupervisedSensors implements Sensors {
        @Override
        public SensorReading read() throws DeviceException, InterruptedException {
            return call(DeviceRole.SENSORS, device -> as(Sensors.class, device).read());
        }

        @Override
        public void checkHealth() throws DeviceException, InterruptedException {
            call(DeviceRole.SENSORS, device -> {
                as(Sensors.class, device).checkHealth();
                return true;
            });
        }

        @Override
        public void close() {}
    }
}
