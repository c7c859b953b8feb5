package org.hall24.kiosk.screen;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.journey.ForStaff;
import org.hall24.journey.Frame;
import org.hall24.journey.Frame.Light;
import org.hall24.journey.Screen;
import org.hall24.journey.Touch;

/** Nobody there: a hall at night with its window lit, and one thing to do. */
final class AttractView {
    private final Brush brush;
    private final ZonedDateTime now;

    AttractView(Brush brush, ZonedDateTime now) {
        this.brush = brush;
        this.now = now;
    }

    Region draw(Screen.Attract attract) {
        var whole = new Pane();
        whole.getChildren().add(new Street(Moment.night(now)).draw());
        whole.getChildren().add(place(0, 36, Brush.WIDTH, 64, plate()));
        attract.staff().ifPresent(staff -> whole.getChildren().add(Drawings.at(60, 112, staff(staff))));
        whole.getChildren().add(place(130, 500, 820, 118, site()));
        whole.getChildren().add(place(248, 730, 584, 760, window(attract)));
        if (attract.paused().isEmpty()) {
            whole.getChildren().add(place(110, 1540, 860, 158, start()));
        }
        whole.getChildren().add(place(110, 1718, 860, 112, ModeKeys.wide(brush, 104, "foot", Tone.WALL)));
        whole.getChildren()
                .add(place(40, 1836, 1000, 64, brush.centred(Type.NOTE, Tone.WALL, brush.say("attract.promise"))));
        return Icon.fixed(whole, Brush.WIDTH, Brush.HEIGHT);
    }

    private Region plate() {
        var plate = brush.frame().plate();
        var trouble = brush.frame().lamps().stream()
                .filter(lamp -> lamp.light() == Light.OUT || lamp.light() == Light.ATTENTION)
                .findFirst();
        var row = new HBox(brush.pick(36, 24));
        row.setAlignment(Pos.CENTER);
        row.getChildren()
                .add(brush.row(
                        10,
                        Lamps.draw(trouble.map(Frame.Lamp::light).orElse(Light.OK), 24, true),
                        brush.words(
                                Type.SMALL,
                                Tone.WALL_2,
                                trouble.map(lamp -> brush.say(lamp.what())).orElseGet(() -> brush.say("lamp.machine"))),
                        brush.words(
                                Type.SMALL_STRONG,
                                trouble.isPresent() ? Tone.LIGHT : Tone.WALL,
                                trouble.map(lamp -> brush.say(lamp.word())).orElseGet(() -> brush.say("light.ok")))));
        row.getChildren().add(pair("head.terminal", plate.terminal()));
        if (!plate.responsible().isEmpty() && !brush.care()) {
            row.getChildren().add(pair("head.responsible", plate.responsible()));
        }
        row.getChildren().add(pair("head.hotline", plate.hotline()));
        return row;
    }

    private Region pair(String key, String value) {
        return brush.words(Type.SMALL, Tone.WALL_2, brush.say(key) + " " + value);
    }

    /** For staff, above the roof: it stands apart from what citizens read, and nothing on it can be touched. */
    private Region staff(ForStaff staff) {
        var lines = new ArrayList<Region>();
        lines.add(brush.words(Type.STRONG, Tone.LIGHT, brush.say("staff.title", staff.count())));
        staff.newest().forEach(line -> lines.add(brush.words(Type.SMALL, Tone.WALL, line)));
        staff.todo()
                .ifPresent(todo -> lines.add(Paper.under(6, brush.words(Type.SMALL, Tone.WALL_2, brush.say(todo)))));
        var notice = new VBox(2);
        notice.getChildren().addAll(lines);
        notice.getStyleClass().add("band-staff");
        notice.setPadding(new Insets(14, 28, 18, 28));
        notice.setMinWidth(960);
        notice.setMaxWidth(960);
        return notice;
    }

    private Region site() {
        return brush.centred(
                brush.chinese() ? Type.SITE_LARGE : Type.SITE,
                Tone.WALL,
                brush.say(brush.frame().plate().site()));
    }

    private Region window(Screen.Attract attract) {
        var time = brush.centred(Type.ATTRACT_TIME, Tone.NIGHT_INK, Moment.time(now));
        var day = brush.centred(Type.HEADING_PLAIN, Tone.NIGHT_INK_2, Moment.day(brush, now));
        var column = new VBox(time, day);
        if (attract.paused().isPresent()) {
            column.getChildren()
                    .addAll(
                            Paper.under(
                                    40, brush.centred(Type.HEADLINE_LONG, Tone.NIGHT_INK, brush.say("attract.paused"))),
                            Paper.under(
                                    24,
                                    brush.centred(
                                            Type.LEAD,
                                            Tone.NIGHT_INK,
                                            brush.say(attract.paused().get()))));
            if (!brush.care()) {
                column.getChildren()
                        .add(Paper.under(
                                20, brush.centred(Type.LEAD, Tone.NIGHT_INK_2, brush.say("attract.paused-lead"))));
            }
        } else {
            column.getChildren()
                    .addAll(
                            Paper.under(
                                    46,
                                    brush.centred(
                                            brush.chinese() ? Type.ATTRACT : Type.HEADLINE,
                                            Tone.NIGHT_INK,
                                            brush.say(attract.greets() ? "attract.hello" : "attract.title"))),
                            Paper.under(
                                    30,
                                    brush.centred(
                                            Type.HEADING_PLAIN,
                                            Tone.NIGHT_INK_2,
                                            brush.say(attract.greets() ? "attract.hello-lead" : "attract.lead"))));
        }
        column.setAlignment(Pos.TOP_CENTER);
        column.setPadding(new Insets(0, 24, 0, 24));
        VBox.setMargin(time, new Insets(-24, 0, -34, 0));
        return column;
    }

    private Region start() {
        var words = new VBox(
                -4,
                brush.words(brush.chinese() ? Type.IDLE_KEY : Type.HEADING, Tone.ON_LIGHT, brush.say("attract.touch")),
                brush.words(Type.LEAD, Tone.ON_LIGHT, brush.say("attract.touch-other")));
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMaxWidth(Region.USE_PREF_SIZE);
        var face = new HBox(32, Icon.FINGER.draw(88, Tone.ON_LIGHT), words);
        face.setAlignment(Pos.CENTER);
        return brush.key("start", face, 158, new Touch.Awake(), "light");
    }

    private static Node place(double x, double y, double width, double height, Region region) {
        var box = new StackPane(region);
        box.setAlignment(Pos.CENTER);
        region.setMaxWidth(Double.MAX_VALUE);
        Icon.fixed(box, width, height);
        return Drawings.at(x, y, box);
    }
}
