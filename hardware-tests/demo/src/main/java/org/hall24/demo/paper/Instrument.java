package org.hall24.demo.paper;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program of the distribution, run to its end: pdftotext, pdftoppm, zbarimg, tesseract. */
final class Instrument {
    /** A page takes a second or two; a busy machine gets a minute. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);

    private Instrument() {}

    /**
     * What it said on standard output.
     *
     * @throws IOException when it is not on this machine or did not end in time; a reading that found nothing is an empty text
     */
    static String read(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(List.of(command));
        builder.environment().put("OMP_THREAD_LIMIT", "1"); // tesseract's threads are slower than one on two cores
        builder.redirectInput(Redirect.from(new java.io.File("/dev/null")));
        builder.redirectError(Redirect.DISCARD);
        var process = builder.start();
        try (var out = process.getInputStream()) {
            var said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(ANSWER_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(command[0] + " did not end within " + ANSWER_MAX);
            }
            return said;
        } finally {
            process.destroyForcibly();
        }
    }
}
