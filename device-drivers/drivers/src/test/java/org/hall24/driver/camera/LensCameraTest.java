package org.hall24.driver.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.Sight;
import org.hall24.device.Still;
import org.hall24.device.contract.HandClock;
import org.junit.jupiter.api.Test;

class LensCameraTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HandClock clock = new HandClock();
    private final SplittableRandom chance = new SplittableRandom(20_261_122L);

    private LensCamera living(Supplier<Still> scene) {
        return new LensCamera(new PaintedSource(clock, true, () -> Optional.of(scene.get())), clock);
    }

    @Test
    void aRoomIsClearHoweverOftenItIsLookedAt() throws Exception {
        var camera = living(() -> Painted.room(chance));

        for (int i = 0; i < 20; i++) {
            assertThat(camera.look(PATIENCE)).isInstanceOf(Sight.Clear.class);
        }
    }

    @Test
    void darknessIsBlackEvenWhereASensorGivesTheSameZeros() throws Exception {
        assertThat(living(() -> Painted.plain(6, 3, chance)).look(PATIENCE)).isInstanceOf(Sight.Black.class);
        var dead = living(() -> Painted.plain(0, 0, chance));
        dead.look(PATIENCE);
        assertThat(dead.look(PATIENCE)).isInstanceOf(Sight.Black.class);
    }

    @Test
    void aThumbOnTheLensIsCovered() throws Exception {
        assertThat(living(() -> Painted.plain(60, 4, chance)).look(PATIENCE)).isInstanceOf(Sight.Covered.class);
    }

    @Test
    void aDazzledSensorIsOverExposedAndAWhitePageWithPrintIsNot() throws Exception {
        assertThat(living(() -> Painted.plain(252, 3, chance)).look(PATIENCE)).isInstanceOf(Sight.OverExposed.class);

        var page = Painted.plain(252, 3, chance);
        for (int i = 0; i < page.bgr().length / 20; i++) {
            page.bgr()[i + 6_000] = 30;
        }
        assertThat(living(() -> page).look(PATIENCE)).isInstanceOf(Sight.Clear.class);
    }

    @Test
    void theSamePictureForHalfASecondIsFrozenAndANewOneIsNot() throws Exception {
        var before = Painted.room(chance);
        var camera = living(() -> before);

        assertThat(camera.look(PATIENCE)).isInstanceOf(Sight.Clear.class);
        var began = clock.instant();
        assertThat(camera.look(PATIENCE)).isInstanceOf(Sight.Frozen.class);
        assertThat(Duration.between(began, clock.instant())).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void picturesOfAFileAreAllAlikeAndNothingIsWrong() throws Exception {
        var page = Painted.room(chance);
        var camera = new LensCamera(new PaintedSource(clock, false, () -> Optional.of(page)), clock);

        camera.look(PATIENCE);
        clock.pass(Duration.ofMinutes(1));
        assertThat(camera.look(PATIENCE)).isInstanceOf(Sight.Clear.class);
    }

    @Test
    void noPictureIsSilenceAndAnEndedSourceIsGone() {
        var silent = new LensCamera(new PaintedSource(clock, true, Optional::empty), clock);
        assertThatThrownBy(silent::checkHealth)
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SILENT));

        var gone = new LensCamera(
                new PaintedSource(clock, true, () -> {
                    throw new EOFException("unplugged");
                }),
                clock);
        assertThatThrownBy(() -> gone.look(PATIENCE))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.GONE));
    }
}
