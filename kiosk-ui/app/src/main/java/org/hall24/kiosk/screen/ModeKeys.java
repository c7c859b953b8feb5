package org.hall24.kiosk.screen;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;
import org.hall24.catalogue.Language;
import org.hall24.journey.Touch;

/** Care mode and language: on every screen, within reach of a person who sits. */
final class ModeKeys {
    /** Wide enough for 关怀版 in care size, and for its English. */
    static final double WIDTH = 132;

    private ModeKeys() {}

    /** The two keys at the left of the action bar. */
    static List<Region> small(Brush brush) {
        return List.of(small(brush, true), small(brush, false));
    }

    /** The two keys of the home screen and the attract screen, side by side. */
    static Region wide(Brush brush, double height, String style, Tone tone) {
        return brush.even(
                Brush.GAP, List.of(wide(brush, true, height, style, tone), wide(brush, false, height, style, tone)));
    }

    private static Region small(Brush brush, boolean care) {
        var face = new VBox(
                4,
                sign(brush, care, Tone.BLUE, brush.pick(44, 50)),
                brush.centred(Type.MODE, Tone.INK, word(brush, care)));
        face.setAlignment(Pos.CENTER);
        var key = key(brush, care, face, brush.barHeight(), "mode");
        key.setPadding(new Insets(4, 4, 10, 4));
        key.setMinWidth(WIDTH);
        key.setPrefWidth(WIDTH);
        key.setMaxWidth(WIDTH);
        return key;
    }

    private static Region wide(Brush brush, boolean care, double height, String style, Tone tone) {
        var face = brush.face(
                Type.KEY,
                tone,
                word(brush, care),
                sign(brush, care, tone == Tone.INK ? Tone.BLUE : tone, brush.pick(46, 54)));
        return key(brush, care, face, height, style);
    }

    private static StackPane key(Brush brush, boolean care, Node face, double height, String style) {
        if (care) {
            return brush.key("care", face, height, new Touch.Care(!brush.care()), style);
        }
        var other = brush.chinese() ? Language.EN : Language.ZH;
        return brush.key("speak." + other.code(), face, height, new Touch.Speak(other), style);
    }

    private static String word(Brush brush, boolean care) {
        if (care) {
            return brush.say(brush.care() ? "care.off" : "care.on");
        }
        return brush.say("speak." + (brush.chinese() ? Language.EN : Language.ZH).code());
    }

    private static Node sign(Brush brush, boolean care, Tone tone, double px) {
        if (!care) {
            return Icon.GLOBE.draw(px, tone);
        }
        var letter = new Text(brush.say("care.sign"));
        letter.setFont(Type.Face.SONG.at(px));
        letter.setBoundsType(TextBoundsType.VISUAL);
        letter.getStyleClass().add(tone.words());
        var box = new StackPane(letter);
        return Icon.fixed(box, brush.chinese() ? px : px * 1.3, px);
    }
}
