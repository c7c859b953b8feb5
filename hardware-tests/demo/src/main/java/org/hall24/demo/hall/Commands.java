package org.hall24.demo.hall;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.programs.House;
import org.hall24.programs.House.Leaf;
import org.hall24.simulator.chip.CardService;

/** How each program of a hall is started, and where they find each other. */
final class Commands {
    static final String TERMINAL = "H24-0007";
    static final String HUB_MAIN = "org.hall24.hub.main.HubMain";

    /** The first of the card service's virtual readers. */
    private static final int SLOT = 0;

    private static final String REGION = "YS";
    private static final String SIMULATORS = "org.hall24.simulator.main.SimMain";

    private final House house;
    private final Places places;
    private final Ports ports;
    private final List<String> kioskArguments;
    private volatile Optional<CardService> cardService = Optional.empty();

    /**
     * Loopback ports.
     *
     * @param agentToHub where the relay between agent and hub listens
     */
    record Ports(int hub, int agentToHub, int sandbox, int printer, int document) {}

    Commands(House house, Places places, Ports ports, List<String> kioskArguments) {
        this.house = house;
        this.places = places;
        this.ports = ports;
        this.kioskArguments = List.copyOf(kioskArguments);
    }

    /** From now on there is a slot for chip cards too. */
    void fit(CardService service) {
        cardService = Optional.of(service);
    }

    Ports ports() {
        return ports;
    }

    /** The command line of a program. */
    List<String> of(Role role) {
        return switch (role) {
            case SANDBOX ->
                house.command(
                        Leaf.SANDBOX,
                        "org.hall24.sandbox.main.SandboxMain",
                        List.of("--port", "" + ports.sandbox(), "--state", state("sandbox")));
            case HUB -> house.command(Leaf.HUB, HUB_MAIN, hub());
            case IDCARD -> simulator("idcard", "--at", socket("idcard.tty"), "--control", socket("idcard.sock"));
            case SMARTCARD -> simulator("smartcard", "--at", slot(), "--control", socket("smartcard.sock"));
            case RECEIPT ->
                simulator(
                        "receipt",
                        "--at",
                        "127.0.0.1:" + ports.printer(),
                        "--control",
                        socket("receipt.sock"),
                        "--out",
                        places.receipts().toString(),
                        "--fonts",
                        house.fonts().toString());
            case DOCUMENT ->
                simulator(
                        "document",
                        "--at",
                        "127.0.0.1:" + ports.document(),
                        "--control",
                        socket("document.sock"),
                        "--out",
                        places.tray().toString());
            case SCANNER ->
                simulator(
                        "scanner",
                        "--at",
                        socket("scanner.tty"),
                        "--control",
                        socket("scanner.sock"),
                        "--make",
                        "newland");
            case BOARD -> simulator("board", "--at", socket("board.tty"), "--control", socket("board.sock"));
            case AGENT -> house.command(Leaf.AGENT, ownFolder(Role.AGENT), "org.hall24.agent.main.AgentMain", agent());
            case KIOSK -> house.command(Leaf.KIOSK, ownFolder(Role.KIOSK), "org.hall24.kiosk.main.KioskMain", kiosk());
        };
    }

    /** Its temporary files go to a folder of its own, as a service's do, so that what it leaves behind is known to be its. */
    private List<String> ownFolder(Role role) {
        return List.of("-Djava.io.tmpdir=" + places.temporaryOf(role));
    }

    private List<String> simulator(String... arguments) {
        return house.command(Leaf.SIMULATOR, SIMULATORS, List.of(arguments));
    }

    private List<String> hub() {
        return List.of(
                "serve",
                "--state",
                state("hub"),
                "--port",
                "" + ports.hub(),
                "--sandbox",
                sandboxAddress(),
                "--public",
                hubAddress(),
                "--overlay",
                "990000");
    }

    private List<String> agent() {
        return List.of(
                "run",
                "--state",
                state("agent"),
                "--socket",
                socket("agent.sock"),
                "--hub",
                "https://localhost:" + ports.agentToHub(),
                "--hub-ca",
                ca().toString(),
                "--public-hub",
                hubAddress(),
                "--terminal",
                TERMINAL,
                "--region",
                REGION,
                "--roots",
                state("roots/roots.json"),
                "--release",
                state("release/release.json"),
                "--starts-within",
                "0");
    }

    private List<String> kiosk() {
        var board = "modbus:serial:" + socket("board.tty") + "?baud=9600&light-card-unit-2=5";
        var arguments = new ArrayList<>(List.of(
                "--agent",
                socket("agent.sock"),
                "--vendor",
                socket("kiosk.sock"),
                "--idcard",
                "sam:serial:" + socket("idcard.tty") + "?baud=115200",
                "--receipt",
                "escpos:tcp:127.0.0.1:" + ports.printer() + "?profile=generic80",
                "--document",
                "ipp:tcp:127.0.0.1:" + ports.document() + "?path=/ipp/print",
                "--scanner",
                "scanner:serial:" + socket("scanner.tty") + "?make=newland&baud=115200",
                "--lights",
                board,
                "--sensors",
                board,
                "--roots",
                state("roots/roots.json")));
        cardService.ifPresent(service -> arguments.addAll(List.of("--smartcard", "pcsc:reader:" + service.name(SLOT))));
        arguments.addAll(kioskArguments);
        return arguments;
    }

    /** Where the virtual reader waits for a card. */
    private String slot() {
        var address = cardService
                .orElseThrow(() -> new IllegalStateException("no card service runs"))
                .reader(SLOT);
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    String hubAddress() {
        return "https://localhost:" + ports.hub();
    }

    String sandboxAddress() {
        return "http://127.0.0.1:" + ports.sandbox();
    }

    /** The certificate of the hub's demo CA. */
    Path ca() {
        return places.state("hub").resolve("ca.pem");
    }

    String state(String name) {
        return places.state(name).toString();
    }

    private String socket(String name) {
        return places.sockets().resolve(name).toString();
    }
}
