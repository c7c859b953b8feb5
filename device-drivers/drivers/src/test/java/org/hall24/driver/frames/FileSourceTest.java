package org.hall24.driver.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.Still;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.hall24.device.link.FrameSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FileSourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    private Path folder = Path.of("");

    private Path picture(String name, int rgb) throws IOException {
        var picture = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, rgb);
        var file = folder.resolve(name);
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    private static FrameSource open(Path at) throws Exception {
        var opener = new FileOpener();
        var url = DeviceUrl.parse("camera:file:" + at + "?fps=60");
        return opener.open(url, OptionValues.of(url, List.of(), opener.options()));
    }

    private static Still next(FrameSource source) throws Exception {
        return source.next(PATIENCE).orElseThrow();
    }

    @Test
    void thePicturesOfAFolderComeInOrderAndAgain() throws Exception {
        picture("b.png", 0x000000ff);
        picture("a.png", 0x00ff0000);
        Files.writeString(folder.resolve("c.txt"), "no picture");
        try (var source = open(folder)) {
            assertThat(next(source).bgr()).startsWith(0, 0, (byte) 255);
            assertThat(next(source).bgr()).startsWith((byte) 255, 0, 0);
            assertThat(next(source).bgr()).startsWith(0, 0, (byte) 255);
            assertThat(source.next(Duration.ZERO)).as("it keeps its pace").isEmpty();
        }
    }

    @Test
    void aClosedSourceHasEnded() throws Exception {
        var source = open(picture("a.png", 1));
        source.close();

        assertThat(source.isWhole()).isFalse();
        assertThatThrownBy(() -> source.next(PATIENCE)).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsNotThereIsGoneAndWhatIsNoPictureBreaks() throws Exception {
        assertThatThrownBy(() -> open(folder.resolve("none.png")))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.GONE));
        assertThatThrownBy(() -> open(folder))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MISCONFIGURED));
        try (var source = open(Files.writeString(folder.resolve("a.png"), "no picture"))) {
            assertThatThrownBy(() -> source.next(PATIENCE)).isInstanceOf(IOException.class);
        }
    }
}
