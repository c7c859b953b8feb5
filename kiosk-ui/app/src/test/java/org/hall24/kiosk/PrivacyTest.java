package org.hall24.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.hall24.catalogue.Language;
import org.hall24.catalogue.Phrase;
import org.hall24.journey.Frame;
import org.hall24.journey.Picture;
import org.hall24.journey.Screen;
import org.hall24.journey.Sheet;
import org.hall24.kiosk.screen.Panel;
import org.hall24.kiosk.window.Host;
import org.hall24.kiosk.window.KioskWindow;
import org.hall24.kiosk.window.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After clearing, nothing a person was shown or typed is reachable in this process: proved on a dump of the live heap. */
class PrivacyTest {
    private static final long PATIENCE_SECONDS = 30;

    /** The canaries, backwards: this class must not carry what it looks for. */
    private static final String NAME = "昀晗徒司";

    private static final String WORDS = "6137yranacxvq";
    private static final String RARE = "桐𠮷田";

    private static final int CANARY_PIXELS = 8;

    private final LinkedBlockingQueue<List<Place>> painted = new LinkedBlockingQueue<>();

    @Test
    void nothingShownOrTypedOutlivesItsSession(@TempDir Path folder) throws Exception {
        var host = open();
        for (boolean care : new boolean[] {false, true}) {
            serve(host, care);
        }
        assertThat(found(folder.resolve("before.hprof"))).containsKeys("name UTF-16LE", "words ISO-8859-1");

        host.show(picture(false, new Screen.Cleared(List.of(Phrase.of("cleared.card")), Optional.empty(), false)));
        places();
        host.show(picture(false, new Screen.Attract(Optional.empty(), Optional.empty(), false)));
        places();
        settle();

        assertThat(found(folder.resolve("after.hprof"))).isEmpty();
    }

    /** Everything that shows personal data, and a finger that types. The result stays up. */
    private void serve(Host host, boolean care) throws Exception {
        host.show(picture(care, form("text", Screen.FieldKind.TEXT, back(WORDS) + back(NAME))));
        var keys = places();
        for (var key : List.of("mode.abc", "key.q", "key.v", "key.x", "key.delete")) {
            touch(keys, key);
            keys = places();
        }
        host.show(picture(
                care,
                new Screen.Review(
                        List.of(
                                new Screen.Row(Phrase.of("form.name"), Phrase.literal(back(NAME))),
                                new Screen.Row(Phrase.of("form.name"), Phrase.literal(back(RARE) + back(NAME))),
                                new Screen.Row(Phrase.of("field.appeal_text.label"), Phrase.literal(back(WORDS)))),
                        Optional.empty(),
                        false)));
        touch(places(), "foot.back");
        for (var screen : List.of(facts(), entries(), code(), pick(), preview())) {
            host.show(picture(care, screen));
            places();
        }
        host.show(picture(care, result()));
        touch(places(), "rate.5");
    }

    private static Screen facts() {
        var name = new Screen.Fact(Phrase.of("form.name"), Phrase.literal(back(RARE) + back(NAME)), false, false);
        var amount = new Screen.Fact(Phrase.of("form.number"), Phrase.literal(back(WORDS)), true, true);
        return new Screen.FactSheet(
                Phrase.literal(back(NAME)), Phrase.literal(""), List.of(name, amount), true, 24, List.of());
    }

    private static Screen entries() {
        var words = Phrase.literal(back(WORDS));
        var columns = List.of(words, words, words, words);
        return new Screen.Table(
                Phrase.of("form.name"),
                Phrase.literal(back(NAME)),
                List.of(),
                columns,
                List.of(columns),
                1,
                1,
                List.of());
    }

    private static Screen code() {
        return new Screen.SmsCode(back(WORDS), "", 6, 0, Optional.of(Phrase.literal(back(NAME))));
    }

    private static Screen pick() {
        var choice = new Screen.Choice("a", Phrase.literal(back(NAME)), Phrase.literal(back(WORDS)), true, false);
        return new Screen.Pick(Phrase.of("form.name"), Phrase.literal(""), List.of(choice), true, Optional.empty());
    }

    /** A page whose every row is the canary of pixels. */
    private static Screen preview() {
        int side = 64;
        var rgb = new int[side * side];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = pixel(i % CANARY_PIXELS);
        }
        return new Screen.Preview(
                Phrase.literal(back(NAME)), new Sheet(side, side, rgb), 1, 1, 1, Optional.empty(), true);
    }

    /** Colours that no key and no letter has, one after the other. */
    private static int pixel(int index) {
        return 0x5A3C96 ^ index * 0x0B1D07;
    }

    private static Screen result() {
        return new Screen.Result(
                Phrase.literal(back(NAME)),
                back(WORDS),
                back(WORDS),
                "https://localhost/c/" + back(WORDS),
                Phrase.literal("21:50"),
                new Screen.Whereabouts.Kept(),
                List.of(),
                Optional.empty(),
                new Screen.Grade(0, List.of(), Optional.empty()),
                36,
                45,
                Optional.empty());
    }

    private static Screen form(String id, Screen.FieldKind kind, String value) {
        var field = new Screen.Field(
                id,
                Phrase.of("field.appeal_text.label"),
                Phrase.of("field.appeal_text.hint"),
                kind,
                value,
                false,
                List.of(),
                300);
        return new Screen.Form(Phrase.of("form.title.appeal.hotline"), List.of(field), id, Optional.empty());
    }

    private static Picture picture(boolean care, Screen screen) {
        return new Picture(Samples.frame(Language.ZH, care, Frame.Foot.ALL, 0), screen);
    }

    private Host open() {
        return Darkroom.onStage(() -> {
            var host = new Host(
                    (drawn, felt) -> new Panel(
                            Darkroom.TEXTS,
                            Darkroom.GLYPHS,
                            () -> Darkroom.DICTIONARY,
                            InstantSource.fixed(Darkroom.EVENING),
                            Darkroom.ZONE,
                            _ -> {},
                            felt,
                            drawn),
                    List.of((_, places, _) -> painted.add(places)),
                    code -> {
                        throw new IllegalStateException(code);
                    },
                    System::nanoTime);
            KioskWindow.overTheScreen(host.root());
            return host;
        });
    }

    /** Waits until something was painted; where it can be touched. */
    private List<Place> places() throws InterruptedException {
        var places = painted.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(places).as("nothing was painted").isNotNull();
        return places;
    }

    private static void touch(List<Place> places, String id) {
        var place =
                places.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
        Darkroom.onStage(() -> {
            var robot = new Robot();
            robot.mouseMove(new Point2D(place.x() + place.w() / 2.0, place.y() + place.h() / 2.0));
            robot.mousePress(MouseButton.PRIMARY);
            return robot;
        });
        Darkroom.onStage(() -> {
            new Robot().mouseRelease(MouseButton.PRIMARY);
            return id;
        });
    }

    /** Lets the renderer finish the frames that are still under way. */
    private static void settle() throws InterruptedException {
        for (int pulse = 0; pulse < 10; pulse++) {
            var passed = new java.util.concurrent.CountDownLatch(1);
            Darkroom.onStage(() -> {
                Platform.requestNextPulse();
                return pulse();
            });
            Platform.runLater(passed::countDown);
            assertThat(passed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static boolean pulse() {
        return true;
    }

    private static String back(String words) {
        return new StringBuilder(words).reverse().toString();
    }

    // --- the leak finder
    // ----------------------------------------------------------------------------------------------------

    /** Which canary was found in which encoding, and how often. */
    private static Map<String, Integer> found(Path dump) throws IOException {
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(dump.toString(), true);
        var needles = new TreeMap<String, byte[]>();
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_8)) {
            needles.put("name " + charset, bytes(NAME, charset));
            needles.put("words " + charset, bytes(WORDS, charset));
            needles.put("rare " + charset, bytes(RARE, charset));
        }
        needles.put("words ISO-8859-1", bytes(WORDS, StandardCharsets.ISO_8859_1));
        needles.put("page as it was drawn", pixels(0x00));
        needles.put("page on the screen", pixels(0xFF));
        var hits = new TreeMap<String, Integer>();
        search(dump, needles, hits);
        Files.delete(dump);
        return hits;
    }

    private static byte[] bytes(String canary, Charset charset) {
        return back(canary).getBytes(charset);
    }

    /** A row of the canary page as a heap dump writes it: big-endian integers. */
    private static byte[] pixels(int alpha) {
        var row = java.nio.ByteBuffer.allocate(CANARY_PIXELS * Integer.BYTES);
        for (int i = 0; i < CANARY_PIXELS; i++) {
            row.putInt(alpha << 24 | pixel(i));
        }
        return row.array();
    }

    private static void search(Path dump, Map<String, byte[]> needles, Map<String, Integer> hits) throws IOException {
        int overlap = 64;
        var window = new byte[1 << 20];
        try (var in = new BufferedInputStream(Files.newInputStream(dump), 1 << 16)) {
            int kept = 0;
            for (int read = in.readNBytes(window, 0, window.length); read > 0; ) {
                int filled = kept + read;
                for (var needle : new ArrayList<>(needles.entrySet())) {
                    int count = count(window, filled, needle.getValue());
                    if (count > 0) {
                        hits.merge(needle.getKey(), count, Integer::sum);
                    }
                }
                kept = Math.min(overlap, filled);
                System.arraycopy(window, filled - kept, window, 0, kept);
                read = in.readNBytes(window, kept, window.length - kept);
            }
        }
    }

    private static int count(byte[] hay, int length, byte[] needle) {
        int count = 0;
        for (int i = 0; i + needle.length <= length; i++) {
            int j = 0;
            while (j < needle.length && hay[i + j] == needle[j]) {
                j++;
            }
            count += j == needle.length ? 1 : 0;
        }
        return count;
    }
}
