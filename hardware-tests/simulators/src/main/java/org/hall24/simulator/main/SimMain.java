package org.hall24.simulator.main;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hall24.people.People;
import org.hall24.simulator.Control;
import org.hall24.simulator.Words;
import org.hall24.simulator.board.BoardSimulator;
import org.hall24.simulator.camera.CameraSimulator;
import org.hall24.simulator.card.CardReaderSimulator;
import org.hall24.simulator.chip.CardReader;
import org.hall24.simulator.chip.ChipSimulator;
import org.hall24.simulator.document.DocumentSimulator;
import org.hall24.simulator.paper.Model;
import org.hall24.simulator.paper.PrinterSimulator;
import org.hall24.simulator.pty.Cable;
import org.hall24.simulator.pty.NetworkCable;
import org.hall24.simulator.pty.Wire;
import org.hall24.simulator.scanner.ScannerMake;
import org.hall24.simulator.scanner.ScannerSimulator;
import org.hall24.time.Pause;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs one simulated device until it is told QUIT. */
@Command(
        name = "sim",
        mixinStandardHelpOptions = true,
        description = "One simulated device, steered by words over a Unix socket.",
        subcommands = {
            SimMain.IdCard.class,
            SimMain.ReceiptPrinter.class,
            SimMain.DocumentPrinter.class,
            SimMain.Scanner.class,
            SimMain.Camera.class,
            SimMain.SmartCard.class,
            SimMain.Board.class
        })
public final class SimMain {
    private static final int PORT_MAX = 65_535;

    /** What is a path has a slash or no port. */
    private static final Pattern NETWORK = Pattern.compile("[^/]+:[0-9]+");

    private SimMain() {}

    /** Exit 0 = quit as asked, 2 = could not run. */
    public static void main(String... arguments) {
        System.exit(line().execute(arguments));
    }

    static CommandLine line() {
        return new CommandLine(new SimMain());
    }

    @Command(
            name = "idcard",
            mixinStandardHelpOptions = true,
            description =
                    "Identity-card reader at the end of a pseudo-terminal, or behind a device server on the network.")
    static final class IdCard implements Callable<Integer> {
        @Option(
                names = "--at",
                required = true,
                description =
                        "Path of the serial port to make, a link to the pseudo-terminal; or host:port to listen at.")
        private String at = "";

        @Option(names = "--control", required = true, description = "Unix socket for words.")
        private Path control = Path.of("");

        @Override
        public Integer call() throws IOException, InterruptedException {
            if (!NETWORK.matcher(at).matches()) {
                return run(new Cable(Path.of(at)), () -> at);
            }
            var cable = new NetworkCable(address(at));
            return run(
                    cable,
                    () -> cable.address().getHostString() + ":"
                            + cable.address().getPort());
        }

        private int run(Wire cable, Supplier<String> place) throws IOException, InterruptedException {
            try (var simulator = CardReaderSimulator.at(cable, People.shipped(), Pause.REAL);
                    var words = Control.at(control, simulator)) {
                ready("idcard", place.get());
                words.awaitQuit();
            }
            return 0;
        }
    }

    @Command(
            name = "receipt",
            mixinStandardHelpOptions = true,
            description = "ESC/POS receipt printer on the network, or at a serial port.")
    static final class ReceiptPrinter implements Callable<Integer> {
        @Option(
                names = "--model",
                description = "generic80, or with a presenter vkp80, tptcm112, reliance (default: ${DEFAULT-VALUE}).")
        private String model = "generic80";

        @Option(
                names = "--at",
                required = true,
                description = "host:port to listen at, port 0 = any free one; or the path of the serial port to make.")
        private String at = "";

        @Option(names = "--control", required = true, description = "Unix socket for words.")
        private Path control = Path.of("");

        @Option(names = "--out", required = true, description = "Directory where slips fall.")
        private Path out = Path.of("");

        @Option(names = "--fonts", description = "Directory with the printer's font.")
        private Path fonts = Path.of(System.getProperty("hall24.assets", "."), "fonts");

        @Override
        public Integer call() throws IOException, InterruptedException {
            var kind = Model.of(model).orElseThrow(() -> new IOException("there is no model '" + model + "'"));
            boolean onNetwork = NETWORK.matcher(at).matches();
            try (var simulator = onNetwork
                            ? PrinterSimulator.onNetwork(address(at), kind, out, fonts, Pause.REAL)
                            : PrinterSimulator.atPort(Path.of(at), kind, out, fonts, Pause.REAL);
                    var words = Control.at(control, simulator)) {
                ready("receipt", onNetwork ? place(simulator.address()) : at);
                words.awaitQuit();
            }
            return 0;
        }
    }

    @Command(
            name = "camera",
            mixinStandardHelpOptions = true,
            description =
                    "Camera on the network (motion JPEG), or at this machine for programs that preload the V4L2 shim.")
    static final class Camera implements Callable<Integer> {
        @Option(
                names = "--at",
                required = true,
                description = "host:port to listen at, or the path of the video device to make.")
        private String at = "";

        @Option(names = "--control", required = true, description = "Unix socket for words.")
        private Path control = Path.of("");

        @Option(names = "--seed", description = "Of the sensor's noise.")
        private long seed = 24;

        @Override
        public Integer call() throws IOException, InterruptedException {
            boolean onNetwork = NETWORK.matcher(at).matches();
            try (var simulator = onNetwork
                            ? CameraSimulator.onNetwork(address(at), seed)
                            : CameraSimulator.atMachine(Path.of(at), seed);
                    var words = Control.at(control, simulator)) {
                ready("camera", onNetwork ? address(at).getHostString() + ":" + simulator.port() : at);
                words.awaitQuit();
            }
            return 0;
        }
    }

    @Command(
            name = "document",
            mixinStandardHelpOptions = true,
            description = "A4 printer on the network that understands IPP, at the path /ipp/print.")
    static final class DocumentPrinter implements Callable<Integer> {
        @Option(names = "--at", required = true, description = "host:port to listen at; port 0 = any free one.")
        private String at = "";

        @Option(names = "--control", required = true, description = "Unix socket for words.")
        private Path control = Path.of("");

        @Option(names = "--out", required = true, description = "Directory where documents and their sheets fall.")
        private Path out = Path.of("");

        @Override
        public Integer call() throws IOException, InterruptedException {
            try (var simulator = DocumentSimulator.at(address(at), out, Pause.REAL);
                    var words = Control.at(control, simulator)) {
                var address = simulator.address();
                ready("document", address.getHostString() + ":" + address.getPort());
                words.awaitQuit();
            }
            return 0;
        }
    }

    @Command(
            name = "scanner",
            mixinStandardHelpOptions = true,
            description = "Code scanner at the end of a pseudo-terminal.")
    static final class Scanner implements Callable<Integer> {
        private static final int BAUD_MIN = 1_200;
        private static final int BAUD_MAX = 921_600;

        @Option(
                names = "--at",
                required = true,
                description = "Path of the serial port to make, a link to the pseudo-terminal.")
        private Path at = Path.of("");

        @Option(names = "--control", required = true, description = "Unix socket for words.")
        private Path control = Path.of("");

        @Option(names = "--make", description = "line, honeywell, newland or zebra-ssi (default: ${DEFAULT-VALUE}).")
        private String make = "line";

        @Option(names = "--baud", description = "Speed of the line in bit/s (default: ${DEFAULT-VALUE}).")
        private int baud = 115_200;

        @Override
        public Integer call() throws IOException, InterruptedException {
            var kind = ScannerMake.of(make).orElseThrow(() -> new IOException("there is no make '" + make + "'"));
            if (baud < BAUD_MIN || baud > BAUD_MAX) {
                throw new IOException("--baud must be from " + BAUD_MIN + " to " + BAUD_MAX);
            }
            try (var simulator = ScannerSimulator.at(at, kind, baud, Pause.REAL);
                    var words = Control.at(control, simulator)) {
                ready("scanner", at.toString());
                words.awaitQuit();
            }
            return 0;
        }
    }

    @Command(
            name = "smartcard",
            mixinStandardHelpOptions = true,
            description = "Chip cards for a virtual reader (vpcd) of the card service.")
    static final class SmartCard implements Callable<Integer> {
        @Option(
                names = "--at",
                description = "host:port where the virtual reader listens (default: ${DEFAULT-VALUE}, vpcd's own).")
        private String at = "127.0.0.1:35963";

        @Option(
                names = "--service",
                description =
                        "Starts a card service of its own with a virtual reader, at this socket, and needs no --at."
                                + " Programs meet it when PCSCLITE_CSOCK_NAME names the socket.")
        private @Nullable Path service;

        @Option(names = "--control", required = true, description = "Unix socket for words.")
        private Path control = Path.of("");

        @Override
        public Integer call() throws IOException, InterruptedException {
            var socket = service;
            if (socket == null) {
                try (var simulator = ChipSimulator.at(address(at), People.shipped(), new SecureRandom(), Pause.REAL)) {
                    return run(simulator, at);
                }
            }
            try (var simulator = CardReader.start(socket, People.shipped(), new SecureRandom(), Pause.REAL)) {
                // whoever ends this program by a signal ends the service with it
                Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "end-the-card-service"));
                return run(simulator, simulator.name());
            }
        }

        private int run(Words simulator, String place) throws IOException, InterruptedException {
            try (var words = Control.at(control, simulator)) {
                ready("smartcard", place);
                words.awaitQuit();
            }
            return 0;
        }
    }

    @Command(
            name = "board",
            mixinStandardHelpOptions = true,
            description = "Modbus relay and input board at the end of a pseudo-terminal: lights and sensors.")
    static final class Board implements Callable<Integer> {
        private static final int UNIT_MAX = 247;

        /** Boards come with this speed; a pseudo-terminal takes any, the board paces by it. */
        private static final int BAUD = 9_600;

        @Option(
                names = "--at",
                required = true,
                description = "Path of the serial port to make, a link to the pseudo-terminal.")
        private Path at = Path.of("");

        @Option(names = "--control", required = true, description = "Unix socket for words.")
        private Path control = Path.of("");

        @Option(names = "--unit", description = "Its address on the wire (default: ${DEFAULT-VALUE}).")
        private int unit = 1;

        @Override
        public Integer call() throws IOException, InterruptedException {
            if (unit < 1 || unit > UNIT_MAX) {
                throw new IOException("--unit must be from 1 to " + UNIT_MAX);
            }
            try (var simulator = BoardSimulator.at(at, unit, BAUD, Pause.REAL);
                    var words = Control.at(control, simulator)) {
                ready("board", at.toString());
                words.awaitQuit();
            }
            return 0;
        }
    }

    private static String place(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }

    private static InetSocketAddress address(String at) throws IOException {
        int colon = at.lastIndexOf(':');
        String port = at.substring(colon + 1);
        if (colon <= 0 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > PORT_MAX) {
            throw new IOException("--at must read host:port, not '" + at + "'");
        }
        return new InetSocketAddress(at.substring(0, colon), Integer.parseInt(port));
    }

    private static void ready(String device, String at) {
        System.out.println("{\"ready\":\"sim\",\"device\":\"" + device + "\",\"at\":\"" + at + "\"}");
        System.out.flush();
    }
}
