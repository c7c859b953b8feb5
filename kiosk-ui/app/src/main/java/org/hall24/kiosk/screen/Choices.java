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

    static Region key(Brush brush, String field, Screen.Choice choice, double height) {
        var label = brush.centred(Type.KEY, choice.open() ? Tone.INK : Tone.QUIET, brush.say(choice.label()));
        var face = new VBox(0, label);
        var note = brush.say(choice.note());
        if (!note.isEmpty()) {
            face.getChildren().add(brush.centred(Type.SMALL, choice.open() ? Tone.INK_2 : Tone.QUIET, note));
        }
        face.setAlignment(Pos.CENTER);
        var styles = choice.chosen() ? new String[] {"on"} : new String[] {};
        var key = brush.key(
                choice.open(),
                "choice." + field + "." + choice.id(),
                face,
                height,
                new Touch.Choose(field, choice.id()),
                styles);
        key.setPadding(new Insets(8, 12, 14, 12));
        return key;
    }
}
