package org.hall24.kiosk.screen;

import java.time.ZonedDateTime;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.hall24.journey.Frame;
import org.hall24.journey.Frame.Light;

/** The wall above the paper: whose terminal this is, who answers for it, the time, and how the machine feels. Only informs. */
final class Header {
    private static final double WIDE = 30;

    /** Between two lamps a gap that is still wider than the one between a lamp and its word. */
    private static final double NARROW = 18;

    private final Brush brush;
    private final ZonedDateTime now;

    Header(Brush brush, ZonedDateTime now) {
        this.brush = brush;
        this.now = now;
    }

    /** @param hint the quiet line at the right; empty for none */
    Region draw(String hint) {
        var plate = brush.frame().plate();
        var names = new VBox(2, brush.words(Type.SITE, Tone.WALL, plate.site()), meta(plate));
        HBox.setHgrow(names, Priority.ALWAYS);
        names.setPrefWidth(1);
        names.setMaxWidth(Double.MAX_VALUE);
        var time = brush.words(Type.CLOCK, Tone.WALL, Moment.time(now));
        time.setLineSpacing(0);
        time.setTextAlignment(TextAlignment.RIGHT);
        var day = brush.words(Type.SMALL, Tone.WALL_2, Moment.day(brush, now));
        day.setTextAlignment(TextAlignment.RIGHT);
        var clock = new VBox(-14, time, day);
        clock.setAlignment(Pos.TOP_RIGHT);
        clock.setMinWidth(Region.USE_PREF_SIZE);
        VBox.setMargin(time, new Insets(-16, 0, 0, 0));
        var top = new HBox(24, names, clock);
        top.setMinHeight(112);
        top.setMaxHeight(112);
        var lamps = lamps(hint);
        var head = new VBox(10, top, lamps);
        head.setPadding(new Insets(20, Brush.SIDE, 0, Brush.SIDE));
        head.getStyleClass().add("wall");
        return Icon.fixed(head, Brush.WIDTH, Paper.HEADER);
    }

    private Region meta(Frame.Plate plate) {
        var meta = new HBox(30, pair("head.terminal", plate.terminal()));
        if (!plate.responsible().isEmpty()) {
            meta.getChildren().add(pair("head.responsible", plate.responsible()));
        }
        meta.getChildren().add(pair("head.hotline", plate.hotline()));
        return meta;
    }

    private Region pair(String key, String value) {
        var pair = brush.flow(
                Type.SMALL,
                brush.run(Type.SMALL, Tone.WALL_2, brush.say(key) + " "),
                brush.run(Type.SMALL_STRONG, Tone.WALL, value));
        pair.setMinWidth(Region.USE_PREF_SIZE);
        return pair;
    }

    private Region lamps(String hint) {
        var row = brush.care() ? fitting(exceptions(), false) : all();
        if (!hint.isEmpty()) {
            var words = brush.words(Type.SMALL, Tone.WALL_2, hint);
            words.setMinWidth(Region.USE_PREF_SIZE);
            // A long language and a lamp that needs words leave no room: then the lamps have it.
            if (row.prefWidth(-1) + words.prefWidth(-1) + 40 <= Brush.INNER) {
                row.getChildren().addAll(brush.spring(), words);
            }
        }
        row.setMinHeight(48);
        return row;
    }

    /** Every lamp with its word; where they do not stand on one line, those that are well share one. */
    private HBox all() {
        for (double gap : new double[] {WIDE, NARROW}) {
            var row = row(gap, brush.frame().lamps(), false);
            if (row.prefWidth(-1) <= Brush.INNER) {
                return row;
            }
        }
        return fitting(exceptions(), true);
    }

    /** As many of the first as stand on one line: what serves citizens comes before what serves staff. */
    private HBox fitting(List<Frame.Lamp> shown, boolean rest) {
        var row = row(WIDE, shown, rest);
        if (row.prefWidth(-1) <= Brush.INNER || shown.size() < 2) {
            return row;
        }
        return fitting(rest ? shown : shown.subList(0, shown.size() - 1), false);
    }

    private HBox row(double gap, List<Frame.Lamp> shown, boolean rest) {
        var row = brush.row(gap);
        for (var lamp : shown) {
            row.getChildren().add(lamp(lamp.light(), brush.say(lamp.what()), brush.say(lamp.word())));
        }
        if (shown.isEmpty()) {
            row.getChildren().add(lamp(Light.OK, brush.say("lamp.machine"), brush.say("light.all-ok")));
        } else if (rest) {
            row.getChildren().add(lamp(Light.OK, brush.say("lamp.rest"), brush.say("light.ok")));
        }
        return row;
    }

    private List<Frame.Lamp> exceptions() {
        return brush.frame().lamps().stream()
                .filter(lamp -> lamp.light() != Light.OK)
                .toList();
    }

    private Region lamp(Light light, String what, String word) {
        var tone = light == Light.OK || light == Light.UNKNOWN ? Tone.WALL : Tone.LIGHT;
        var lamp = brush.row(
                10,
                Lamps.draw(light, 24, true),
                brush.words(Type.SMALL, Tone.WALL_2, what),
                brush.words(Type.SMALL_STRONG, tone, word));
        lamp.setMinWidth(Region.USE_PREF_SIZE);
        return lamp;
    }

    /** The edge of light between wall and paper; in a journey it shows the steps. */
    Region lintel() {
        var progress = brush.frame().progress();
        var row = new HBox();
        row.getStyleClass().add("wall");
        int steps = progress.map(Frame.Progress::of).orElse(1);
        for (int step = 1; step <= steps; step++) {
            var piece = new Region();
            boolean lit = progress.isEmpty() || step <= progress.get().step();
            piece.getStyleClass().add(lit ? "lintel-lit" : "lintel");
            HBox.setHgrow(piece, Priority.ALWAYS);
            row.getChildren().add(piece);
        }
        if (progress.isPresent()) {
            row.setSpacing(6);
            row.setPadding(new Insets(0, Brush.SIDE, 0, Brush.SIDE));
        }
        return Icon.fixed(row, Brush.WIDTH, Paper.LINTEL);
    }
}
