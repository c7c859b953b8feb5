package org.hall24.driver.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.hall24.device.Document;
import org.hall24.device.DocumentPrinter;
import org.hall24.device.DocumentResult;
import org.hall24.device.Fault;
import org.hall24.device.PaperLevel;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.contract.SamplePdf;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.link.WatchedLink;
import org.hall24.driver.tcp.TcpOpener;
import org.hall24.time.Pause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The driver at a printer we did not write. */
@Timeout(120)
class EvePrinterTest {
    private static final UUID JOB = UUID.fromString("019aa000-0000-7000-8000-000000000001");

    @TempDir
    private Path directory = Path.of("");

    private final List<String> noted = new ArrayList<>();
    private final JobBook book = new JobBook((_, stage, sheets) -> noted.add(stage + " " + sheets));

    private DocumentPrinter open(EvePrinter printer) throws Exception {
        var url = DeviceUrl.parse(printer.url());
        var driver = new IppDriver();
        var opener = new TcpOpener();
        var options = OptionValues.of(url, driver.options(), opener.options());
        var surroundings =
                new Surroundings(InstantSource.system(), Pause.REAL, new Random(1), book, Path.of("no-fonts"));
        return (DocumentPrinter) driver.open(new WatchedLink(opener.open(url, options)), options, surroundings);
    }

    private static Document document(int copies, int already) {
        return new Document(SamplePdf.of(3), 3, copies, already);
    }

    @Test
    void printsCopyByCopyAndTellsEachSheet() throws Exception {
        var told = new ArrayList<Integer>();
        try (var eve = new EvePrinter(
                        directory,
                        PrinterFacts.PDF,
                        "-c",
                        directory.resolve("press.sh").toString());
                var printer = open(eve)) {
            assertThat(printer.checkHealth()).isEqualTo(PaperLevel.FULL);
            printer.reserve(JOB, 6);

            assertThat(printer.print(JOB, document(2, 0), told::add))
                    .as(eve.log())
                    .isEqualTo(new DocumentResult.Printed(6));
            assertThat(printer.print(JOB, document(2, 0), told::add)).isEqualTo(new DocumentResult.Printed(6));

            assertThat(eve.tray()).containsExactly(1, 2, 3, 1, 2, 3);
            assertThat(told).isSorted().endsWith(6);
            assertThat(eve.log()).contains("Create-Job successful-ok", "Send-Document successful-ok");
        }
        assertThat(noted).startsWith("RESERVED 0", "PRINTING 0").endsWith("PRESENTED 6");
    }

    @Test
    void aResumeInTheMiddlePrintsOnlyThePagesThatAreMissing() throws Exception {
        try (var eve = new EvePrinter(
                        directory,
                        PrinterFacts.PDF,
                        "-c",
                        directory.resolve("press.sh").toString());
                var printer = open(eve)) {
            assertThat(printer.print(JOB, document(1, 1), _ -> {}))
                    .as(eve.log())
                    .isEqualTo(new DocumentResult.Printed(3));

            assertThat(eve.tray()).containsExactly(2, 3);
        }
    }

    @Test
    void paperThatEndsInTheMiddleWithdrawsTheRest() throws Exception {
        try (var eve = new EvePrinter(
                        directory,
                        PrinterFacts.PDF,
                        "-c",
                        directory.resolve("press.sh").toString());
                var printer = open(eve)) {
            eve.paperEndsAfter(2);

            assertThat(printer.print(JOB, document(2, 0), _ -> {}))
                    .as(eve.log())
                    .isInstanceOfSatisfying(DocumentResult.Incomplete.class, stopped -> {
                        assertThat(stopped.fault()).isEqualTo(Fault.PAPER_OUT);
                        assertThat(stopped.sheets()).isEqualTo(2);
                        assertThat(stopped.certain()).isFalse(); // it was told to withdraw, and never says that it has
                    });

            assertThat(eve.log()).contains("Cancel-Job successful-ok");
            eve.newPaper();
            assertThat(eve.tray()).containsExactly(1, 2);
        }
    }

    @Test
    void pagesAsDotsAreReadByAProgramThatKnowsThem() throws Exception {
        var printed = Files.createDirectory(directory.resolve("out"));
        try (var eve = new EvePrinter(
                        directory,
                        PrinterFacts.RASTER,
                        "-c",
                        "/usr/sbin/ippevepcl",
                        "-F",
                        "application/vnd.hp-pcl",
                        "-D",
                        "file://" + printed + "/");
                var printer = open(eve)) {
            assertThat(printer.print(JOB, document(1, 1), _ -> {}))
                    .as(eve.log())
                    .isEqualTo(new DocumentResult.Printed(3));
        }
        try (var files = Files.list(printed)) {
            var pcl = Files.readAllBytes(files.findFirst().orElseThrow());
            assertThat(pcl.length).isGreaterThan(2_000);
            assertThat(new String(pcl, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .contains("\u001b*t300R") // 300 dots an inch
                    .contains("\u001b&l26A"); // A4
        }
        assertThat(noted).endsWith("PRESENTED 3");
    }
}
