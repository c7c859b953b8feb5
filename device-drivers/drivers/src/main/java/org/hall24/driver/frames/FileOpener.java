package org.hall24.driver.frames;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.address.DeviceOption;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.link.FrameOpener;
import org.hall24.device.link.FrameSource;

/** Transport {@code file}: a picture, or the pictures of a folder one after another, as if a camera saw them. */
public final class FileOpener implements FrameOpener {
    /** More pictures than anybody looks through. */
    private static final int PICTURES_MAX = 1_000;

    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".bmp", ".gif");

    private static final DeviceOption RATE = new DeviceOption(
            "fps", new DeviceOption.Whole(1, 60), "pictures/s", "10", "How many pictures a second it seems to take.");

    @Override
    public String word() {
        return "file";
    }

    @Override
    public String sentence() {
        return "A picture, or the pictures of a folder one after another, instead of a camera.";
    }

    @Override
    public List<DeviceOption> options() {
        return List.of(RATE);
    }

    @Override
    public boolean isPresent(DeviceUrl url) {
        return Files.exists(Path.of(url.address()));
    }

    @Override
    public FrameSource open(DeviceUrl url, OptionValues options) throws DeviceException {
        var path = Path.of(url.address());
        if (!Files.exists(path)) {
            throw new DeviceException(Fault.GONE, "there is no picture at " + path);
        }
        try {
            var pictures = Files.isDirectory(path) ? picturesIn(path) : List.of(path);
            if (pictures.isEmpty()) {
                throw new DeviceException(Fault.MISCONFIGURED, "there is no picture in " + path);
            }
            return new FileSource(pictures, options.whole(RATE.name()));
        } catch (IOException e) {
            throw new DeviceException(Fault.MISCONFIGURED, "the pictures of " + path + " cannot be listed", e);
        }
    }

    private static List<Path> picturesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(FileOpener::isPicture)
                    .sorted()
                    .limit(PICTURES_MAX)
                    .toList();
        }
    }

    private static boolean isPicture(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }
}
