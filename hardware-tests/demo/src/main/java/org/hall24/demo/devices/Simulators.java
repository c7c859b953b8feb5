package org.hall24.demo.devices;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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

    /** The receipt printer of the terminal. */
    static final String PLAIN = "generic80";

    /** Receipt printers that hold a slip until it is taken. */
    static final List<String> WITH_PRESENTER = List.of("vkp80", "tptcm112", "reliance");

    private static final Logger LOG = LoggerFactory.getLogger(Simulators.class);

    private final List<Program> programs = new ArrayList<>();
    private final Map<String, String> urls = new HashMap<>();
    private final Map<String, Simulated> controls = new HashMap<>();
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
        Files.createDirectories(sheets());
        start("idcard", "idcard", terminal("idcard"), "sam:serial:%s?baud=115200");
        start(
                "scanner",
                "scanner",
                terminal("scanner"),
                "scanner:serial:%s?make=newland&baud=115200",
                "--make",
                "newland");
        start("document", "document", port(), "ipp:tcp:%s?path=/ipp/print", "--out", sheets().toString());
        start("camera", "camera", port(), "camera:mjpeg:%s/");
        start("board", "board", terminal("board"), "modbus:serial:%s?baud=9600");
        start("smartcard", "smartcard", "", "pcsc:reader:%s?answer=2000", "--service", cardService());
        startPrinter(PLAIN);
        for (var model : WITH_PRESENTER) {
            startPrinter(model);
        }
    }

    private void startPrinter(String model) throws IOException, InterruptedException {
        Files.createDirectories(slips(model));
        start(
                model,
                "receipt",
                port(),
                "escpos:tcp:%s?profile=" + model,
                "--model",
                model,
                "--out",
                slips(model).toString(),
                "--fonts",
                house.fonts().toString());
    }

    /** Where this very program will look for a card service: nobody can tell it once it runs. */
    private static String cardService() throws IOException {
        var socket = System.getenv("PCSCLITE_CSOCK_NAME");
        if (socket == null) {
            throw new IOException(
                    "PCSCLITE_CSOCK_NAME must name a socket for the card service; ./hall24 prove device does so");
        }
        return socket;
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

    private void start(String name, String device, String at, String url, String... more)
            throws IOException, InterruptedException {
        var control = places.sockets().resolve(name + ".sock");
        var arguments = new ArrayList<>(List.of(device, "--control", control.toString()));
        if (!at.isEmpty()) {
            arguments.addAll(List.of("--at", at));
        }
        arguments.addAll(List.of(more));
        var program = Program.start(
                "sim-" + name,
                house.command(Leaf.SIMULATOR, MAIN, arguments),
                Map.of(),
                places.logs().resolve("sim-" + name + ".log"),
                _ -> {});
        programs.add(program);
        var ready = program.awaitReady(READY_MAX);
        urls.put(name, url.formatted(ready.get("at").asString()));
        controls.put(name, new Simulated(control));
    }

    /** Where slips of this printer fall. */
    Path slips(String model) {
        return places.receipts().resolve(model);
    }

    /** Where sheets fall. */
    Path sheets() {
        return places.tray();
    }

    /** The device URL of each role of one terminal. */
    Map<DeviceRole, String> urls() {
        return Map.of(
                DeviceRole.IDCARD, url("idcard"),
                DeviceRole.SMARTCARD, url("smartcard"),
                DeviceRole.RECEIPT, url(PLAIN),
                DeviceRole.DOCUMENT, url("document"),
                DeviceRole.SCANNER, url("scanner"),
                DeviceRole.CAMERA, url("camera"),
                DeviceRole.LIGHTS, url("board"),
                DeviceRole.SENSORS, url("board"));
    }

    /** The device URL of one. */
    String url(String name) {
        return known(urls, name);
    }

    Simulated control(String name) {
        return known(controls, name);
    }

    private static <T> T known(Map<String, T> all, String name) {
        var one = all.get(name);
        if (one == null) {
            throw new IllegalArgumentException("there is no simulated " + name);
        }
        return one;
    }

    @Override
    public void close() {
        programs.forEach(Program::close);
    }
}
