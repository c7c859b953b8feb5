package org.hall24.simulator.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where paper falls: {@code job-N.pdf}, the document as it came, and {@code job-N-sheet-KK.pdf}, each sheet that came out. */
final class Tray {
    private final Path directory;
    private int last;
    private int sheets;

    Tray(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        try (var there = Files.list(directory)) {
            last = there.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("job-[0-9]{1,6}[.-].*"))
                    .mapToInt(name -> Integer.parseInt(name.replaceAll("^job-([0-9]+).*", "$1")))
                    .max()
                    .orElse(0);
        }
    }

    /** Sheets that fell here. */
    int sheets() {
        return sheets;
    }

    /** Files a document; answers its number, which no other has, also after the power was gone. */
    int document(byte[] file, String ending) throws IOException {
        last++;
        write("job-" + last + "." + ending, file);
        return last;
    }

    /** A sheet falls. */
    void sheet(int document, int sheet, byte[] file, String ending) throws IOException {
        write(String.format("job-%d-sheet-%02d.%s", document, sheet, ending), file);
        sheets++;
    }

    private void write(String name, byte[] file) throws IOException {
        var part = Files.createTempFile(directory, "paper", ".part");
        Files.write(part, file);
        Files.move(part, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
