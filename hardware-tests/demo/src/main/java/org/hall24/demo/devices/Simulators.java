package org.hall24.demo.devices;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.hall24.demo.hall.Places;
import org.hall24.demo.hall.Simulated;
import org.hall24.device.DeviceRole;
import org.hall24.programs.House;
import org.hall24.programs.House.Leaf;
import org.hall24.programs.Program;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every simulated device in a process of its own, so that what is measured here is ours alone. */
final class Simulators implements AutoCloseable {
    private static final String MAIN = "org.hall24.simulator.main.SimMain";
    private static final Duration READY_MAX = Duration.ofSeconds(60);

    /** Below the ports a system lends to whoever calls out: a cable that is out for a moment must find its port free again. */
    private static final int PORT_MIN = 20_000;

    private static final int PORT_MAX = 30_000;
    private static final int PORTS_TRIED_MAX = 50;

    private static final Logger LOG = LoggerFactory.getLogger(Simulators.class);

    private final List<Program> programs = new ArrayList<>();
    private final Map<DeviceRole, String> urls = new EnumMap<>(DeviceRole.class);
    private final Map<DeviceRole, Simulated> controls = new EnumMap<>(DeviceRole.class);
    private final House house;
    private final Places places;
    private final RandomGenerator chance;

    private Simulators(House house, Places places, RandomGenerator chance) {
        this.house = house;
        this.places = places;
        this.chance = chance;
    }

    /** Starts them all; the ones that cannot be are an exception, and the others are stopped again. */
    static Simulators start(House house, Places places, RandomGenerator chance)
            throws IOException, InterruptedException {
        var simulators = new Simulators(house, places, chance);
        boolean whole = false;
        try {
            simulators.startAll();
            whole = true;
            return simulators;
        } finally {
            if (!whole) {
                simulators.close();
            }
        }
    }

    private void startAll() throws IOException, InterruptedException {
        var fonts = house.fonts().toString();
        Files.createDirectories(slips());
        Files.createDirectories(sheets());
        start(DeviceRole.IDCARD, terminal("idcard"), "sam:serial:%s?baud=115200");
        start(
                DeviceRole.RECEIPT,
                port(),
                "escpos:tcp:%s?profile=generic80",
                "--out",
                slips().toString(),
                "--fonts",
                fonts);
        start(DeviceRole.DOCUMENT, port(), "ipp:tcp:%s?path=/ipp/print", "--out", sheets().toString());
        start(
                DeviceRole.SCANNER,
                terminal("scanner"),
                "scanner:serial:%s?make=newland&baud=115200",
                "--make",
                "newland");
        start(DeviceRole.CAMERA, port(), "camera:mjpeg:%s/");
    }

    private String port() throws IOException {
        var loopback = InetAddress.getLoopbackAddress();
        for (int i = 0; i < PORTS_TRIED_MAX; i++) {
            int port = chance.nextInt(PORT_MIN, PORT_MAX);
            try (var tried = new ServerSocket(port, 1, loopback)) {
                return "127.0.0.1:" + tried.getLocalPort();
            } catch (BindException _) {
                LOG.debug("port {} is taken", port);
            }
        }
        throw new IOException(
                "no free port from " + PORT_MIN + " to " + PORT_MAX + " in " + PORTS_TRIED_MAX + " tries");
    }

    private String terminal(String name) {
        return places.sockets().resolve(name + ".tty").toString();
    }

    private void start(DeviceRole role, String at, String url, String... more)
            throws IOException, InterruptedException {
        var control = places.sockets().resolve(role.word() + ".sock");
        var arguments = new ArrayList<>(List.of(role.word(), "--at", at, "--control", control.toString()));
        arguments.addAll(List.of(more));
        var program = Program.start(
                "sim-" + role.word(),
                house.command(Leaf.SIMULATOR, MAIN, arguments),
                Map.of(),
                places.logs().resolve("sim-" + role.word() + ".log"),
                _ -> {});
        programs.add(program);
        var ready = program.awaitReady(READY_MAX);
        urls.put(role, url.formatted(ready.get("at").asString()));
        controls.put(role, new Simulated(control));
    }

    /** Where slips fall. */
    Path slips() {
        return places.receipts();
    }

    /** Where sheets fall. */
    Path sheets() {
        return places.tray();
    }

    /** The device URL of each. */
    Map<DeviceRole, String> urls() {
        return Map.copyOf(urls);
    }

    Simulated control(DeviceRole role) {
        var control = controls.get(role);
        if (control == null) {
            throw new IllegalArgumentException("there is no simulated " + role.word());
        }
        return control;
    }

    @Override
    public void close() {
        programs.forEach(Program::close);
    }
}
