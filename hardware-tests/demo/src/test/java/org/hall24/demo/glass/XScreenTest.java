package org.hall24.demo.glass;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class XScreenTest {
    @TempDir
    Path folder;

    @Test
    void aVirtualDisplayIsAsLargeAsThePanelAndCanBeTouchedAndPhotographed() throws Exception {
        try (var display = VirtualDisplay.start(folder.resolve("xvfb.log"));
                var screen = XScreen.open(display.display())) {
            screen.press(540, 960);
            screen.release();
            var picture = screen.picture();

            assertThat(picture.getWidth()).isEqualTo(1080);
            assertThat(picture.getHeight()).isEqualTo(1920);
            assertThat(picture.getRGB(10, 10) & 0xFFFFFF).isZero();
        }
    }
}
