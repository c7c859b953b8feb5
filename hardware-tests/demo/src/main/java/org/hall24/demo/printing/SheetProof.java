package org.hall24.demo.printing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.hall24.demo.printing.Bench.World;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.Document;
import org.hall24.device.DocumentPrinter;
import org.hall24.device.DocumentResult;
import org.hall24.device.DocumentResult.Incomplete;
import org.hall24.device.DocumentResult.Printed;
import org.hall24.device.Fault;
import org.hall24.device.PrintJournal.Stage;
import org.hall24.simulator.document.DocumentSimulator;

/**
 * A document of three pages in two copies, and everything that can happen after each of its sheets: the cable is cut and the printer prints
 * on; the paper ends; both; the power goes; the person walks away. Then the same job is asked for again, and where sheets are missing
 * another job asks for those. The tray must hold each page as often as it should, in order.
 */
final class SheetProof {
    private static final int PAGES = 3;
    private static final int COPIES = 2;
    private static final int SHEETS = PAGES * COPIES;
    private static final List<Integer> ALL = List.of(1, 2, 3, 1, 2, 3);
    private static final Pattern PAGE = Pattern.compile("page ([0-9]) of");

    /** The whole talk of a job, its document and the first questions after it. */
    private static final int TALK_BYTES = 10_000;

    private final Path out;
    private final World world;
    private final Consumer<String> progress;
    private final byte[] pdf;
    private int rounds;
    private int pressedAgain;

    SheetProof(Path out, World world, Consumer<String> progress) throws IOException {
        this.out = out;
        this.world = world;
        this.progress = progress;
        this.pdf = ThreePages.pdf(PAGES);
    }

    /**
     * Runs both parts.
     *
     * @param cuts how many bytes of the talk are chosen by chance to cut at
     */
    List<Tally> run(int cuts) throws IOException, InterruptedException {
        try (var simulator = DocumentSimulator.at(Bench.anyPort(), out, world.hurried());
                var bench = new Bench(
                        DeviceRole.DOCUMENT,
                        "ipp:tcp:127.0.0.1:" + simulator.address().getPort() + "?path=/ipp/print",
                        simulator,
                        world)) {
            return List.of(everySheet(bench), everywhere(bench, cuts));
        }
    }

    private Tally everySheet(Bench bench) throws IOException, InterruptedException {
        var tally = new Tally("print-document");
        for (int after = 0; after <= SHEETS; after++) {
            cable(bench, tally, after);
            if (after < SHEETS) {
                paper(bench, tally, after);
                cableAndPaper(bench, tally, after);
                power(bench, tally, after);
            }
            progress.accept("document, after %d sheets: %d of %d held".formatted(after, tally.held(), tally.tried()));
        }
        nobodyAsks(bench, tally);
        tally.count("pressed-once-more", pressedAgain);
        return tally;
    }

    private Tally everywhere(Bench bench, int cuts) throws IOException, InterruptedException {
        var tally = new Tally("print-document-talk");
        for (int i = 0; i < cuts; i++) {
            var round = new Round(bench, "");
            bench.say("CUT " + (1 + world.chance().nextInt(TALK_BYTES)));
            round.print(0);
            round.askAgain();
            if (round.last instanceof Incomplete stopped) {
                tally.count("stopped-on-the-way", 1);
                round.printRest(stopped.sheets());
            }
            round.judge(tally, ALL, true);
        }
        progress.accept("document, at any byte: %d of %d held".formatted(tally.held(), tally.tried()));
        return tally;
    }

    // --- what happens
    // -----------------------------------------------------------------------------------------------------

    /** The printer has the whole document and prints on without us. */
    private void cable(Bench bench, Tally tally, int after) throws IOException, InterruptedException {
        var round = new Round(bench, "DIE " + after);
        round.print(0);
        round.askAgain();
        round.judge(tally, ALL, round.last.equals(new Printed(SHEETS)));
        tally.count("cable-cut", 1);
    }

    private void paper(Bench bench, Tally tally, int after) throws IOException, InterruptedException {
        var round = new Round(bench, after == 0 ? "DIE 0" : "PAPER OUT " + after);
        if (after == 0) { // paper that is out before is a refusal; here it ends while the document arrives
            bench.say("PAPER OUT 1");
        }
        int expected = Math.max(1, after);
        round.print(0);
        round.askAgain();
        boolean told = round.last.equals(new Incomplete(Fault.PAPER_OUT, expected, true));
        bench.say("PAPER FULL");
        round.printRest(expected);
        round.judge(tally, ALL, told && round.last.equals(new Printed(SHEETS)));
        tally.count("paper-out", 1);
    }

    private void cableAndPaper(Bench bench, Tally tally, int after) throws IOException, InterruptedException {
        int end = Math.min(SHEETS - 1, after + 1);
        var round = new Round(bench, "DIE " + after);
        bench.say("PAPER OUT " + end);
        round.print(0);
        round.askAgain();
        boolean told = round.last.equals(new Incomplete(Fault.PAPER_OUT, end, true));
        bench.say("PAPER FULL");
        round.printRest(end);
        round.judge(tally, ALL, told && round.last.equals(new Printed(SHEETS)));
        tally.count("cable-cut-and-paper-out", 1);
    }

    /** A printer without power forgets: what it told before is all that is known, and nobody prints the rest by itself. */
    private void power(Bench bench, Tally tally, int after) throws IOException, InterruptedException {
        var round = new Round(bench, "DIE " + after);
        bench.say("SLOW 4000"); // a sheet takes long enough that the power goes in the middle of the next one
        round.print(0);
        bench.say("POWER OFF");
        bench.say("SLOW 300");
        bench.say("POWER ON");
        round.askAgain();
        boolean open = round.last instanceof Incomplete stopped && !stopped.certain();
        round.judgeUncertain(tally, open);
        tally.count("power-lost", 1);
    }

    /** The person walks away: the next looks at the printer's health write down how it ended. */
    private void nobodyAsks(Bench bench, Tally tally) throws IOException, InterruptedException {
        var round = new Round(bench, "DIE 2");
        round.print(0);
        bench.replug();
        bench.await(() -> bench.journal(round.job).ends());
        round.judge(tally, ALL, bench.journal(round.job).stage() == Stage.PRESENTED);
        tally.count("nobody-asked-again", 1);
    }

    /** One document and its way. */
    private final class Round {
        private final Bench bench;
        private final DocumentPrinter printer;
        private final UUID job;
        private final int filesBefore;
        private UUID asked;
        private DocumentResult last = new Incomplete(Fault.GONE, 0, true);

        Round(Bench bench, String mishap) throws IOException {
            this.bench = bench;
            this.printer = bench.devices().documentPrinter();
            rounds++;
            this.job = new UUID(world.chance().nextLong(), rounds);
            this.asked = job;
            this.filesBefore = sheets().size();
            bench.say("PAPER FULL"); // a tray holds fewer sheets than this proof uses
            if (!mishap.isEmpty()) {
                bench.say(mishap);
            }
        }

        void print(int already) throws InterruptedException {
            printed(already);
        }

        /** Says whether anything can have been printed; a printer that refuses at once has printed nothing. */
        private boolean printed(int already) throws InterruptedException {
            try {
                last = printer.print(asked, new Document(pdf, PAGES, COPIES, already), _ -> {});
                return true;
            } catch (DeviceException e) {
                last = new Incomplete(e.fault(), already, true);
                return false;
            }
        }

        /** The cable goes in, and the person presses once more: the same job, the same answer, no more paper. */
        void askAgain() throws IOException, InterruptedException {
            bench.replug();
            print(0);
        }

        /** The rest, by another job. A line that ended unseen costs a press: nothing was printed, and the next press dials again. */
        void printRest(int already) throws InterruptedException {
            asked = new UUID(job.getMostSignificantBits(), ~job.getLeastSignificantBits());
            if (!printed(already)) {
                pressedAgain++;
                print(already);
            }
        }

        private void judge(Tally tally, List<Integer> expected, boolean said) throws IOException, InterruptedException {
            var came = came();
            int told = bench.journal(asked).sheets();
            int twice = Math.max(0, came.size() - expected.size());
            tally.add(told, came.size(), twice, said && told == came.size() && came.equals(expected));
            tally.count("sheets", came.size());
            if (!came.equals(expected)) {
                progress.accept("NOT AS ASKED: " + came + " came; the result was " + last);
            }
        }

        private void judgeUncertain(Tally tally, boolean said) throws IOException, InterruptedException {
            var came = came();
            int told = bench.journal(asked).sheets();
            boolean inOrder = came.equals(ALL.subList(0, Math.min(SHEETS, came.size())));
            tally.add(told, came.size(), Math.max(0, came.size() - SHEETS), said && inOrder);
            tally.count("sheets", came.size());
            tally.count("sheets-nobody-could-tell", came.size() - told);
        }

        private List<Integer> came() throws IOException, InterruptedException {
            bench.await(() -> bench.word("printing").equals("false"));
            var all = sheets();
            var pages = new ArrayList<Integer>();
            for (Path file : all.subList(filesBefore, all.size())) {
                pages.add(page(file));
            }
            return pages;
        }
    }

    // --- what lies in the tray
    // --------------------------------------------------------------------------------------------

    private List<Path> sheets() throws IOException {
        try (var files = Files.list(out)) {
            return files.filter(path -> path.getFileName().toString().contains("-sheet-"))
                    .sorted(Comparator.comparingInt(SheetProof::job).thenComparing(Path::toString))
                    .toList();
        }
    }

    private static int job(Path file) {
        return Integer.parseInt(file.getFileName().toString().split("-", -1)[1]);
    }

    private static int page(Path file) throws IOException {
        try (var sheet = Loader.loadPDF(file.toFile());
                var content = sheet.getPage(0).getContents()) {
            var found = PAGE.matcher(new String(content.readAllBytes(), StandardCharsets.ISO_8859_1));
            if (!found.find()) {
                throw new IOException("a sheet without a page: " + file);
            }
            return Integer.parseInt(found.group(1));
        }
    }
}
