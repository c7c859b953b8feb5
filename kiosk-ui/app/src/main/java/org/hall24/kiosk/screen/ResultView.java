package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hall24.journey.Screen;

/**
 * Done: what to take and where it lies, the numbers, and the rating with an equal way not to rate. Once a level is chosen, the
 * numbers make room for what can be ticked; the keys of the rating stay where they are.
 */
final class ResultView {
    /** Card and receipt; more are named one by one on the tiles. */
    private static final int USUAL_THINGS = 2;

    private final Brush brush;
    private final Turn turn;

    ResultView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.Result result) {
        var grading = new Grading(brush, result.grade());
        var bottom = grading.bottom(result.secondsLeft(), result.secondsMax());
        var top = new ArrayList<Region>();
        top.add(Endings.headline(brush, title(result)));
        var problem = result.receiptProblem()
                .map(sentence ->
                        Paper.under(16, Bands.draw(brush, "band-warn", Icon.PAPER, Tone.WARN, brush.say(sentence))));
        if (grading.chosen()) {
            top.add(Paper.under(16, inShort(result)));
            grading.reasons().ifPresent(reasons -> top.add(Paper.under(18, reasons)));
        } else {
            top.add(Paper.under(18, numbers(result)));
        }
        // Both were read before a level was chosen; beside the reasons they stay as long as there is room.
        int at = 1;
        if (problem.isPresent() && (!grading.chosen() || Paper.tall(problem.get()) <= Paper.room(top, bottom))) {
            top.add(at++, problem.get());
        }
        int place = at;
        Taking.fitting(brush, result.take(), 16, Paper.room(top, bottom)).ifPresent(taking -> top.add(place, taking));
        return new Paper(brush, turn)
                .top(top.toArray(Region[]::new))
                .bottom(bottom.toArray(Region[]::new))
                .fold();
    }

    private String title(Screen.Result result) {
        if (result.receiptProblem().isPresent()) {
            return brush.say("result.title-no-receipt");
        }
        return brush.say(result.take().size() > USUAL_THINGS ? "result.title-all" : "result.title");
    }

    private Region numbers(Screen.Result result) {
        var words = new VBox(brush.pick(8, 2));
        words.getChildren().add(label("result.case", result.caseNumber()));
        if (!result.queryCode().isEmpty()) {
            words.getChildren().add(label("result.query", spaced(result.queryCode())));
        }
        words.getChildren().add(whereabouts(result.whereabouts()));
        if (!brush.care()) {
            words.getChildren()
                    .add(brush.words(
                            Type.NOTE, Tone.INK_2, brush.say(result.matter()) + "　" + brush.say(result.when())));
        }
        double px = brush.pick(224, 216);
        var code = new VBox(6, Qr.draw(result.qr(), px));
        if (!brush.care()) {
            var under = brush.centred(Type.SMALL, Tone.INK_2, brush.say("result.qr"));
            code.getChildren().add(under);
        }
        code.setAlignment(Pos.TOP_CENTER);
        code.setMinWidth(px + 30);
        code.setPrefWidth(px + 30);
        code.setMaxWidth(px + 30);
        var row = new HBox(24, brush.grow(words), code);
        row.setAlignment(Pos.CENTER_LEFT);
        return brush.sheet(new Insets(brush.pick(22, 14), 24, brush.pick(22, 14), 32), 0, List.of(row));
    }

    /** The two numbers on one line, while the reasons need the room. */
    private Region inShort(Screen.Result result) {
        var row = new HBox(brush.pick(60, 36), label("result.case", result.caseNumber()));
        if (!result.queryCode().isEmpty()) {
            row.getChildren().add(label("result.query", spaced(result.queryCode())));
        }
        return brush.sheet(new Insets(brush.pick(10, 4), 24, brush.pick(10, 4), 32), 0, List.of(row));
    }

    private Region label(String key, String number) {
        var label = brush.words(Type.NOTE, Tone.INK_2, brush.say(key));
        var value = brush.words(Type.NUMBER, Tone.INK, number);
        return new VBox(brush.pick(-4, -8), label, value);
    }

    private Region whereabouts(Screen.Whereabouts whereabouts) {
        return switch (whereabouts) {
            case Screen.Whereabouts.Delivered _ -> stands(Icon.TICK, Tone.OK, brush.say("result.arrived"));
            case Screen.Whereabouts.Kept _ -> stands(Icon.SHIELD, Tone.WARN, brush.say("result.stored"));
            case Screen.Whereabouts.Printed(int out, int of)
            when out < of -> stands(Icon.PAPER, Tone.WARN, brush.say("result.printed-part", out, of));
            case Screen.Whereabouts.Printed _ -> stands(Icon.TICK, Tone.OK, brush.say("result.printed"));
        };
    }

    private Region stands(Icon sign, Tone tone, String sentence) {
        var words = brush.words(Type.STRONG, tone, sentence);
        return brush.row(12, sign.draw(brush.pick(36, 44), tone, 5), brush.grow(words));
    }

    /** Six digits are read in two groups. */
    private static String spaced(String code) {
        return code.length() == 6 ? code.substring(0, 3) + " " + code.substring(3) : code;
    }
}
