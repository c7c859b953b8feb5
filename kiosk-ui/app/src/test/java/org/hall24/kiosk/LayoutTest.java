package org.hall24.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.hall24.catalogue.Language;
import org.hall24.catalogue.Phrase;
import org.hall24.journey.Frame;
import org.hall24.journey.Picture;
import org.hall24.journey.Screen;
import org.hall24.kiosk.screen.Panel;
import org.hall24.kiosk.screen.Spot;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person with weak eyes and large fingers needs of every screen, measured on its scene graph. */
class LayoutTest {
    /** 6.4 mm: smaller words are not drawn. */
    private static final double WORDS_MIN = 26;

    /** Above this a person in a wheelchair does not reach: 1220 mm from the floor. */
    private static final double REACH_TOP = 347;

    /** A line of Noto is 1.45 of its size: this much above and below the strokes is empty. */
    private static final double EMPTY_OF_LINE = 0.27;

    private static Panel panel;

    @BeforeAll
    static void hang() {
        panel = Darkroom.panel();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.hall24.kiosk.GoldenTest#pictures")
    void noWordIsCutOrTooSmall(String name, Picture picture) {
        List<String> problems = Darkroom.onStage(() -> {
            Darkroom.lay(panel, picture);
            var found = new ArrayList<String>();
            look(panel.root(), false, found);
            return found;
        });

        assertThat(problems).isEmpty();
    }

    /** The board's cable is out, the mains are gone, and more: what does not stand on the line is left out, never cut. */
    @Test
    void manyTroublesAtOnceAreNotCut() {
        var troubles = Stream.of("idcard", "smartcard", "receipt", "lights", "sensors", "power")
                .map(what -> new Frame.Lamp(Phrase.of("lamp." + what), Frame.Light.OUT, Phrase.of("light.silent")))
                .toList();

        for (var language : Language.values()) {
            for (boolean care : new boolean[] {false, true}) {
                var whole = Samples.frame(language, care, Frame.Foot.ALL, 0);
                var frame = new Frame(
                        language, care, whole.plate(), troubles, whole.progress(), whole.foot(), Optional.empty());

                noWordIsCutOrTooSmall("troubles", new Picture(frame, new Screen.IdleQuestion(24, 30)));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.hall24.kiosk.GoldenTest#pictures")
    void everyTargetIsLargeEnoughApartAndInReach(String name, Picture picture) {
        List<Spot> spots = Darkroom.onStage(() -> {
            Darkroom.lay(panel, picture);
            return panel.spots();
        });

        for (var spot : spots) {
            var least = least(spot.id(), picture.frame().care());
            assertThat(spot.bounds().getWidth()).as(spot.id() + " width").isGreaterThanOrEqualTo(least[0]);
            assertThat(spot.bounds().getHeight()).as(spot.id() + " height").isGreaterThanOrEqualTo(least[1]);
            assertThat(spot.bounds().getMinY()).as(spot.id() + " reach").isGreaterThanOrEqualTo(REACH_TOP);
            assertThat(spot.bounds().getMaxY()).as(spot.id() + " bottom").isLessThanOrEqualTo(1920);
            assertThat(spot.bounds().getMinX()).as(spot.id() + " left").isGreaterThanOrEqualTo(0);
            assertThat(spot.bounds().getMaxX()).as(spot.id() + " right").isLessThanOrEqualTo(1080);
        }
        for (int i = 0; i < spots.size(); i++) {
            for (int j = i + 1; j < spots.size(); j++) {
                var one = spots.get(i);
                var other = spots.get(j);
                double apart = keyboard(one.id()) && keyboard(other.id()) ? 10 : 20;
                assertThat(gap(one.bounds(), other.bounds()))
                        .as(one.id() + " to " + other.id())
                        .isGreaterThanOrEqualTo(touching(one.id(), other.id()) ? 0 : apart - 0.5);
            }
        }
    }

    /** Width and height; the design language, §3. */
    private static double[] least(String id, boolean care) {
        if (id.startsWith("key.")) {
            return new double[] {94, care ? 121 : 104};
        }
        if (id.startsWith("candidate.")) {
            return new double[] {106, 116};
        }
        return care ? new double[] {101, 101} : new double[] {81, 81};
    }

    private static boolean keyboard(String id) {
        return id.startsWith("key.") || id.startsWith("mode.") || id.startsWith("candidate.");
    }

    /** Candidates stand side by side like the words of a line. */
    private static boolean touching(String one, String other) {
        return one.startsWith("candidate.") && other.startsWith("candidate.");
    }

    private static double gap(Bounds one, Bounds other) {
        double x = Math.max(one.getMinX(), other.getMinX()) - Math.min(one.getMaxX(), other.getMaxX());
        double y = Math.max(one.getMinY(), other.getMinY()) - Math.min(one.getMaxY(), other.getMaxY());
        return Math.max(x, y);
    }

    private static void look(Node node, boolean drawing, List<String> problems) {
        boolean drawn = drawing || node.getStyleClass().contains("drawing");
        if (node instanceof Text text && !text.getText().isBlank()) {
            if (!drawn && text.getFont().getSize() < WORDS_MIN) {
                problems.add("too small: " + text.getText());
            }
            contained(text, problems);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, drawn, problems));
        }
    }

    private static void contained(Text text, List<String> problems) {
        var words = text.localToScene(text.getBoundsInLocal());
        double slack = text.getFont().getSize() * EMPTY_OF_LINE;
        for (var around = text.getParent(); around != null; around = around.getParent()) {
            if (around instanceof Region region) {
                var room = region.localToScene(region.getLayoutBounds());
                if (words.getMinX() < room.getMinX() - 2
                        || words.getMaxX() > room.getMaxX() + slack
                        || words.getMinY() + slack < room.getMinY() - 1
                        || words.getMaxY() - slack > room.getMaxY() + 1) {
                    problems.add(
                            "cut: " + text.getText() + " at " + words + " in " + region.getStyleClass() + " " + room);
                    return;
                }
            }
        }
    }
}
