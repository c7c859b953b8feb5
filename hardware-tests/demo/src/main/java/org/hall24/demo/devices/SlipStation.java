package org.hall24.demo.devices;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.hall24.demo.hall.Simulated;
import org.hall24.device.DeviceBoard;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.PrintResult;
import org.hall24.device.Receipt;
import org.hall24.device.ReceiptPrinter;
import org.hall24.device.SlipOutcome;
import org.hall24.device.supervision.Supervision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A receipt printer: each slip has a number of its own; what was told is in the tray, and no number is there twice. At a printer with a
 * presenter the slip is taken now and then, and taken is told of no other.
 */
final class SlipStation implements Station {
    private static final Pattern NUMBER = Pattern.compile("NO-[0-9]{6}\\.");
    private static final int RECEIPT_BYTES = 2_500;
    private static final Duration TAKING_MAX = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(SlipStation.class);

    private final String model;
    private final boolean presents;
    private final Simulated simulator;
    private final DeviceBoard board;
    private final ReceiptPrinter printer;
    private final Path tray;
    private final Set<String> told = new HashSet<>();
    private int printed;

    /**
     * A printer.
     *
     * @param model its simulated model and its profile
     * @param presents whether it has a presenter
     */
    SlipStation(String model, boolean presents, Simulated simulator, Supervision devices, Path tray) {
        this.model = model;
        this.presents = presents;
        this.simulator = simulator;
        this.board = devices;
        this.printer = devices.receiptPrinter();
        this.tray = tray;
    }

    @Override
    public String name() {
        return DeviceRole.RECEIPT.word() + "-" + model;
    }

    @Override
    public Simulated simulator() {
        return simulator;
    }

    @Override
    public boolean isOnline() {
        return Station.serves(board, DeviceRole.RECEIPT);
    }

    @Override
    public List<Mishap> mishaps() {
        var all = new ArrayList<>(List.of(
                Mishap.of("PAPER OUT"),
                Mishap.of("PAPER LOW"),
                Mishap.upTo("PAPER OUT", RECEIPT_BYTES),
                Mishap.of("COVER OPEN"),
                Mishap.of("JAM"),
                Mishap.of("MUTE ON"),
                Mishap.upTo("SLOW", 400)));
        if (presents) {
            all.add(Mishap.of("STICK ON"));
        }
        return all;
    }

    @Override
    public Optional<Mishap> breakingInUse() {
        return Optional.of(Mishap.upTo("DIE", RECEIPT_BYTES));
    }

    @Override
    public List<String> mending() {
        return List.of("PAPER FULL", "COVER CLOSED", "CLEAR", "STICK OFF", "MUTE OFF", "SLOW 0", "DIE 1000000");
    }

    @Override
    public Verdict use(RandomGenerator chance) throws DeviceException, IOException, InterruptedException {
        printed++;
        var number = "NO-%06d.".formatted(printed);
        var job = new UUID(chance.nextLong(), printed);
        var result = printer.print(
                job,
                new Receipt(List.of(
                        new Receipt.Line(number),
                        new Receipt.Drawn("姓名: 欧**麟"),
                        new Receipt.Qr("https://hall24.invalid/c/" + printed))));
        if (!(result instanceof PrintResult.Presented)) {
            return Verdict.MISSED;
        }
        told.add(number);
        return presents ? afterwards(job, chance.nextBoolean()) : Verdict.RIGHT;
    }

    /** A hand takes the slip, or nobody does; a slip that nobody took is never told as taken. */
    private Verdict afterwards(UUID job, boolean takes) throws DeviceException, InterruptedException {
        boolean taken = takes && take();
        return switch (printer.awaitTaken(job, taken ? TAKING_MAX : Duration.ofMillis(1))) {
            case SlipOutcome.Taken _ -> taken ? Verdict.RIGHT : Verdict.WRONG;
            case SlipOutcome.StillPresent _, SlipOutcome.Unknown _ -> taken ? Verdict.MISSED : Verdict.RIGHT;
            case SlipOutcome.Retracted _, SlipOutcome.Ejected _ -> Verdict.MISSED;
        };
    }

    private boolean take() {
        try {
            simulator.say("TAKE");
            return true;
        } catch (IOException _) {
            return false; // there is none: a cable or a hand was quicker
        }
    }

    @Override
    public Paper paper() throws IOException {
        var came = new HashMap<String, Integer>();
        var found = new ArrayList<String>();
        try (var files = Files.list(tray)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(".bin")) {
                    var own = numberOf(file);
                    found.add(name + " " + own.orElse("no number") + " " + Files.size(file));
                    if (name.matches("[0-9]+\\.bin")) {
                        own.ifPresent(number -> came.merge(number, 1, Integer::sum));
                    }
                }
                Files.delete(file);
            }
        }
        var missing = told.stream().filter(number -> !came.containsKey(number)).toList();
        if (!missing.isEmpty()) {
            LOG.error("{}: told and not there: {}; there are: {}", name(), missing, found);
        }
        int doubled = came.values().stream().mapToInt(times -> times - 1).sum();
        told.clear();
        return new Paper(missing.size(), doubled);
    }

    /** A slip may begin with the rest of another that was torn; the last number on it is its own. */
    private static Optional<String> numberOf(Path file) throws IOException {
        var numbers = NUMBER.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        var own = Optional.<String>empty();
        while (numbers.find()) {
            own = Optional.of(numbers.group());
        }
        return own;
    }
}
