package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.journey.Screen;
import org.hall24.journey.Touch;

/** Done: what to take and where it lies, the numbers, and below them the rating with an equal way not to rate. */
final class ResultView {
    private static final int BEST = 5;

    private final Brush brush;
    private final Turn turn;

    ResultView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.Result result) {
        var done = new StackPane(Icon.TICK.draw(54, Tone.ON_BLUE, 5.5));
        done.getStyleClass().add("done");
        Icon.fixed(done, 84, 84);
        var title = brush.say(result.receiptProblem().isPresent() ? "result.title-no-receipt" : "result.title");
        var paper = new Paper(brush, turn)
                .top(brush.row(
                        22,
                        done,
                        brush.grow(
                                brush.care()
                                        ? brush.words(Type.HEADLINE_LONG, Tone.INK, title)
                                        : brush.headline(title, Brush.INNER - 106))));
        result.receiptProblem()
                .ifPresent(problem -> paper.top(
                        Paper.under(16, Bands.draw(brush, "band-warn", Icon.PAPER, Tone.WARN, brush.say(problem)))));
        if (!result.take().isEmpty()) {
            paper.top(Paper.under(16, brush.even(18, take(result.take()))));
        }
        paper.top(
                Paper.under(18, numbers(result)),
                Paper.under(brush.pick(22, 10), brush.words(Type.HEADING, Tone.INK, brush.say("rate.title"))));
        if (!brush.care()) {
            paper.top(brush.words(Type.NOTE, Tone.INK_2, brush.say("rate.note")));
        }
        return paper.top(Paper.under(brush.pick(16, 8), rating()))
                .bottom(brush.bar(
                        Seconds.draw(brush, brush.say("rate.timeout"), result.secondsLeft(), result.secondsMax())))
                .fold();
    }

    private List<Region> take(List<Screen.Row> rows) {
        var tiles = new ArrayList<Region>();
        for (int i = 0; i < rows.size(); i++) {
            var what = brush.words(Type.STRONG, Tone.INK, rows.get(i).label());
            var where = brush.words(Type.NOTE, Tone.INK_2, rows.get(i).value());
            var words = rows.size() > 1 ? new VBox(0, what, where) : brush.row(28, what, where);
            var sign = (i == 0 ? Icon.CARD : Icon.SLIP).draw(brush.pick(60, 68), Tone.BLUE);
            var tile = brush.row(16, sign, brush.grow(words));
            tile.getStyleClass().add("band-take");
            tile.setPadding(new Insets(brush.pick(18, 10), 22, brush.pick(18, 10), 22));
            tiles.add(tile);
        }
        return tiles;
    }

    private Region numbers(Screen.Result result) {
        var words = new VBox(brush.pick(8, 2));
        words.getChildren()
                .addAll(
                        label("result.case", result.caseNumber()),
                        label("result.query", spaced(result.queryCode())),
                        delivery(result.delivered()));
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

    private Region label(String key, String number) {
        var label = brush.words(Type.NOTE, Tone.INK_2, brush.say(key));
        var value = brush.words(Type.NUMBER, Tone.INK, number);
        if (brush.care()) {
            return new VBox(-8, label, value);
        }
        return new VBox(-4, label, value);
    }

    private Region delivery(boolean delivered) {
        var tone = delivered ? Tone.OK : Tone.WARN;
        var words = brush.words(Type.STRONG, tone, brush.say(delivered ? "result.arrived" : "result.stored"));
        return brush.row(
                12, (delivered ? Icon.TICK : Icon.SHIELD).draw(brush.pick(36, 44), tone, 5), brush.grow(words));
    }

    /** Six digits are read in two groups. */
    private static String spaced(String code) {
        return code.length() == 6 ? code.substring(0, 3) + " " + code.substring(3) : code;
    }

    private Region rating() {
        var keys = new ArrayList<Region>();
        for (int level = BEST; level >= 1; level--) {
            keys.add(key("rate." + level, Faces.draw(level, brush.pick(76, 64)), new Touch.Rate(level)));
        }
        var arrow = new StackPane(Icon.NEXT.draw(brush.pick(60, 52), Tone.BLUE));
        keys.add(key("skip", Icon.fixed(arrow, brush.pick(76, 64), brush.pick(76, 64)), new Touch.SkipRating()));
        double wide = Math.floor((Brush.INNER - 2 * Brush.GAP) / 3);
        double tall =
                keys.stream().mapToDouble(key -> key.prefHeight(wide)).max().orElse(0);
        keys.forEach(key -> key.setMinHeight(Math.max(key.getMinHeight(), Math.ceil(tall))));
        return new VBox(
                Brush.GAP, brush.even(Brush.GAP, keys.subList(0, 3)), brush.even(Brush.GAP, keys.subList(3, 6)));
    }

    /** Six keys of one size: five levels and none. */
    private Region key(String id, Region sign, Touch touch) {
        var text = brush.say(id.equals("skip") ? "rate.skip" : id);
        if (brush.care()) {
            // The words of the sixth key are longer than the others': they need the room of its sign.
            var face = id.equals("skip")
                    ? brush.face(Type.NOTE_STRONG, Tone.INK, text)
                    : brush.face(Type.NOTE_STRONG, Tone.INK, text, sign);
            var key = brush.key(id, face, 106, touch);
            key.setPadding(new Insets(2, 8, 8, 8));
            return key;
        }
        var face = new VBox(4, sign, brush.centred(brush.chinese() ? Type.KEY_CALM : Type.LABEL, Tone.INK, text));
        face.setAlignment(Pos.CENTER);
        return brush.key(id, face, 160, touch);
    }
}
