package org.hall24.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.hall24.device.CodeReading;
import org.hall24.device.CodeScanner;
import org.hall24.device.link.Recording;
import org.hall24.device.link.RecordingLink;
import org.hall24.device.link.RecordingLink.Notebook;
import org.hall24.device.link.ReplayLink;
import org.hall24.device.supervision.Makes;
import org.hall24.simulator.scanner.ScannerMake;
import org.hall24.simulator.scanner.ScannerSimulator;
import org.hall24.time.Pause;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A code is scanned and recorded; the recording holds none of it, and the driver goes through its handshake with it. */
@Timeout(60)
class ScannerRecordingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Short enough for a packet whose length is no letter; it begins as answers of two makes do. */
    private static final String CODE = "TRGMOD-\u6f14\u793a-PQRS";

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LINE") // that one has no handshake
    void aCodeIsNotInItsRecordingWhichAnswersTheDriverAllTheSame(ScannerMake make) throws Exception {
        var url = "scanner:serial:" + directory.resolve("scanner") + "?baud=9600&make=" + make.word();
        var file = new StringWriter();
        var notes = new Notebook(file, url, InstantSource.system());
        try (var simulator = ScannerSimulator.at(directory.resolve("scanner"), make, 9600, Pause.REAL);
                var scanner = scanner(
                        Makes.shipped().tapped((line, masker) -> new RecordingLink(line, masker, notes)), url)) {
            scanner.checkHealth();
            simulator.hearLine("SHOW " + CODE);
            assertThat(scanner.scan(PATIENCE))
                    .isInstanceOfSatisfying(
                            CodeReading.Scanned.class,
                            scanned -> assertThat(scanned.code().text()).isEqualTo(CODE));
        }

        var said = file.toString()
                .lines()
                .filter(line -> line.matches("[0-9]+ < .*"))
                .map(line -> line.split(" ", -1)[2])
                .collect(Collectors.joining());
        var heard = new String(HexFormat.of().parseHex(said), StandardCharsets.ISO_8859_1);
        assertThat(heard).doesNotContain("PQRS", "-P", "\u00e6\u00bc\u0094"); // the first letter of 演示

        var recording = Recording.read(new StringReader(file.toString()));
        var plays = new ArrayList<ReplayLink>();
        var replay = Makes.shipped().instead((_, masker) -> {
            plays.add(new ReplayLink(recording, masker, InstantSource.system(), Pause.REAL));
            return plays.getLast();
        });
        try (var scanner = scanner(replay, url)) {
            scanner.checkHealth();
            assertThat(scanner.scan(PATIENCE))
                    .isInstanceOfSatisfying(
                            CodeReading.Scanned.class,
                            scanned -> assertThat(scanned.code().text()).endsWith("00000000"));
        }
        assertThat(plays.getFirst().deviations())
                .filteredOn(each -> each.kind() != ReplayLink.Kind.LATE)
                .isEmpty();
    }

    private static CodeScanner scanner(Makes makes, String url) throws Exception {
        return (CodeScanner) makes.open(url, Bench.surroundings((_, _, _) -> {}));
    }
}
