package org.hall24.kiosk.screen;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hall24.journey.Screen;
import org.hall24.journey.Touch;

/** Keys to choose one of several: chosen is framed, closed is quiet at its place. */
final class Choices {
    private Choices() {}

    /** A hall, a day, a time. */
    static Region key(Brush brush, String field, Screen.Choice choice, double height) {
        return key(brush, field, choice, height, () -> brush.finger().accept(new Touch.Choose(field, choice.id())));
    }

    static Region key(Brush brush, String field, Screen.Choice choice, double height, Runnable chosen) {
        var label = brush.centred(Type.KEY, choice.open() ? Tone.INK : Tone.QUIET, brush.say(choice.label()));
        var face = new VBox(0, label);
        var note = brush.say(choice.note());
        if (!note.isEmpty()) {
            face.getChildren().add(brush.centred(Type.SMALL, choice.open() ? Tone.INK_2 : Tone.QUIET, note));
        }
        face.setAlignment(Pos.CENTER);
        var insets = new Insets(8, 12, 14, 12);
        if (!choice.open()) {
            var quiet = brush.quiet(face, height);
            quiet.setPadding(insets);
            return quiet;
        }
        var styles = choice.chosen() ? new String[] {"on"} : new String[] {};
        var key = brush.local("choice." + field + "." + choice.id(), face, height, chosen, styles);
        key.setPadding(insets);
        return key;
    }
}
