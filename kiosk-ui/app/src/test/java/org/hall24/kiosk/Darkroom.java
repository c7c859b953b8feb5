package org.hall24.kiosk;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.text.Font;
import org.hall24.catalogue.Catalogue;
import org.hall24.catalogue.CatalogueException;
import org.hall24.catalogue.CatalogueFiles;
import org.hall24.catalogue.Texts;
import org.hall24.journey.Picture;
import org.hall24.journey.Screen;
import org.hall24.journey.Touch;
import org.hall24.journey.input.PinyinDictionary;
import org.hall24.kiosk.screen.Coverage;
import org.hall24.kiosk.screen.Glyphs;
import org.hall24.kiosk.screen.Panel;
import org.hall24.kiosk.window.Toolkit;

/** Draws pictures without a window: needs a display, since JavaFX asks for one, but shows nothing on it. */
public final class Darkroom {
    /** 21 November 2026, 21:47 in Shanghai: the evening of the mock-ups. */
    static final Instant EVENING = Instant.parse("2026-11-21T13:47:00Z");

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Texts TEXTS = texts();
    static final Glyphs GLYPHS = load();
    static final PinyinDictionary DICTIONARY = dictionary();
    private static final long PATIENCE_SECONDS = 60;

    private Darkroom() {}

    private static Texts texts() {
        try {
            return Catalogue.of(CatalogueFiles.shipped(), "990000").texts();
        } catch (CatalogueException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Glyphs load() {
        Toolkit.prepare();
        Platform.startup(() -> Platform.setImplicitExit(false));
        var fonts = Path.of(System.getProperty("hall24.assets"), "fonts");
        try {
            for (var face :
                    List.of("NotoSansSC_400Regular", "NotoSansSC_700Bold", "NotoSerifSC_900Black", "HanaMinB")) {
                if (Font.loadFont(fonts.resolve(face + ".ttf").toUri().toString(), 10) == null) {
                    throw new IllegalStateException(face + " could not be loaded");
                }
            }
            return new Glyphs(
                    Coverage.of(fonts.resolve("NotoSansSC_400Regular.ttf")),
                    Coverage.of(fonts.resolve("HanaMinB.ttf")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PinyinDictionary dictionary() {
        var file = Path.of(System.getProperty("hall24.assets"), "pinyin", "pinyin_simp.dict.yaml");
        try (var reader = Files.newBufferedReader(file)) {
            return PinyinDictionary.read(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A panel in a scene of its own, on the evening of the mock-ups. */
    static Panel panel() {
        return panel(_ -> {});
    }

    static Panel panel(Consumer<Touch> finger) {
        return onStage(() -> {
            var panel = new Panel(
                    TEXTS, GLYPHS, () -> DICTIONARY, InstantSource.fixed(EVENING), ZONE, finger, _ -> {}, () -> {});
            panel.root().setUserData(new Scene(panel.root(), 1080, 1920));
            return panel;
        });
    }

    /** Puts a picture up as if nothing had been there before, laid out but not painted. */
    static void lay(Panel panel, Picture picture) {
        // What a finger changed on the picture before is forgotten first.
        panel.show(new Picture(picture.frame(), new Screen.Attract(Optional.empty(), Optional.empty(), false)));
        panel.show(picture);
        panel.root().applyCss();
        panel.root().layout();
    }

    /** Draws the picture. */
    static BufferedImage develop(Panel panel, Picture picture) {
        return onStage(() -> {
            lay(panel, picture);
            return photograph(panel);
        });
    }

    static BufferedImage photograph(Panel panel) {
        var image = panel.root().getScene().snapshot(null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var photo = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        photo.setRGB(0, 0, width, height, pixels, 0, width);
        return photo;
    }

    /** Runs something on the JavaFX thread and waits for it. */
    public static <T> T onStage(Supplier<T> work) {
        var done = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
