package org.hall24.kiosk.screen;

import javafx.geometry.Insets;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.hall24.journey.Touch;

/** Back, home, help, leave and clear: the same four, at the same places, on every screen. A sleeping key only goes quiet. */
final class Footer {
    /** The way out is wider: it is the one that must be found in a hurry. */
    private static final double WIDE = 1.75;

    private final Brush brush;

    Footer(Brush brush) {
        this.brush = brush;
    }

    Region draw() {
        var foot = brush.frame().foot();
        var row = new HBox(
                Brush.GAP,
                key(foot.back(), "back", Icon.BACK, new Touch.Back(), 1),
                key(foot.home(), "home", Icon.HOME, new Touch.Home(), 1),
                key(foot.help(), "help", Icon.HELP, new Touch.Help(), 1),
                key(foot.leave(), "leave", Icon.LEAVE, new Touch.Leave(), WIDE));
        row.setPadding(new Insets(22, Brush.SIDE, 0, Brush.SIDE));
        row.setFillHeight(false);
        row.getStyleClass().add("wall");
        return Icon.fixed(row, Brush.WIDTH, Paper.FOOTER);
    }

    private Region key(boolean awake, String id, Icon icon, Touch touch, double share) {
        boolean exit = share > 1;
        var tone = awake ? exit ? Tone.ON_LIGHT : Tone.WALL : Tone.WALL_QUIET;
        var type = brush.chinese() ? Type.FOOT : Type.FOOT_LONG;
        var face = brush.face(type, tone, brush.say("foot." + id), icon.draw(42, tone));
        face.setSpacing(brush.chinese() ? 14 : 10);
        double height = brush.pick(118, 126);
        var key = brush.key(awake, "foot." + id, face, height, touch, exit ? "exit" : "foot");
        key.setPadding(new Insets(0, 6, 6, 6));
        double unit = (Brush.INNER - 3 * Brush.GAP) / (3 + WIDE);
        HBox.setHgrow(key, Priority.NEVER);
        return Icon.fixed(key, unit * share, height);
    }
}
