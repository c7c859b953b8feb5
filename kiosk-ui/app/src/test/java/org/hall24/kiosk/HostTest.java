package org.hall24.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hall24.catalogue.Language;
import org.hall24.catalogue.Phrase;
import org.hall24.catalogue.Texts;
import org.hall24.journey.Frame;
import org.hall24.journey.Picture;
import org.hall24.journey.Screen;
import org.hall24.kiosk.screen.Panel;
import org.hall24.kiosk.window.Host;
import org.hall24.kiosk.window.KioskWindow;
import org.junit.jupiter.api.Test;

/** The host: newest picture only, and a screen that begins anew after a mistake. */
class HostTest {
    private static final long PATIENCE_SECONDS = 30;

    private final LinkedBlockingQueue<String> painted = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> broken = new LinkedBlockingQueue<>();

    @Test
    void aPictureThatCannotBeDrawnEndsOnAFreshScreenWithAnErrorCode() throws Exception {
        Texts faulty = (language, phrase) -> {
            if (phrase.equals(Phrase.of("review.title"))) {
                throw new IllegalStateException("a mistake that quotes somebody");
            }
            return Darkroom.TEXTS.in(language, phrase);
        };
        var host = open(faulty);

        host.show(picture(new Screen.Review(List.of(), Optional.empty(), false)));
        assertThat(broken.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).startsWith("E-");

        host.show(picture(new Screen.Attract(Optional.empty(), Optional.empty(), false)));
        assertThat(painted.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("attract");
    }

    @Test
    void picturesThatWereOvertakenAreNeverDrawn() throws Exception {
        var host = open(Darkroom.TEXTS);

        Darkroom.onStage(() -> {
            for (int left = 30; left > 0; left--) {
                host.show(picture(new Screen.IdleQuestion(left, 30)));
            }
            host.show(picture(new Screen.Attract(Optional.empty(), Optional.empty(), false)));
            return true;
        });

        assertThat(painted.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("attract");
        assertThat(painted).isEmpty();
    }

    private static Picture picture(Screen screen) {
        return new Picture(Samples.frame(Language.ZH, false, Frame.Foot.ALL, 0), screen);
    }

    private Host open(Texts texts) {
        return Darkroom.onStage(() -> {
            var host = new Host(
                    (drawn, felt) -> new Panel(
                            texts,
                            Darkroom.GLYPHS,
                            () -> Darkroom.DICTIONARY,
                            InstantSource.fixed(Darkroom.EVENING),
                            Darkroom.ZONE,
                            _ -> {},
                            felt,
                            drawn),
                    List.of((picture, _, _) -> painted.add(picture.screen().id())),
                    broken::add,
                    System::nanoTime);
            KioskWindow.onADesk(host.root(), () -> {});
            return host;
        });
    }
}
