package org.hall24.demo.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What fell into the A4 printer's tray: {@code job-N.pdf} as it came, and {@code job-N-sheet-KK.pdf} for each sheet. */
public final class Tray {
    private static final Pattern SHEET = Pattern.compile("job-[0-9]+-sheet-[0-9]+\\..*");
    private static final Pattern DOCUMENT = Pattern.compile("job-[0-9]+\\.pdf");

    private final Path folder;

    /** The tray, a folder. */
    public Tray(Path folder) {
        this.folder = folder;
    }

    /** How many sheets fell. */
    public int sheets() throws IOException {
        return names(SHEET).size();
    }

    /** The documents that were sent to be printed, in their order. */
    public List<Path> documents() throws IOException {
        return names(DOCUMENT);
    }

    private List<Path> names(Pattern pattern) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file ->
                            pattern.matcher(file.getFileName().toString()).matches())
                    .sorted(java.util.Comparator.comparingInt(Tray::job).thenComparing(Path::toString))
                    .toList();
        }
    }

    private static int job(Path file) {
        return Integer.parseInt(file.getFileName().toString().replaceAll("^job-([0-9]+).*", "$1"));
    }
}
