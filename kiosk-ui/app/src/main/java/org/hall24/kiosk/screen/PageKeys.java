package org.hall24.kiosk.screen;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Turning pages: one key before, one after, and between them where we are. Nothing on this terminal scrolls. */
final class PageKeys {
    private PageKeys() {}

    /** A key and what it does. */
    record Way(String id, Runnable touched) {}

    static double height(Brush brush) {
        return brush.pick(104, 116);
    }

    /** @param page from 1 */
    static Region draw(Brush brush, int page, int pages, Way before, Way after) {
        var where = brush.centred(Type.BODY, Tone.INK_2, brush.say("page.where", page, pages));
        var middle = new VBox(where);
        middle.setAlignment(Pos.CENTER);
        return brush.even(
                Brush.GAP,
                List.of(
                        key(brush, page > 1, before, "page.before", Icon.LEFT),
                        middle,
                        key(brush, page < pages, after, "page.after", Icon.RIGHT)));
    }

    private static Region key(Brush brush, boolean awake, Way way, String text, Icon icon) {
        var tone = awake ? Tone.BLUE : Tone.QUIET;
        var sign = icon.draw(40, tone);
        var face = icon == Icon.LEFT
                ? brush.face(Type.KEY, tone, brush.say(text), sign)
                : brush.faceThen(Type.KEY, tone, brush.say(text), sign);
        return awake
                ? brush.local(way.id(), face, height(brush), way.touched(), "second")
                : brush.quiet(face, height(brush));
    }
}
