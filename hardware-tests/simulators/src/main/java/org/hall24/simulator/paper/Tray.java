package org.hall24.simulator.paper;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.imageio.ImageIO;

/** Where slips fall: {@code NNN.bin} and {@code NNN.png}, and {@code NNN-torn} for those that were never finished. */
final class Tray {
    private final Path directory;
    private int last;
    private int slips;
    private int torn;

    Tray(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        try (var there = Files.list(directory)) {
            last = there.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{3,6}(-torn)?\\.(bin|png)"))
                    .mapToInt(name -> Integer.parseInt(name.replaceAll("[^0-9].*", "")))
                    .max()
                    .orElse(0);
        }
    }

    int slips() {
        return slips;
    }

    int torn() {
        return torn;
    }

    /** Files a slip. */
    void drop(byte[] bytes, BufferedImage picture, boolean whole) throws IOException {
        last++;
        String name = String.format("%03d", last) + (whole ? "" : "-torn");
        var drawing = Files.createTempFile(directory, "drawing", ".part");
        ImageIO.write(picture, "png", drawing.toFile());
        var raw = Files.createTempFile(directory, "bytes", ".part");
        Files.write(raw, bytes);
        Files.move(drawing, directory.resolve(name + ".png"), StandardCopyOption.ATOMIC_MOVE);
        Files.move(raw, directory.resolve(name + ".bin"), StandardCopyOption.ATOMIC_MOVE);
        if (whole) {
            slips++;
        } else {
            torn++;
        }
    }
}
