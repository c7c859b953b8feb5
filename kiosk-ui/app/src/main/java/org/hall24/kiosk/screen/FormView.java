package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.hall24.journey.Screen;

/**
 * One page of a form. The field in focus is open, with its choices or its box and the keyboard; the others are one line each. In
 * care mode, while the keyboard is up, there is one question and keys to the others.
 */
final class FormView {
    private static final Insets PADDING = new Insets(28, Brush.SIDE, 16, Brush.SIDE);

    private final Brush brush;
    private final Turn turn;
    private final Typing typing;

    FormView(Brush brush, Turn turn, Typing typing) {
        this.brush = brush;
        this.turn = turn;
        this.typing = typing;
    }

    Region draw(Screen.Form form) {
        var typed = typing.field();
        var keyboard = typed.map(field -> new Keyboard(brush, typing, field).draw());
        double left = Paper.HEIGHT - keyboard.map(Region::getPrefHeight).orElse(0.0);
        boolean cramped = keyboard.isPresent();
        var paper = new Paper(brush, turn).top(StepLine.draw(brush));
        if (!cramped || !brush.care()) {
            paper.top(
                    cramped
                            ? brush.words(Type.HEADLINE_LONG, Tone.INK, form.title())
                            : brush.headline(brush.say(form.title())));
        }
        paper.top(Facts.space(cramped ? 8 : 20)).body(cramped ? 20 : 28, fields(form, cramped));
        form.complaint().ifPresent(complaint -> paper.bottom(Complaints.draw(brush, complaint)));
        // Letters that no candidate was chosen for are the citizen's words too: they are settled, not dropped.
        var go = brush.primary(brush.say("form.done"), form.complaint().isEmpty(), typing::settle);
        var sheet = paper.bottom(Paper.under(12, brush.bar(go)))
                .fold(left, cramped ? PADDING : new Insets(36, Brush.SIDE, 26, Brush.SIDE));
        if (keyboard.isEmpty()) {
            return sheet;
        }
        return Icon.fixed(new VBox(sheet, keyboard.get()), Brush.WIDTH, Paper.HEIGHT);
    }

    private List<Region> fields(Screen.Form form, boolean cramped) {
        var rows = new ArrayList<Region>();
        var others = new ArrayList<Region>();
        for (var field : form.fields()) {
            if (field.id().equals(typing.open(form))) {
                rows.add(open(form, field));
            } else if (!brush.care() && !(cramped && field.locked())) {
                rows.add(closed(field));
            } else if (!field.locked()) {
                // What the card said is shown again at review; here the one question has the room.
                others.add(jump(field));
            }
        }
        if (!others.isEmpty()) {
            rows.add(brush.even(Brush.GAP, others));
        }
        return rows;
    }

    /** A longer form leaves its text box fewer lines. */
    private int lines(Screen.Form form) {
        long open = form.fields().stream().filter(field -> !field.locked()).count();
        return open > 2 || brush.care() ? 2 : 4;
    }

    private Region open(Screen.Form form, Screen.Field field) {
        var label = brush.words(brush.care() ? Type.HEADING : Type.LABEL, Tone.INK, field.label());
        if (field.kind() == Screen.FieldKind.CHOICE) {
            var hint = brush.words(Type.NOTE, Tone.INK_2, field.hint());
            var column = new VBox(14, new VBox(0, label, hint));
            for (int i = 0; i < field.choices().size(); i += 2) {
                var pair = new ArrayList<Region>();
                pair.add(choice(form, field, field.choices().get(i)));
                pair.add(
                        i + 1 < field.choices().size()
                                ? choice(form, field, field.choices().get(i + 1))
                                : new Region());
                column.getChildren().add(brush.even(Brush.GAP, pair));
            }
            column.setSpacing(Brush.GAP);
            return column;
        }
        return new VBox(6, label, box(field.kind() == Screen.FieldKind.TEXT ? lines(form) : 1));
    }

    private Region choice(Screen.Form form, Screen.Field field, Screen.Choice choice) {
        return Choices.key(brush, field.id(), choice, brush.pick(132, 160), () -> typing.chosen(form, field, choice));
    }

    /** The box that is being written into; a text longer than the box shows its end. */
    private Region box(int lines) {
        double wide = Brush.INNER - 48;
        double line = Math.ceil(Type.LEAD.px(brush.care()) * 1.45);
        double tall = line * lines;
        var value = typing.value();
        var flow = written(value);
        int drop = 0;
        while (flow.prefHeight(wide) > tall + 1 && drop < value.length()) {
            drop = value.offsetByCodePoints(drop, 1);
            flow = written("…" + value.substring(drop));
        }
        flow.setPrefWidth(wide);
        var box = new VBox(flow);
        box.getStyleClass().addAll("field", "focus");
        box.setAlignment(Pos.TOP_LEFT);
        box.setPadding(new Insets(22, 24, 22, 24));
        double height = tall + 44;
        box.setMinHeight(height);
        box.setMaxHeight(height);
        return box;
    }

    private TextFlow written(String value) {
        var flow = brush.flow(Type.LEAD, brush.run(Type.LEAD, Tone.INK, value));
        for (var piece : brush.run(Type.LEAD, Tone.BLUE, typing.letters())) {
            if (piece instanceof Text text) {
                text.setUnderline(true);
            }
            flow.getChildren().add(piece);
        }
        var caret = Drawings.rect(0, 0, 4, Type.LEAD.px(brush.care()) * 1.1, 0, javafx.scene.paint.Color.BLUE);
        caret.getStyleClass().add("caret");
        flow.getChildren().add(caret);
        return flow;
    }

    /** A field that has not the focus: its label and what it holds, on one line. */
    private Region closed(Screen.Field field) {
        var label = brush.words(Type.LABEL, Tone.INK_2, field.label());
        double wide = brush.chinese() ? brush.pick(210, 260) : brush.pick(250, 320);
        label.setMinWidth(wide);
        label.setPrefWidth(wide);
        var row = brush.row(20, label, brush.grow(holds(field)));
        row.setPadding(new Insets(12, 24, 12, 24));
        row.getStyleClass().add("field");
        if (field.locked()) {
            row.getStyleClass().add("locked");
            var from = brush.words(Type.SMALL, Tone.INK_2, brush.say("form.from-card"));
            from.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().addAll(Icon.LOCK.draw(30, Tone.INK_2), from);
            row.setMinHeight(brush.pick(88, 104));
            return row;
        }
        row.getChildren().add(Icon.PEN.draw(40, Tone.BLUE));
        row.setMinHeight(brush.pick(104, 120));
        return brush.live("field." + field.id(), row, () -> typing.open(field));
    }

    private TextFlow holds(Screen.Field field) {
        var chosen = field.choices().stream().filter(Screen.Choice::chosen).findFirst();
        if (chosen.isPresent()) {
            return brush.words(Type.BODY, Tone.INK, chosen.get().label());
        }
        if (field.value().isEmpty()) {
            return brush.words(Type.NOTE, Tone.INK_2, field.hint());
        }
        return brush.words(Type.BODY, Tone.INK, start(field.value()));
    }

    /** The start of a long text; the whole of it is shown at review. */
    private String start(String value) {
        int most = brush.pick(18, 11) > 11 ? 18 : 11;
        return value.codePointCount(0, value.length()) <= most
                ? value
                : value.substring(0, value.offsetByCodePoints(0, most - 1)) + "…";
    }

    private Region jump(Screen.Field field) {
        var face = brush.face(Type.LABEL, Tone.BLUE, brush.say(field.label()), Icon.PEN.draw(40, Tone.BLUE));
        return brush.local("field." + field.id(), face, 120, () -> typing.open(field), "second");
    }
}
