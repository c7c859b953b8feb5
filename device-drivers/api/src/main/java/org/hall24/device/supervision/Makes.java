package org.hall24.device.supervision;

import java.util.List;
import java.util.ServiceLoader;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hall24.device.Device;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.Fault;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.driver.DeviceDriver;
import org.hall24.device.driver.Driver;
import org.hall24.device.driver.FrameDriver;
import org.hall24.device.driver.SlotDriver;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.driver.TappedDriver;
import org.hall24.device.link.EmptyOpener;
import org.hall24.device.link.FrameOpener;
import org.hall24.device.link.Line;
import org.hall24.device.link.LinkOpener;
import org.hall24.device.link.Opener;
import org.hall24.device.link.SlotOpener;
import org.hall24.device.link.WatchedLink;
import org.hall24.device.link.WatchedSlot;
import org.hall24.device.link.WatchedSource;

/**
 * The drivers and lines this program was shipped with.
 *
 * @param drivers one a protocol
 * @param links one a transport of bytes
 * @param frameDrivers one for each thing that can be made of pictures
 * @param frameSources one a transport of pictures
 * @param slotDrivers one a kind of chip card
 * @param slots one a way to reach chip cards
 */
public record Makes(
        List<DeviceDriver> drivers,
        List<LinkOpener> links,
        List<FrameDriver> frameDrivers,
        List<FrameOpener> frameSources,
        List<SlotDriver> slotDrivers,
        List<SlotOpener> slots) {

    /** Those of bytes only. */
    public Makes(List<DeviceDriver> drivers, List<LinkOpener> links) {
        this(drivers, links, List.of(), List.of());
    }

    /** Those of bytes and pictures. */
    public Makes(
            List<DeviceDriver> drivers,
            List<LinkOpener> links,
            List<FrameDriver> frameDrivers,
            List<FrameOpener> frameSources) {
        this(drivers, links, frameDrivers, frameSources, List.of(), List.of());
    }

    /** Those found on the class path or module path. */
    public static Makes shipped() {
        return new Makes(
                found(DeviceDriver.class),
                found(LinkOpener.class),
                found(FrameDriver.class),
                found(FrameOpener.class),
                found(SlotDriver.class),
                found(SlotOpener.class));
    }

    private static <S> List<S> found(Class<S> kind) {
        return ServiceLoader.load(kind, Makes.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * What the device of this URL is for.
     *
     * @throws DeviceException MISCONFIGURED when the URL is none or names no driver
     */
    public DeviceRole role(String written) throws DeviceException {
        var url = DeviceUrl.parse(written);
        return all().filter(each -> each.word().equals(url.driver()))
                .findFirst()
                .orElseThrow(() -> unknownDriver(url))
                .role();
    }

    /**
     * Where the device of this URL is: two URLs with one place cannot both be open, whatever their drivers and options.
     *
     * @throws DeviceException MISCONFIGURED when the URL is none or names no transport
     */
    public String place(String written) throws DeviceException {
        var url = DeviceUrl.parse(written);
        return openers()
                .filter(each -> each.word().equals(url.transport()))
                .findFirst()
                .orElseThrow(() ->
                        unknown(url, "transport", url.transport(), openers().map(Opener::word)))
                .placeOf(url);
    }

    private Stream<Opener<?>> openers() {
        return Stream.of(links, frameSources, slots).flatMap(List::stream);
    }

    /**
     * Opens the device of this URL for one caller, who closes it: for a console, never for a kiosk. Nobody watches it or brings it back.
     *
     * @throws DeviceException when the URL is wrong or the device cannot be opened
     * @throws InterruptedException when the caller no longer wants it
     */
    public Device open(String written, Surroundings surroundings) throws DeviceException, InterruptedException {
        return recipe(role(written), written).open(surroundings, Runnable::run).device();
    }

    /** The same, with something on every line of bytes: a recording, faults. Cameras and chip cards have none and stay as they are. */
    public Makes tapped(TappedDriver.Tap tap) {
        return withBytes(
                drivers.stream()
                        .<DeviceDriver>map(driver -> new TappedDriver(driver, tap))
                        .toList(),
                links);
    }

    /** The same drivers and URLs, with something in the place of every line of bytes, which is not opened: a replay. */
    public Makes instead(TappedDriver.Tap tap) {
        return withBytes(
                        drivers,
                        links.stream().<LinkOpener>map(EmptyOpener::new).toList())
                .tapped(tap);
    }

    private Makes withBytes(List<DeviceDriver> drivers, List<LinkOpener> links) {
        return new Makes(drivers, links, frameDrivers, frameSources, slotDrivers, slots);
    }

    /**
     * Whether the device of this URL speaks over a line of bytes, on which something can be put.
     *
     * @throws DeviceException MISCONFIGURED when the URL is none or names no driver
     */
    public boolean speaksBytes(String written) throws DeviceException {
        role(written);
        return names(drivers).anyMatch(DeviceUrl.parse(written).driver()::equals);
    }

    /** Understands a URL. */
    Recipe<?> recipe(DeviceRole role, String written) throws DeviceException {
        var url = DeviceUrl.parse(written);
        if (names(drivers).anyMatch(url.driver()::equals)) {
            return recipe(role, url, drivers, links, WatchedLink::new);
        }
        if (names(frameDrivers).anyMatch(url.driver()::equals)) {
            return recipe(role, url, frameDrivers, frameSources, WatchedSource::new);
        }
        if (names(slotDrivers).anyMatch(url.driver()::equals)) {
            return recipe(role, url, slotDrivers, slots, WatchedSlot::new);
        }
        throw unknownDriver(url);
    }

    private Stream<Driver<?>> all() {
        return Stream.of(drivers, frameDrivers, slotDrivers).flatMap(List::stream);
    }

    private DeviceException unknownDriver(DeviceUrl url) {
        return unknown(url, "driver", url.driver(), all().map(Driver::word));
    }

    private static Stream<String> names(List<? extends Driver<?>> drivers) {
        return drivers.stream().map(Driver::word);
    }

    private static <L extends Line> Recipe<L> recipe(
            DeviceRole role,
            DeviceUrl url,
            List<? extends Driver<L>> drivers,
            List<? extends Opener<L>> openers,
            UnaryOperator<L> watched)
            throws DeviceException {
        var driver = drivers.stream()
                .filter(each -> each.word().equals(url.driver()))
                .findFirst()
                .orElseThrow();
        var opener = openers.stream()
                .filter(each -> each.word().equals(url.transport()))
                .findFirst()
                .orElseThrow(() -> unknown(
                        url, "transport", url.transport(), openers.stream().map(Opener::word)));
        if (!driver.roles().contains(role)) {
            throw new DeviceException(
                    Fault.MISCONFIGURED,
                    "device URL '" + url + "': " + driver.word() + " is a driver for "
                            + driver.role().word() + ", not for " + role.word());
        }
        return new Recipe<>(url, driver, opener, OptionValues.of(url, driver.options(), opener.options()), watched);
    }

    private static DeviceException unknown(DeviceUrl url, String what, String word, Stream<String> known) {
        return new DeviceException(
                Fault.MISCONFIGURED,
                "device URL '" + url + "': there is no " + what + " '" + word + "', only " + known.toList());
    }
}
