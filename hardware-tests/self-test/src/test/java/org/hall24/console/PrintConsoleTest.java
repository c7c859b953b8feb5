package org.hall24.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.hall24.device.Document;
import org.hall24.device.DocumentPrinter;
import org.hall24.device.DocumentResult;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.supervision.Makes;
import org.hall24.simulator.document.DocumentSimulator;
import org.hall24.simulator.paper.PrinterSimulator;
import org.hall24.time.Pause;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The console prints on the simulated printers. */
@Timeout(60)
class PrintConsoleTest {
    private static final Path FONTS = Path.of(System.getProperty("hall24.assets", ""), "fonts");
    private static final InetSocketAddress ANY = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    private Path directory = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path paper = Path.of("");

    @BeforeEach
    void tray() throws IOException {
        paper = Files.createDirectory(directory.resolve("paper"));
    }

    private static Surroundings surroundings() {
        return new Surroundings(
                InstantSource.system(), Pause.REAL, RandomGenerator.getDefault(), new JobBook((_, _, _) -> {}), FONTS);
    }

    private int print(String url, Path file) throws InterruptedException {
        return run(url, "print", file.toString());
    }

    private int run(String url, String verb, String... arguments) throws InterruptedException {
        return new Console(
                        Makes.shipped(),
                        surroundings(),
                        Optional.empty(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(url, verb, List.of(arguments), Duration.ofSeconds(5));
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode told() {
        return JsonMapper.shared().readTree(out.toByteArray());
    }

    private Path text(String content) throws IOException {
        return Files.writeString(directory.resolve("slip.txt"), content);
    }

    private Path pdf(int pages) throws IOException {
        var file = directory.resolve("sheets.pdf");
        try (var pdf = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                pdf.addPage(new PDPage());
            }
            pdf.save(file.toFile());
        }
        return file;
    }

    private long fallen() throws IOException {
        try (var files = Files.list(paper)) {
            return files.count();
        }
    }

    @Test
    void aTextIsOneSlip() throws Exception {
        try (var printer = PrinterSimulator.at(ANY, paper, FONTS, Pause.REAL)) {
            var url = "escpos:tcp:127.0.0.1:" + printer.address().getPort() + "?profile=generic80";

            assertThat(print(url, text("试打一张\n\nprinted by hand\n"))).as(said()).isZero();
        }

        assertThat(told().propertyNames()).containsExactly("job", "result", "fault", "slip");
        assertThat(told().get("result").asString()).isEqualTo("presented");
        assertThat(UUID.fromString(told().get("job").asString()).version()).isEqualTo(7);
        assertThat(fallen()).isPositive();
    }

    @Test
    void aPrinterWithoutPaperPrintsNothingAndSaysWhoMendsIt() throws Exception {
        try (var printer = PrinterSimulator.at(ANY, paper, FONTS, Pause.REAL)) {
            printer.hear(List.of("PAPER", "OUT"));
            var url = "escpos:tcp:127.0.0.1:" + printer.address().getPort() + "?profile=generic80";

            assertThat(print(url, text("one line"))).isEqualTo(Console.HOLDS_NOT);
        }

        assertThat(out.size()).isZero();
        assertThat(said()).contains("PAPER_OUT", "remedy CLEAR", "docs/handbook/paper-out.md");
        assertThat(fallen()).isZero();
    }

    @Test
    void aPdfIsAsManySheetsAsItHasPages() throws Exception {
        try (var printer = DocumentSimulator.at(ANY, paper, Pause.REAL)) {
            var url = "ipp:tcp:127.0.0.1:" + printer.address().getPort() + "?path=/ipp/print";

            assertThat(print(url, pdf(2))).as(said()).isZero();
        }

        assertThat(told().get("result").asString()).isEqualTo("printed");
        assertThat(told().get("sheets").asInt()).isEqualTo(2);
        assertThat(fallen()).isPositive();
    }

    /** The console of a technician's machine, and the terminal prints for somebody: both are hall24 to the printer. */
    @Test
    void whatTheTerminalPrintsMeanwhileIsNotWithdrawn() throws Exception {
        try (var simulator = DocumentSimulator.at(ANY, paper, Pause.REAL)) {
            simulator.hear(List.of("SLOW", "300"));
            var url = "ipp:tcp:127.0.0.1:" + simulator.address().getPort();
            var document = new Document(Files.readAllBytes(pdf(6)), 6, 1, 0);
            var begun = new CountDownLatch(1);
            try (var terminal = (DocumentPrinter) Makes.shipped().open(url, surroundings())) {
                var printing =
                        new FutureTask<>(() -> terminal.print(UUID.randomUUID(), document, _ -> begun.countDown()));
                Thread.ofVirtual().start(printing);
                assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

                assertThat(run(url, "status")).as(said()).isZero();

                assertThat(printing.isDone())
                        .as("the status was asked while it printed")
                        .isFalse();
                assertThat(printing.get(30, TimeUnit.SECONDS)).isEqualTo(new DocumentResult.Printed(6));
            }
        }
    }

    @Test
    void aPrinterThatStopsOnTheWayIsNotAskedAgain() throws Exception {
        try (var printer = DocumentSimulator.at(ANY, paper, Pause.REAL)) {
            printer.hear(List.of("DIE", "1"));
            var url = "ipp:tcp:127.0.0.1:" + printer.address().getPort() + "?path=/ipp/print";

            assertThat(print(url, pdf(3))).isEqualTo(Console.HOLDS_NOT);
        }

        assertThat(told().get("result").asString()).isEqualTo("incomplete");
        assertThat(told().get("fault").isNull()).isFalse();
        assertThat(said()).contains("look what is on the paper");
    }

    @Test
    void whatAPrinterDoesNotPrintCouldNotRun() throws Exception {
        try (var slips = PrinterSimulator.at(ANY, paper, FONTS, Pause.REAL);
                var sheets = DocumentSimulator.at(ANY, paper, Pause.REAL)) {
            var receipt = "escpos:tcp:127.0.0.1:" + slips.address().getPort() + "?profile=generic80";
            var a4 = "ipp:tcp:127.0.0.1:" + sheets.address().getPort() + "?path=/ipp/print";

            assertThat(print(receipt, pdf(1))).isEqualTo(Console.COULD_NOT_RUN);
            assertThat(print(receipt, text("line\n".repeat(121)))).isEqualTo(Console.COULD_NOT_RUN);
            assertThat(print(receipt, text(""))).isEqualTo(Console.COULD_NOT_RUN);
            assertThat(print(a4, text("no pdf"))).isEqualTo(Console.COULD_NOT_RUN);
            assertThat(print(a4, directory.resolve("missing.pdf"))).isEqualTo(Console.COULD_NOT_RUN);
        }

        assertThat(out.size()).isZero();
        assertThat(fallen()).isZero();
    }
}
