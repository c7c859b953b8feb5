package org.hall24.device.supervision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hall24.device.Camera;
import org.hall24.device.CodeScanner;
import org.hall24.device.DeviceBoard;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceState;
import org.hall24.device.DeviceStatus;
import org.hall24.device.DocumentPrinter;
import org.hall24.device.Fault;
import org.hall24.device.IdCardReader;
import org.hall24.device.Lights;
import org.hall24.device.OfflineReason;
import org.hall24.device.ReceiptPrinter;
import org.hall24.device.Sensors;
import org.hall24.device.SmartCardReader;
import org.hall24.device.Statistic;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.HelperThread;
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

    /** A device that hangs while it is closed, and room. */
    private static final Duration END_MAX = Aside.CLOSE_MAX.plusSeconds(1);

    private final Map<DeviceRole, Keeper> keepers = new EnumMap<>(DeviceRole.class);
    private final Map<DeviceRole, DeviceStatus> misconfigured = new EnumMap<>(DeviceRole.class);
    private final List<Thread> threads = new ArrayList<>();
    private final Herald herald = new Herald();
    private final Devices devices = new Devices(this::call);

    private Supervision() {}

    /**
     * Begins to supervise. Returns at once; until a device has answered its state is STARTING.
     *
     * @param urls the device URL of each role this terminal has; a board that serves two roles has one URL, twice
     * @param surroundings clock, waiting, chance, print journal and fonts
     * @param makes the drivers and links to use; {@link Makes#shipped()}
     */
    public static Supervision begin(Map<DeviceRole, String> urls, Surroundings surroundings, Makes makes) {
        var supervision = new Supervision();
        var distinct = new HashMap<Recipe.Way, Keeper>(); // a board that does two things is opened once
        new TreeMap<>(urls).forEach((role, url) -> {
            try {
                var recipe = makes.recipe(role, url);
                var way = recipe.way();
                if (!distinct.containsKey(way)) {
                    recipe.refuseToShareWith(distinct.keySet());
                    distinct.put(way, new Keeper(role, recipe, surroundings, supervision.herald));
                }
                supervision.keepers.put(role, distinct.get(way));
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
        distinct.values().forEach(keeper -> {
            String name = keeper.status().role().word();
            supervision.threads.add(Thread.ofVirtual().name(name + "-owner").start(keeper::own));
            supervision.threads.add(Thread.ofVirtual().name(name + "-tick").start(keeper::tick));
        });
        return supervision;
    }

    /** The identity-card reader, as long as this supervision lives. Closing it does nothing: it is not the caller's. */
    public IdCardReader idCardReader() {
        return devices.idCardReader();
    }

    /** The reader of social-security cards, as long as this supervision lives. Closing it does nothing: it is not the caller's. */
    public SmartCardReader smartCardReader() {
        return devices.smartCardReader();
    }

    /** The receipt printer, as long as this supervision lives. Closing it does nothing: it is not the caller's. */
    public ReceiptPrinter receiptPrinter() {
        return devices.receiptPrinter();
    }

    /** The A4 printer, as long as this supervision lives. Closing it does nothing: it is not the caller's. */
    public DocumentPrinter documentPrinter() {
        return devices.documentPrinter();
    }

    /** The code scanner, as long as this supervision lives. Closing it does nothing: it is not the caller's. */
    public CodeScanner codeScanner() {
        return devices.codeScanner();
    }

    /** The camera, as long as this supervision lives. Closing it does nothing: it is not the caller's. */
    public Camera camera() {
        return devices.camera();
    }

    /** The guide lights, as long as this supervision lives. Closing them does nothing: they are not the caller's. */
    public Lights lights() {
        return devices.lights();
    }

    /** The sensors, as long as this supervision lives. Closing them does nothing: they are not the caller's. */
    public Sensors sensors() {
        return devices.sensors();
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

    /**
     * Claims a device for several calls in a row, which are made through {@link Lease#devices()}. Waits until the calls before it have ended;
     * other callers wait meanwhile, ten seconds at most.
     *
     * @param longest after this it ends by itself; at most {@link Lease#LONGEST}
     * @throws DeviceException BUSY when it was not free within ten seconds
     */
    public Lease claim(DeviceRole role, Duration longest) throws DeviceException, InterruptedException {
        return keeper(role).claim(longest);
    }

    /**
     * Lends a device to another program: from now on it is busy for everybody, and its line is let go of, which {@link Lease#awaitRest} waits
     * for. When the lease ends it is taken back.
     *
     * @param place what the other program opens, {@link Makes#place}
     * @param longest after this it is taken back; at most {@link Lease#LONGEST}
     * @return empty = none of these devices is there
     * @throws DeviceException BUSY when somebody has claimed it or has it on loan
     */
    public Optional<Lease> lend(String place, Duration longest) throws DeviceException {
        for (var keeper : keepers.values()) {
            if (keeper.isAt(place)) {
                return Optional.of(keeper.lend(longest));
            }
        }
        return Optional.empty();
    }

    /** Lets go of every device; waits a few seconds at most. */
    @Override
    public void close() {
        keepers.values().forEach(Keeper::end);
        threads.forEach(Thread::interrupt);
        long giveUpAt = System.nanoTime() + END_MAX.toNanos(); // for all of them together
        for (Thread thread : threads) {
            if (!HelperThread.ends(thread, Duration.ofNanos(giveUpAt - System.nanoTime()))) {
                LOG.warn("{} did not end", thread.getName());
            }
        }
    }

    private <T> T call(DeviceRole role, ReturningWork<T> work) throws DeviceException, InterruptedException {
        return keeper(role).call(work);
    }

    private Keeper keeper(DeviceRole role) throws DeviceException {
        var keeper = keepers.get(role);
        if (keeper == null) {
            throw new DeviceException(
                    Fault.MISCONFIGURED,
                    misconfigured.containsKey(role)
                            ? role.word() + " has a wrong device URL; see the log"
                            : "this terminal has no " + role.word());
        }
        return keeper;
    }
}
