package org.hall24.demo.printing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.hall24.demo.printing.Bench.World;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.Fault;
import org.hall24.device.PrintJournal.Stage;
import org.hall24.device.PrintResult;
import org.hall24.device.Receipt;
import org.hall24.simulator.paper.PrinterSimulator;

/**
 * The cable is cut at every sixteenth byte of a receipt; then the same job is asked for again, and the next person's receipt after it.
 *
 * <p>A receipt printer cannot be asked what it printed. So the journal may say 0 of a slip whose last byte arrived and whose "done" did not;
 * it may never say 1 of a slip that is not there, and a slip never comes twice.
 */
final class SlipProof {
    private static final int STEP_BYTES = 16;

    /** Ten times a receipt: a loop that gets here has missed its end. */
    private static final int BYTES_MAX = 60_000;

    private static final int FAR = 1_000_000;

    private static final int REPORT_EVERY = 100;

    private final Path out;
    private final World world;
    private final Consumer<String> progress;
    private final Tally tally = new Tally("print-receipt");

    SlipProof(Path out, World world, Consumer<String> progress) {
        this.out = out;
        this.world = world;
        this.progress = progress;
    }

    Tally run() throws IOException, InterruptedException {
        try (var simulator = PrinterSimulator.at(Bench.anyPort(), out, world.fonts(), world.hurried());
                var bench = new Bench(
                        DeviceRole.RECEIPT,
                        "escpos:tcp:127.0.0.1:" + simulator.address().getPort(),
                        simulator,
                        world)) {
            int at = 1;
            boolean cut = true;
            while (cut && at < BYTES_MAX) {
                cut = round(bench, at);
                at += STEP_BYTES;
            }
            tally.count("bytes", at);
            tally.count("under-a-remainder", bench.status("under-remainder"));
            if (bench.status("under-remainder") > 0) {
                tally.add(0, 0, bench.status("under-remainder"), false);
            }
        }
        countPaper();
        return tally;
    }

    /** Cuts at this byte; says whether the cable really came out. */
    private boolean round(Bench bench, int at) throws IOException, InterruptedException {
        var printer = bench.devices().receiptPrinter();
        var job = new UUID(world.chance().nextLong(), at);
        int before = bench.status("slips");
        bench.say("DIE " + at);
        var first = print(printer, job, at);
        boolean cut = bench.word("plugged").equals("false");
        bench.say("DIE " + FAR); // a cut that did not come must not come later
        bench.replug();
        var second = print(printer, job, at);
        // The next person's slip: when it is out, whatever was to come of the other has come.
        var next = print(printer, new UUID(job.getMostSignificantBits(), -at), 0);
        int came = bench.status("slips") - before - 1;
        var line = bench.journal(job);
        boolean same = first.equals(second) || nothingLeft(first);
        boolean said = line.ends() && (line.stage() == Stage.PRESENTED) == second.equals(new PrintResult.Presented());
        tally.add(
                line.sheets(),
                came,
                Math.max(0, came - 1),
                same && said && came >= line.sheets() && next.equals(new PrintResult.Presented()));
        tally.count("whole-and-confirmed", line.sheets());
        tally.count("whole-but-unconfirmed", Math.max(0, came - line.sheets()));
        tally.count("stopped-on-the-way", came == 0 ? 1 : 0);
        if (tally.tried() % REPORT_EVERY == 0) {
            progress.accept("receipt: %d cuts, %d held".formatted(tally.tried(), tally.held()));
        }
        return cut;
    }

    private static boolean nothingLeft(PrintResult result) {
        return result.equals(NOTHING);
    }

    /** Stands for a print of which no byte left. */
    private static final PrintResult NOTHING = new PrintResult.Incomplete(Fault.GONE);

    private static PrintResult print(org.hall24.device.ReceiptPrinter printer, UUID job, int number)
            throws InterruptedException {
        try {
            return printer.print(job, receipt(number));
        } catch (DeviceException _) {
            return NOTHING;
        }
    }

    /** What a citizen gets: drawn names, a figure, a code to scan. The number tells one slip from another. */
    private static Receipt receipt(int number) {
        return new Receipt(List.of(
                new Receipt.Heading("演示市政务服务自助终端"),
                new Receipt.Line("办件凭证 Receipt"),
                new Receipt.Rule(),
                new Receipt.Line("事项: 12345 热线诉求"),
                new Receipt.Drawn("姓名: 欧**麟"),
                new Receipt.Line("证件: 9****************9"),
                new Receipt.Figure("YS-0007-000036-4"),
                new Receipt.Line(name(number)),
                new Receipt.Line("受理时间: 2026-11-22 16:00"),
                new Receipt.Line("终端: H24-0007"),
                new Receipt.Rule(),
                new Receipt.Qr("https://localhost:8443/c/YS-0007-000036-4"),
                new Receipt.Line("查询码: 402817"),
                new Receipt.Line("已收存，联网后送达"),
                new Receipt.Line("咨询: 12345"),
                new Receipt.Line("请妥善保管，勿遗留在机器上"),
                new Receipt.Feed(2)));
    }

    private static String name(int number) {
        return "NO-%05d.".formatted(number);
    }

    /** Looks through everything that fell: no slip of the same number was cut twice. */
    private void countPaper() throws IOException {
        var seen = new java.util.HashMap<String, Integer>();
        try (var files = Files.list(out)) {
            for (Path file : files.filter(path -> path.getFileName().toString().matches("[0-9]+\\.bin"))
                    .toList()) {
                var text = Files.readString(file, StandardCharsets.ISO_8859_1);
                int begin = text.indexOf("NO-");
                if (begin >= 0) {
                    seen.merge(text.substring(begin, begin + name(0).length()), 1, Integer::sum);
                }
            }
        }
        seen.remove(name(0)); // the next persons' slips are all alike
        int twice = seen.values().stream().mapToInt(count -> count - 1).sum();
        tally.count("slips-of-a-number-that-came-before", twice);
        if (twice > 0) {
            tally.add(0, 0, twice, false);
        }
    }
}
