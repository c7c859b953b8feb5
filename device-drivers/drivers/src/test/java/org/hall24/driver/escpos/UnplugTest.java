package org.hall24.driver.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.hall24.device.DeviceException;
import org.hall24.device.PrintJournal.Stage;
import org.hall24.device.PrintResult;
import org.hall24.device.Receipt;
import org.hall24.device.contract.HandClock;
import org.hall24.device.driver.JobBook;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cable comes out at every byte of a print session, the driver's and the printer's; then the same job is asked for again at a new line.
 * What is said must be true, and nothing is ever printed twice.
 */
@Timeout(120)
class UnplugTest {
    private static final Logger LOG = LoggerFactory.getLogger(UnplugTest.class);

    /** No session of this receipt takes longer on the clock: 25 s of printing, some status questions. */
    private static final Duration SESSION_MAX = Duration.ofSeconds(60);

    /** Everything a receipt can have, and short: each byte of it is a session of its own. */
    private static final Receipt RECEIPT = new Receipt(List.of(
            new Receipt.Heading("OK"),
            new Receipt.Line("ready"),
            new Receipt.Drawn("𠮷"),
            new Receipt.Rule(),
            new Receipt.Qr("A"),
            new Receipt.Feed(1)));

    private final HandClock clock = new HandClock();
    private final List<Stage> noted = new ArrayList<>();
    private int tried;
    private int presented;
    private int unknown;
    private int nothing;

    private EscPosPrinter printer(PaperEnd line, Profile profile, Pen pen, JobBook book) {
        line.presenter = profile.presenter();
        return new EscPosPrinter(line, profile, pen, clock, book, Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(strings = {"generic80", "vkp80", "tptcm112", "reliance"})
    void unpluggedAtEveryByteTheResultIsTrueAndNothingComesTwice(String word) throws Exception {
        var profile = Profile.named(word).wide(384);
        var pen = new Pen(Path.of(System.getProperty("hall24.assets"), "fonts"));
        var whole = new PaperEnd(clock);
        var begun = new JobBook((_, _, _) -> {});
        assertThat(printer(whole, profile, pen, begun).print(new UUID(0, 0), RECEIPT))
                .isEqualTo(new PrintResult.Presented());
        for (int at = 0; at < whole.taken(); at++) {
            var line = new PaperEnd(clock);
            line.breaksAt = at;
            session(line, profile, pen, new UUID(1, at));
        }
        for (int at = 0; at < whole.given(); at++) {
            var line = new PaperEnd(clock);
            line.endsAfter = at;
            session(line, profile, pen, new UUID(2, at));
        }
        assertThat(presented).as("a line that broke said that all was done").isZero();
        LOG.info(
                "PROOF escpos {}: {} bytes tried, {} nothing printed, {} unknown, hangs 0, wrong 0",
                word,
                tried,
                nothing,
                unknown);
    }

    private void session(PaperEnd line, Profile profile, Pen pen, UUID job) throws Exception {
        tried++;
        noted.clear();
        var book = new JobBook((_, stage, _) -> noted.add(stage));
        var began = clock.instant();
        boolean nothingLeft = false;
        PrintResult first = new PrintResult.Presented();
        try {
            first = printer(line, profile, pen, book).print(job, RECEIPT);
        } catch (DeviceException e) {
            nothingLeft = true;
        }
        assertThat(Duration.between(began, clock.instant())).as("job %s", job).isLessThan(SESSION_MAX);
        var next = new PaperEnd(clock);
        var second = printer(next, profile, pen, book).print(job, RECEIPT);
        if (nothingLeft) {
            nothing++;
            assertThat(jobBytesIn(line))
                    .as("job %s: said that nothing left", job)
                    .isZero();
            assertThat(noted).as("job %s", job).doesNotContain(Stage.INCOMPLETE).endsWith(Stage.PRESENTED);
            assertThat(second).isEqualTo(new PrintResult.Presented());
            return;
        }
        assertThat(second).as("job %s", job).isEqualTo(first);
        assertThat(next.taken()).as("job %s was sent again", job).isZero();
        assertThat(noted).as("job %s", job).containsOnlyOnce(Stage.PRINTING);
        if (first instanceof PrintResult.Incomplete) {
            unknown++;
            assertThat(noted).endsWith(Stage.INCOMPLETE);
        } else {
            presented++;
        }
    }

    /** Bytes behind the cleaning before the job: the job begins with ESC @ and something to print. */
    private static int jobBytesIn(PaperEnd line) {
        String said = HexFormat.of().formatHex(line.printed());
        int mark = said.indexOf("1d7201");
        String after =
                mark < 0 ? "" : said.substring(mark + 6).replace("1d6506", "").replace("1d7201", "");
        return after.length() / 2;
    }
}
