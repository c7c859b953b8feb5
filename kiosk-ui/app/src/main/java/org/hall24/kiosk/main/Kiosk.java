package org.hall24.kiosk.main;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.util.Duration;
import org.hall24.device.DeviceRole;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.supervision.Makes;
import org.hall24.device.supervision.Supervision;
import org.hall24.journey.Fittings;
import org.hall24.journey.JournalToAgent;
import org.hall24.journey.Lending;
import org.hall24.journey.Terminal;
import org.hall24.journey.Touch;
import org.hall24.kiosk.page.PdfPages;
import org.hall24.kiosk.screen.Panel;
import org.hall24.kiosk.window.Host;
import org.hall24.kiosk.window.KioskWindow;
import org.hall24.kiosk.window.Observer;
import org.hall24.settings.Times;
import org.hall24.time.Pause;
import org.hall24.wire.release.ReleaseVerifier;
import org.hall24.wire.release.Roots;
import org.hall24.wire.terminal.AgentClient;
import org.hall24.wire.terminal.PeerCheck;
import org.hall24.wire.terminal.VendorServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the terminal together: devices, agent, flows, and the glass. Runs until its window is closed, which a panel's never is. */
final class Kiosk {
    private static final Logger LOG = LoggerFactory.getLogger(Kiosk.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** What the machine has: set by {@code ./hall24}. */
    private static final String ASSETS = "hall24.assets";

    private final Options options;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** What the command line said. */
    record Options(
            Path agent,
            Map<DeviceRole, String> devices,
            Path roots,
            Optional<Path> vendor,
            boolean window,
            boolean trace) {}

    Kiosk(Options options) {
        this.options = options;
    }

    /** Serves until the window is closed; the exit code. */
    int run() throws InterruptedException {
        try {
            var assets = Path.of(System.getProperty(ASSETS, ".hall24/assets"));
            var roots = Roots.fromJson(Files.readAllBytes(options.roots()));
            serve(assets, roots);
            return 0;
        } catch (IOException e) {
            LOG.error("the kiosk cannot start: {}", e.getMessage());
            return 2;
        }
    }

    private void serve(Path assets, Roots roots) throws IOException, InterruptedException {
        var clock = InstantSource.system();
        try (var agent = new AgentClient(options.agent());
                var devices = devices(assets, clock, agent)) {
            var terminal = new Terminal(new Fittings(
                    devices.idCardReader(),
                    devices.smartCardReader(),
                    devices.receiptPrinter(),
                    devices.documentPrinter(),
                    devices.codeScanner(),
                    PdfPages::draw,
                    devices.lights(),
                    devices.sensors(),
                    devices,
                    agent,
                    new ReleaseVerifier(roots, clock),
                    clock,
                    Pause.REAL,
                    new SecureRandom(),
                    Times.SHIPPED));
            var host = open(assets, terminal, clock);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> putOutLights(terminal), "lights-out"));
            var flow = Thread.ofVirtual().name("journey").start(() -> run(terminal, host));
            var vendor = vendorMode(new Lending(terminal.occupancy(), devices, Times.SHIPPED, clock), clock);
            closed.await();
            vendor.ifPresent(VendorServer::close);
            flow.interrupt();
            putOutLights(terminal);
        } finally {
            Platform.exit();
        }
    }

    /** Also when the program is told to end: a board keeps its relays as they were. */
    private static void putOutLights(Terminal terminal) {
        try {
            terminal.putOutLights();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Supervision devices(Path assets, InstantSource clock, AgentClient agent) {
        var surroundings = new Surroundings(
                clock, Pause.REAL, new SecureRandom(), new JobBook(new JournalToAgent(agent)), assets.resolve("fonts"));
        return Supervision.begin(options.devices(), surroundings, Makes.shipped());
    }

    /**
     * Technicians' tools run as the kiosk's user, or as root, who could take any device anyway. Without the socket citizens are served
     * all the same.
     */
    private Optional<VendorServer> vendorMode(Lending lending, InstantSource clock) {
        var staff = PeerCheck.user(System.getProperty("user.name")).or(PeerCheck.user("root"));
        try {
            return options.vendor().isEmpty()
                    ? Optional.empty()
                    : Optional.of(VendorServer.open(options.vendor().get(), lending, staff, clock));
        } catch (IOException e) {
            LOG.error("no technician's tool can ask for a device: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** A flow that ends by mistake begins anew: the panel never stays with a picture nobody answers for. */
    private static void run(Terminal terminal, Host host) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                terminal.run(host::show);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException mistake) {
                host.fail(mistake);
            }
        }
    }

    private Host open(Path assets, Terminal terminal, InstantSource clock) throws IOException, InterruptedException {
        var ready = new CountDownLatch(1);
        Platform.startup(ready::countDown);
        ready.await();
        Platform.setImplicitExit(false);
        var glyphs = Faces.load(assets.resolve("fonts"));
        var dictionary = new LateDictionary(assets.resolve("pinyin").resolve("pinyin_simp.dict.yaml"));
        var opening = new FutureTask<>(() -> {
            var host = new Host(
                    (drawn, felt) ->
                            new Panel(terminal.texts(), glyphs, dictionary, clock, ZONE, terminal::touch, felt, drawn),
                    options.trace() ? List.<Observer>of(new Trace(System.out::println)) : List.of(),
                    _ -> terminal.touch(new Touch.Leave()),
                    System::nanoTime);
            Thread.currentThread().setUncaughtExceptionHandler((_, mistake) -> host.failed(mistake));
            if (options.window()) {
                KioskWindow.onADesk(host.root(), closed::countDown);
            } else {
                KioskWindow.overTheScreen(host.root());
            }
            var everySecond = new Timeline(new KeyFrame(Duration.seconds(1), _ -> host.tick()));
            everySecond.setCycleCount(Animation.INDEFINITE);
            everySecond.play();
            return host;
        });
        Platform.runLater(opening);
        try {
            var host = opening.get();
            System.out.println("{\"ready\":\"kiosk\"}");
            return host;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IOException("the window could not be opened", e.getCause());
        }
    }
}
