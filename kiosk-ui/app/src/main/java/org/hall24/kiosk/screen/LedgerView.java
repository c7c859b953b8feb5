package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;
import org.hall24.catalogue.Phrase;
import org.hall24.journey.Screen;
import org.hall24.journey.Touch;

/**
 * Entries of an account in pages. Amounts stand right under each other; the digits of the faces have one width. In care mode an
 * entry takes two lines, as long as the page has the room.
 */
final class LedgerView {
    private static final double COLUMN_GAP = 20;
    private static final Insets INSIDE = new Insets(4, 28, 4, 28);
    private static final double ROOM = Brush.INNER - 56;

    /** Words between date and amounts are read when they have this many characters a line. */
    private static final int WORDS_MIN = 6;

    /** Date, what it was, amount, balance: the last two are set right. */
    private static final int AMOUNTS = 2;

    /** Above and below a line: as much as there is room for. */
    private static final double WIDE = 15;

    private static final double MIDDLE = 10;
    private static final double TIGHT = 6;

    private final Brush brush;
    private final Turn turn;

    LedgerView(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Region draw(Screen.Table table) {
        var top = new ArrayList<Region>(List.of(StepLine.draw(brush), brush.headline(brush.say(table.title()))));
        top.addAll(List.of(Headlines.lead(brush, table.lead())));
        if (!table.periods().isEmpty()) {
            var keys = table.periods().stream()
                    .map(period -> Choices.key(brush, "period", period, brush.pick(104, 116)))
                    .toList();
            top.add(Paper.under(20, brush.even(Brush.GAP, keys)));
        }
        var bottom = new ArrayList<Region>();
        if (table.pages() > 1) {
            bottom.add(Paper.under(
                    Brush.GAP, PageKeys.draw(brush, table.page(), table.pages(), way("later"), way("earlier"))));
        }
        bottom.addAll(List.of(ActionKeys.aboveAndBar(brush, table.actions())));
        var body = Paper.under(20, body(table, Paper.room(top, bottom) - 40));
        return new Paper(brush, turn)
                .top(top.toArray(Region[]::new))
                .top(body)
                .bottom(bottom.toArray(Region[]::new))
                .fold();
    }

    private PageKeys.Way way(String action) {
        return new PageKeys.Way("act." + action, () -> brush.finger().accept(new Touch.Act(action)));
    }

    private Region body(Screen.Table table, double room) {
        if (table.lines().isEmpty()) {
            var nothing = brush.centred(Type.LEAD, Tone.INK_2, brush.say("table.empty"));
            return brush.sheet(new Insets(60, 28, 60, 28), 0, List.of(nothing));
        }
        if (brush.care()) {
            var tall = twoLines(table);
            if (Paper.tall(tall) <= room) {
                return tall;
            }
        }
        var last = lines(table, Type.SMALL, TIGHT);
        for (var type : List.of(Type.BODY, Type.NOTE, Type.SMALL)) {
            for (double padding : new double[] {WIDE, MIDDLE, TIGHT}) {
                last = lines(table, type, padding);
                if (Paper.tall(last) <= room) {
                    return last;
                }
            }
        }
        return last;
    }

    // --- an entry on one line
    // -----------------------------------------------------------------------------------------

    private Region lines(Screen.Table table, Type largest, double padding) {
        var type = largest;
        var wide = widths(table, type);
        for (var smaller : List.of(Type.NOTE, Type.SMALL)) {
            if (words(wide, table.columns().size()) < WORDS_MIN * type.px(brush.care())
                    && smaller.px(brush.care()) < type.px(brush.care())) {
                type = smaller;
                wide = widths(table, type);
            }
        }
        var rows = new ArrayList<Region>();
        rows.add(row(table.columns(), Type.SMALL_STRONG, Tone.INK_2, wide, padding));
        for (var line : table.lines()) {
            rows.add(brush.rule());
            rows.add(row(line, type, Tone.INK, wide, padding));
        }
        return brush.sheet(INSIDE, 0, rows);
    }

    /** What each column needs; those between the first and the amounts share what is left. */
    private List<Double> widths(Screen.Table table, Type type) {
        var widths = new ArrayList<Double>();
        int columns = table.columns().size();
        for (int i = 0; i < columns; i++) {
            int column = i;
            double widest = table.lines().stream()
                    .mapToDouble(line ->
                            brush.words(type, Tone.INK, line.get(column)).prefWidth(-1))
                    .max()
                    .orElse(0);
            double heading = brush.words(
                            Type.SMALL_STRONG, Tone.INK_2, table.columns().get(i))
                    .prefWidth(-1);
            widths.add(Math.ceil(Math.max(widest, heading)) + 2);
        }
        double fixed = 0;
        for (int i = 0; i < columns; i++) {
            fixed += between(i, columns) ? 0 : widths.get(i);
        }
        int shared = Math.max(1, columns - 1 - AMOUNTS);
        double each = (ROOM - fixed - COLUMN_GAP * (columns - 1)) / shared;
        for (int i = 0; i < columns; i++) {
            if (between(i, columns)) {
                widths.set(i, Math.floor(each));
            }
        }
        return widths;
    }

    private static boolean between(int column, int columns) {
        return column > 0 && column < columns - AMOUNTS;
    }

    private static double words(List<Double> widths, int columns) {
        return columns > AMOUNTS + 1 ? widths.get(1) : ROOM;
    }

    private Region row(List<Phrase> cells, Type type, Tone tone, List<Double> widths, double padding) {
        var row = new HBox(COLUMN_GAP);
        for (int i = 0; i < cells.size(); i++) {
            var words = brush.words(type, tone, cells.get(i));
            if (between(i, cells.size()) && words.prefWidth(-1) > widths.get(i)) {
                words = brush.words(Type.FINE, tone, cells.get(i));
            }
            if (i >= cells.size() - AMOUNTS) {
                words.setTextAlignment(TextAlignment.RIGHT);
            }
            double wide = widths.get(i);
            words.setMinWidth(wide);
            words.setPrefWidth(wide);
            words.setMaxWidth(wide);
            row.getChildren().add(words);
        }
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPadding(new Insets(padding, 0, padding, 0));
        return row;
    }

    // --- an entry on two lines
    // ----------------------------------------------------------------------------------------

    private Region twoLines(Screen.Table table) {
        var rows = new ArrayList<Region>();
        for (var line : table.lines()) {
            if (!rows.isEmpty()) {
                rows.add(brush.rule());
            }
            rows.add(entry(table.columns(), line));
        }
        return brush.sheet(INSIDE, 0, rows);
    }

    private Region entry(List<Phrase> columns, List<Phrase> line) {
        int amount = line.size() - AMOUNTS;
        var what = String.join(
                "　",
                line.subList(1, Math.max(1, amount)).stream().map(brush::say).toList());
        var balance = brush.say(columns.getLast()) + " " + brush.say(line.getLast());
        var first =
                pair(brush.words(Type.STRONG, Tone.INK, what), brush.words(Type.STRONG, Tone.INK, line.get(amount)));
        var second = pair(
                brush.words(Type.SMALL, Tone.INK_2, line.getFirst()), brush.words(Type.SMALL, Tone.INK_2, balance));
        var entry = new VBox(0, first, second);
        entry.setPadding(new Insets(8, 0, 8, 0));
        return entry;
    }

    private Region pair(TextFlow left, TextFlow right) {
        right.setMinWidth(Region.USE_PREF_SIZE);
        return brush.row(20, brush.grow(left), right);
    }
}
