package org.hall24.hub.certificates.paper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hall24.wire.Bytes;

/** Runs programs we did not write, of the packages {@code ./hall24 setup} installs, on a file of ours. */
public final class Tool {
    private static final long SECONDS_MAX = 60;

    private Tool() {}

    /** A file for a program to read. */
    public static Path file(Bytes content, String name) throws IOException {
        var directory = Files.createTempDirectory(Files.createDirectories(Path.of("target", "papers")), "paper-");
        return Files.write(directory.resolve(name), content.toArray());
    }

    /** What a program said, on both its streams. */
    public static String says(String... command) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(List.of(command)).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(command[0] + " did not end");
        }
        return said;
    }

    /** The text of a PDF file as poppler reads it. */
    public static String text(Bytes pdf) throws IOException, InterruptedException {
        return says("pdftotext", "-enc", "UTF-8", file(pdf, "paper.pdf").toString(), "-");
    }

    /** The text of one page. */
    public static String text(Bytes pdf, int page) throws IOException, InterruptedException {
        var number = Integer.toString(page);
        return says(
                "pdftotext",
                "-enc",
                "UTF-8",
                "-f",
                number,
                "-l",
                number,
                file(pdf, "paper.pdf").toString(),
                "-");
    }

    /** What the QR code on a page says as zbar reads it, from a picture as poppler draws it. */
    public static String code(Bytes pdf, int page) throws IOException, InterruptedException {
        var file = file(pdf, "paper.pdf");
        var number = Integer.toString(page);
        var picture = file.resolveSibling("page");
        says(
                "pdftoppm",
                "-r",
                "150",
                "-f",
                number,
                "-l",
                number,
                "-singlefile",
                "-png",
                file.toString(),
                picture.toString());
        return says("zbarimg", "-q", "--raw", picture + ".png")
                .lines()
                .filter(line -> line.startsWith("https://"))
                .findFirst()
                .orElse("");
    }
}
