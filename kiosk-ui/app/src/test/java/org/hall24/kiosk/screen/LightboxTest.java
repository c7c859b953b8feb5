package org.hall24.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.hall24.journey.Sheet;
import org.hall24.kiosk.Darkroom;
import org.junit.jupiter.api.Test;

/** The page that is looked at, made once and wiped. */
class LightboxTest {
    private static final int INK = 0xFF12AB34;

    private final Lightbox lightbox = new Lightbox();
    private final Sheet sheet = new Sheet(2, 1, new int[] {INK & 0xFFFFFF, 0xFFFFFF});

    @Test
    void aPageIsMadeIntoAPictureOnce() {
        var first = lightbox.show(sheet);

        assertThat(first.getPixelReader().getArgb(0, 0)).isEqualTo(INK);
        assertThat(lightbox.show(sheet)).isSameAs(first);
    }

    @Test
    void whatLeftTheScreenIsWiped() {
        var picture = lightbox.show(sheet);

        Darkroom.onStage(() -> {
            lightbox.putOut();
            return picture;
        });

        assertThat(picture.getPixelReader().getArgb(0, 0)).isZero();
        assertThat(picture.getPixelReader().getArgb(1, 0)).isZero();
    }

    @Test
    void theNextPageWipesTheOneBefore() {
        var picture = lightbox.show(sheet);

        Darkroom.onStage(() -> lightbox.show(new Sheet(1, 1, new int[] {0})));

        assertThat(picture.getPixelReader().getArgb(0, 0)).isZero();
    }
}
