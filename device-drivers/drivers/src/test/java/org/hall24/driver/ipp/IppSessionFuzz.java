package org.hall24.driver.ipp;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.hall24.device.DeviceException;
import org.hall24.device.Document;
import org.hall24.device.DocumentResult;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.contract.BabblingLink;
import org.hall24.device.contract.HandClock;
import org.hall24.device.contract.SamplePdf;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;

/** Fuzz target: health and a print at a printer that answers what it likes. Each ends in its time, by a result or a fault, and is the same when it is asked for again. */
public final class IppSessionFuzz {
    private static final UUID JOB = UUID.fromString("019aa000-0000-7000-8000-00000000000a");
    private static final Document DOCUMENT = new Document(SamplePdf.of(1), 1, 1, 0);

    /** A dozen questions of ten seconds, a sheet of a minute, a withdrawal of fifteen seconds. */
    private static final Duration CALL_MAX = Duration.ofMinutes(10);

    private IppSessionFuzz() {}

    /** One input: what the printer says, as {@link BabblingLink} reads it. */
    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        var clock = new HandClock();
        var book = new JobBook((_, _, _) -> {});
        var driver = new IppDriver();
        var url = DeviceUrl.parse("ipp:tcp:printer:631");
        var surroundings = new Surroundings(clock, clock, new java.util.Random(1), book, java.nio.file.Path.of("none"));
        var printer = (IppPrinter) driver.open(
                new BabblingLink(input, 0, clock), OptionValues.of(url, driver.options(), List.of()), surroundings);
        var began = clock.instant();
        try {
            printer.checkHealth();
        } catch (DeviceException _) {
            // a fault is an answer
        }
        try {
            var result = printer.print(JOB, DOCUMENT, _ -> {});
            boolean possible = switch (result) {
                case DocumentResult.Printed(int sheets) -> sheets == 1;
                case DocumentResult.Incomplete stopped -> stopped.sheets() >= 0 && stopped.sheets() <= 1;
            };
            boolean ended =
                    book.documents().of(JOB).flatMap(entry -> entry.ended()).isPresent();
            if (!possible || (ended && !printer.print(JOB, DOCUMENT, _ -> {}).equals(result))) {
                throw new IllegalStateException("a result that cannot be: " + result);
            }
        } catch (DeviceException _) {
            // a fault is an answer
        }
        if (Duration.between(began, clock.instant()).compareTo(CALL_MAX) > 0) {
            throw new IllegalStateException("took " + Duration.between(began, clock.instant()));
        }
    }
}
