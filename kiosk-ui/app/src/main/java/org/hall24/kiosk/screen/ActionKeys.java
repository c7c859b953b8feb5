package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hall24.journey.Screen;
import org.hall24.journey.Touch;

/** Ways on; the first is blue. */
final class ActionKeys {
    private ActionKeys() {}

    /** Under each other, each with its note. */
    static List<Region> draw(Brush brush, List<Screen.Action> actions) {
        var keys = new ArrayList<Region>();
        for (var action : actions) {
            keys.add(wide(brush, action, keys.isEmpty()));
        }
        return keys;
    }

    /** One way that is the equal of what the screen asks for: as wide and as tall as the others, never blue. */
    static Region other(Brush brush, Screen.Action action) {
        return wide(brush, action, false);
    }

    /** Several such ways: one is wide, two stand beside each other, all of the same size. */
    static List<Region> others(Brush brush, List<Screen.Action> others) {
        if (others.size() < 2) {
            return others.stream().map(other -> other(brush, other)).toList();
        }
        return List.of(brush.even(
                Brush.GAP, others.stream().map(other -> small(brush, other)).toList()));
    }

    /** The first in the action bar, the others in pairs above it. */
    static Region[] aboveAndBar(Brush brush, List<Screen.Action> actions) {
        if (actions.isEmpty()) {
            return new Region[] {brush.bar()};
        }
        var parts = new ArrayList<Region>();
        for (int i = 1; i < actions.size(); i += 2) {
            var pair = actions.subList(i, Math.min(actions.size(), i + 2)).stream()
                    .map(action -> small(brush, action))
                    .toList();
            parts.add(Paper.under(Brush.GAP, brush.even(Brush.GAP, pair)));
        }
        parts.add(Paper.under(24, brush.bar(first(brush, actions.getFirst()))));
        return parts.toArray(Region[]::new);
    }

    private static Region first(Brush brush, Screen.Action action) {
        var sign = sign(action.id()).draw(48, Tone.ON_BLUE);
        var face = brush.face(Type.PRIMARY, Tone.ON_BLUE, brush.say(action.label()), sign);
        return brush.key("act." + action.id(), face, brush.barHeight(), new Touch.Act(action.id()), "primary");
    }

    private static Region small(Brush brush, Screen.Action action) {
        var words = new VBox(0, brush.words(Type.KEY, Tone.INK, action.label()));
        var note = brush.say(action.note());
        if (!note.isEmpty() && !brush.care()) {
            words.getChildren().add(brush.words(Type.SMALL, Tone.INK_2, note));
        }
        words.setAlignment(Pos.CENTER_LEFT);
        var face = brush.row(18, sign(action.id()).draw(brush.pick(46, 54), Tone.BLUE), words);
        face.setAlignment(Pos.CENTER);
        var key = brush.key("act." + action.id(), face, brush.pick(112, 130), new Touch.Act(action.id()));
        key.setPadding(new Insets(6, 16, 12, 16));
        return key;
    }

    private static Region wide(Brush brush, Screen.Action action, boolean first) {
        var tone = first ? Tone.ON_BLUE : Tone.INK;
        var words = brush.words(Type.KEY_CALM, tone, action.label());
        var note = brush.words(Type.NOTE, first ? Tone.ON_BLUE : Tone.INK_2, action.note());
        var sign = sign(action.id()).draw(brush.pick(52, 60), first ? Tone.ON_BLUE : Tone.BLUE);
        var text = brush.say(action.note()).isEmpty() ? new VBox(0, words) : new VBox(0, words, note);
        text.setAlignment(Pos.CENTER_LEFT);
        var face = brush.row(24, sign, brush.grow(text));
        var styles = first ? new String[] {"primary"} : new String[] {};
        var key = brush.key("act." + action.id(), face, brush.pick(118, 150), new Touch.Act(action.id()), styles);
        key.setPadding(new Insets(6, 30, 12, 30));
        return key;
    }

    private static Icon sign(String action) {
        return switch (action) {
            case "again" -> Icon.AGAIN;
            case "print", "certificate", "unsealed" -> Icon.PRINT;
            case "choose", "other-time" -> Icon.CALENDAR;
            case "other", "other-card", "card", "social-card", "renew" -> Icon.CARD;
            case "code" -> Icon.CODE;
            case "detail" -> Icon.LIST;
            case "change" -> Icon.PEN;
            case "region" -> Icon.PLACE;
            case "home" -> Icon.HOME;
            case "leave" -> Icon.LEAVE;
            case "finish" -> Icon.TICK;
            case "later" -> Icon.CLOCK;
            default -> Icon.NEXT;
        };
    }
}
