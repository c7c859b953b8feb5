package org.hall24.demo.devices;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.PrintResult;
import org.hall24.device.Receipt;
import org.hall24.device.ReceiptPrinter;

/** The receipt printer: each slip has a number of its own; what was told is in the tray, and no number is there twice. */
final class SlipStation implements Station {
    private static final Pattern NUMBER = Pattern.compile("NO-[0-9]{6}\\.");
    private static final int RECEIPT_BYTES = 2_500;

    private final ReceiptPrinter printer;
    private final Path tray;
    private final Set<String> told = new HashSet<>();
    private int printed;

    SlipStation(ReceiptPrinter printer, Path tray) {
        this.printer = printer;
        this.tray = tray;
    }

    @Override
    public DeviceRole role() {
        return DeviceRole.RECEIPT;
    }

    @Override
    public List<Mishap> mishaps() {
        return List.of(
                Mishap.of("PAPER OUT"),
                Mishap.of("PAPER LOW"),
                Mishap.upTo("PAPER OUT", RECEIPT_BYTES),
                Mishap.of("COVER OPEN"),
                Mishap.of("JAM"),
                Mishap.of("MUTE ON"),
                Mishap.upTo("SLOW", 400));
    }

    @Override
    public Optional<Mishap> breakingInUse() {
        return Optional.of(Mishap.upTo("DIE", RECEIPT_BYTES));
    }

    @Override
    public List<String> mending() {
        return List.of("PAPER FULL", "COVER CLOSED", "CLEAR", "MUTE OFF", "SLOW 0", "DIE 1000000");
    }

    @Override
    public Verdict use(RandomGenerator chance) throws DeviceException, IOException, InterruptedException {
        printed++;
        var number = "NO-%06d.".formatted(printed);
        var result = printer.print(
                new UUID(chance.nextLong(), printed),
                new Receipt(List.of(
                        new Receipt.Line(number),
                        new Receipt.Drawn("姓名: 欧**麟"),
                        new Receipt.Qr("https://hall24.invalid/c/" + printed))));
        if (result instanceof PrintResult.Presented) {
            told.add(number);
            return Verdict.RIGHT;
        }
        return Verdict.MISSED;
    }

    @Override
    public Paper paper() throws IOException {
        var came = new HashMap<String, Integer>();
        try (var files = Files.list(tray)) {
            for (var file : files.toList()) {
                if (file.getFileName().toString().matches("[0-9]+\\.bin")) {
                    count(file, came);
                }
                Files.delete(file);
            }
        }
        int lost =
                (int) told.stream().filter(number -> !came.containsKey(number)).count();
        int doubled = came.values().stream().mapToInt(times -> times - 1).sum();
        told.clear();
        return new Paper(lost, doubled);
    }

    /** A slip may begin with the rest of another that was torn; the last number on it is its own. */
    private static void count(Path file, Map<String, Integer> came) throws IOException {
        var numbers = NUMBER.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
        var own = Optional.<String>empty();
        while (numbers.find()) {
            own = Optional.of(numbers.group());
        }
        own.ifPresent(number -> came.merge(number, 1, Integer::sum));
    }
}
