package org.hall24.demo.devices;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.hall24.demo.hall.Simulated;
import org.hall24.device.DeviceBoard;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.Document;
import org.hall24.device.DocumentPrinter;
import org.hall24.device.DocumentResult;
import org.hall24.device.supervision.Supervision;
import org.hall24.time.Pause;

/** The A4 printer: each document has a number of its own; the sheets that were told of lie in the tray, and none lies there twice. */
final class SheetStation implements Station {
    private static final int PAGES = 2;
    private static final Pattern NUMBER = Pattern.compile("%NO-[0-9]{6}\\.");
    private static final Pattern SHEET = Pattern.compile("job-([0-9]+)-sheet-[0-9]+\\.pdf");
    private static final Pattern DOCUMENT = Pattern.compile("job-([0-9]+)\\.pdf");
    private static final int TALK_BYTES = 6_000;
    private static final Duration STILL_MAX = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Simulated simulator;
    private final DeviceBoard board;
    private final DocumentPrinter printer;
    private final Path tray;
    private final byte[] pdf;
    private final Pause pause;
    private final Map<String, Integer> told = new HashMap<>();
    private int printed;

    /**
     * A printer.
     *
     * @param pdf a document of {@value #PAGES} pages
     */
    SheetStation(Simulated simulator, Supervision devices, Path tray, byte[] pdf, Pause pause) {
        this.simulator = simulator;
        this.board = devices;
        this.printer = devices.documentPrinter();
        this.tray = tray;
        this.pdf = pdf.clone();
        this.pause = pause;
    }

    static int pages() {
        return PAGES;
    }

    @Override
    public String name() {
        return DeviceRole.DOCUMENT.word();
    }

    @Override
    public Simulated simulator() {
        return simulator;
    }

    @Override
    public boolean isOnline() {
        return Station.serves(board, DeviceRole.DOCUMENT);
    }

    @Override
    public List<Mishap> mishaps() {
        return List.of(
                Mishap.of("PAPER OUT"),
                Mishap.of("PAPER OUT 1"),
                Mishap.of("PAPER LOW"),
                Mishap.of("COVER OPEN"),
                Mishap.of("JAM"),
                Mishap.of("POWER OFF", "POWER ON"),
                Mishap.of("HANGUP ON"));
    }

    @Override
    public Optional<Mishap> breakingInUse() {
        return Optional.of(chance -> List.of(
                chance.nextBoolean() ? "DIE " + chance.nextInt(PAGES + 1) : "CUT " + (1 + chance.nextInt(TALK_BYTES))));
    }

    @Override
    public List<String> mending() {
        return List.of("PAPER FULL", "COVER CLOSED", "CLEAR", "HANGUP OFF", "SLOW 20");
    }

    @Override
    public Verdict use(RandomGenerator chance) throws DeviceException, IOException, InterruptedException {
        printed++;
        var number = "%%NO-%06d.".formatted(printed);
        var result =
                printer.print(new UUID(chance.nextLong(), printed), new Document(marked(number), PAGES, 1, 0), _ -> {});
        return switch (result) {
            case DocumentResult.Printed(int sheets) -> {
                told.put(number, sheets);
                yield sheets == PAGES ? Verdict.RIGHT : Verdict.WRONG;
            }
            case DocumentResult.Incomplete stopped -> {
                told.put(number, stopped.sheets());
                yield Verdict.MISSED;
            }
        };
    }

    /** A remark after the end of the file: it is still the same document. */
    private byte[] marked(String number) {
        var mark = ("\n" + number + "\n").getBytes(StandardCharsets.US_ASCII);
        var marked = java.util.Arrays.copyOf(pdf, pdf.length + mark.length);
        System.arraycopy(mark, 0, marked, pdf.length, mark.length);
        return marked;
    }

    @Override
    public Paper paper() throws IOException, InterruptedException {
        awaitStill();
        var numbers = new HashMap<String, String>(); // of each job
        var sheets = new HashMap<String, Integer>(); // of each job
        try (var files = Files.list(tray)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                var sheet = SHEET.matcher(name);
                var document = DOCUMENT.matcher(name);
                if (sheet.matches()) {
                    sheets.merge(sheet.group(1), 1, Integer::sum);
                } else if (document.matches()) {
                    var number = NUMBER.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
                    numbers.put(document.group(1), number.find() ? number.group() : "");
                }
                Files.delete(file);
            }
        }
        var came = new HashMap<String, Integer>();
        sheets.forEach((job, count) -> came.merge(numbers.getOrDefault(job, ""), count, Integer::sum));
        int lost = 0;
        int doubled = came.getOrDefault("", 0); // sheets of nobody's document
        for (var each : told.entrySet()) {
            lost += Math.max(0, each.getValue() - came.getOrDefault(each.getKey(), 0));
        }
        for (int count : came.values()) {
            doubled += Math.max(0, count - PAGES);
        }
        told.clear();
        return new Paper(lost, doubled);
    }

    /** A cable that is out does not stop it: what was begun comes out. */
    private void awaitStill() throws IOException, InterruptedException {
        long giveUpAt = System.nanoTime() + STILL_MAX.toNanos();
        while (simulator.say("STATUS").contains("printing=true")) {
            if (System.nanoTime() > giveUpAt) {
                throw new IOException("the document printer still prints after " + STILL_MAX);
            }
            pause.sleep(LOOK_AGAIN);
        }
    }
}
