package org.hall24.demo.devices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hall24.demo.hall.Places;
import org.hall24.demo.hall.Simulated;
import org.hall24.device.DeviceRole;
import org.hall24.programs.House;
import org.hall24.programs.House.Leaf;
import org.hall24.programs.Program;

/** Every simulated device in a process of its own, so that what is measured here is ours alone. */
final class Simulators implements AutoCloseable {
    private static final String MAIN = "org.hall24.simulator.main.SimMain";
    private static final Duration READY_MAX = Duration.ofSeconds(60);

    private final List<Program> programs = new ArrayList<>();
    private final Map<DeviceRole, String> urls = new EnumMap<>(DeviceRole.class);
    private final Map<DeviceRole, Simulated> controls = new EnumMap<>(DeviceRole.class);
    private final House house;
    private final Places places;

    private Simulators(House house, Places places) {
        this.house = house;
        this.places = places;
    }

    /** Starts them all; the ones that cannot be are an exception, and the others are stopped again. */
    static Simulators start(House house, Places places) throws IOException, InterruptedException {
        var simulators = new Simulators(house, places);
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
        var any = "127.0.0.1:0";
        var fonts = house.fonts().toString();
        Files.createDirectories(slips());
        Files.createDirectories(sheets());
        start(DeviceRole.IDCARD, terminal("idcard"), "sam:serial:%s?baud=115200");
        start(
                DeviceRole.RECEIPT,
                any,
                "escpos:tcp:%s?profile=generic80",
                "--out",
                slips().toString(),
                "--fonts",
                fonts);
        start(DeviceRole.DOCUMENT, any, "ipp:tcp:%s?path=/ipp/print", "--out", sheets().toString());
        start(
                DeviceRole.SCANNER,
                terminal("scanner"),
                "scanner:serial:%s?make=newland&baud=115200",
                "--make",
                "newland");
        start(DeviceRole.CAMERA, any, "camera:mjpeg:%s/");
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
