package org.hall24.kiosk.main;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hall24.device.DeviceRole;
import org.hall24.kiosk.window.Toolkit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The program at the panel. It has no directory of its own and writes no file: its devices, the agent and the release's roots are
 * all it is told.
 */
@Command(
        name = "hall24 kiosk",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "The screen of a terminal: talks to its devices and to the agent, and to nobody else.")
public final class KioskMain implements Callable<Integer> {
    @Option(names = "--agent", required = true, paramLabel = "SOCKET", description = "the agent's Unix socket")
    private @Nullable Path agent;

    @Option(
            names = "--idcard",
            required = true,
            paramLabel = "URL",
            description = "the ID-card reader, such as sam:serial:/dev/hall24/idcard?baud=115200")
    private @Nullable String idcard;

    @Option(
            names = "--smartcard",
            paramLabel = "URL",
            description = "the reader of social-security cards, such as pcsc:reader:ACS*; left out where there is none")
    private @Nullable String smartcard;

    @Option(
            names = "--receipt",
            required = true,
            paramLabel = "URL",
            description = "the receipt printer, such as escpos:tcp:127.0.0.1:9100?profile=generic80")
    private @Nullable String receipt;

    @Option(
            names = "--document",
            paramLabel = "URL",
            description = "the A4 printer, such as ipp:tcp:127.0.0.1:631?path=/ipp/print; left out where there is none")
    private @Nullable String document;

    @Option(
            names = "--scanner",
            paramLabel = "URL",
            description =
                    "the code scanner, such as scanner:serial:/dev/hall24/scanner?make=newland; left out likewise")
    private @Nullable String scanner;

    @Option(
            names = "--camera",
            paramLabel = "URL",
            description = "the document camera, such as camera:v4l2:/dev/video0; left out likewise")
    private @Nullable String camera;

    @Option(
            names = "--lights",
            paramLabel = "URL",
            description = "the guide lights, such as modbus:serial:/dev/hall24/board?baud=9600; left out likewise")
    private @Nullable String lights;

    @Option(
            names = "--sensors",
            paramLabel = "URL",
            description = "door, presence and UPS; the same URL again where one board has lights and sensors")
    private @Nullable String sensors;

    @Option(names = "--roots", required = true, paramLabel = "FILE", description = "who must have signed the release")
    private @Nullable Path roots;

    @Option(
            names = "--vendor",
            paramLabel = "SOCKET",
            description = "where technicians' tools ask for a device (default: kiosk.sock where ./hall24 device looks)")
    private @Nullable Path vendor;

    @Option(names = "--window", description = "a window on a desk, half as large as the panel")
    private boolean window;

    @Option(
            names = "--trace",
            description = "one JSON line on stdout for each touch and each painted picture; never a text or a value")
    private boolean trace;

    /** Starts the kiosk; comes back when its window was closed. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new KioskMain()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Toolkit.prepare();
        var kiosk = new Kiosk(new Kiosk.Options(required(agent), devices(), required(roots), vendor(), window, trace));
        return kiosk.run();
    }

    /** The URL of each role this terminal has. */
    private Map<DeviceRole, String> devices() {
        var urls = new EnumMap<DeviceRole, String>(DeviceRole.class);
        urls.put(DeviceRole.IDCARD, required(idcard));
        urls.put(DeviceRole.RECEIPT, required(receipt));
        fitted(urls, DeviceRole.SMARTCARD, smartcard);
        fitted(urls, DeviceRole.DOCUMENT, document);
        fitted(urls, DeviceRole.SCANNER, scanner);
        fitted(urls, DeviceRole.CAMERA, camera);
        fitted(urls, DeviceRole.LIGHTS, lights);
        fitted(urls, DeviceRole.SENSORS, sensors);
        return urls;
    }

    /** As it was said, or where the tools of this checkout or installation look for it. */
    private Optional<Path> vendor() {
        return Optional.ofNullable(vendor)
                .or(() -> Optional.ofNullable(System.getProperty("hall24.run")).map(run -> Path.of(run, "kiosk.sock")));
    }

    private static void fitted(Map<DeviceRole, String> urls, DeviceRole role, @Nullable String url) {
        if (url != null) {
            urls.put(role, url);
        }
    }

    private static <T> T required(@Nullable T option) {
        return java.util.Objects.requireNonNull(option, "picocli lets no required option be missing");
    }
}
