package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hall24.catalogue.Phrase;
import org.hall24.journey.Screen;

/** What to take along and where it lies. */
final class Taking {
    /** So many stand side by side. */
    private static final int ROW_MAX = 3;

    private static final int ROW_MAX_CARE = 2;

    private Taking() {}

    /**
     * As much as the room takes: what and where; else what, on one line; else nothing, where both were read before.
     *
     * @param space above it, part of the room
     */
    static Optional<Region> fitting(Brush brush, List<Screen.Row> things, double space, double room) {
        if (things.isEmpty()) {
            return Optional.empty();
        }
        var whole = Paper.under(space, draw(brush, things));
        if (Paper.tall(whole) <= room) {
            return Optional.of(whole);
        }
        var inShort = Paper.under(space, inShort(brush, things));
        return Paper.tall(inShort) <= room ? Optional.of(inShort) : Optional.empty();
    }

    private static Region inShort(Brush brush, List<Screen.Row> things) {
        var what = things.stream().map(thing -> brush.say(thing.label())).collect(Collectors.joining(" · "));
        var line = brush.row(
                16,
                sign(things.getFirst().label()).draw(brush.pick(44, 52), Tone.BLUE),
                brush.grow(brush.words(Type.NOTE_STRONG, Tone.INK, what)));
        line.getStyleClass().add("band-take");
        line.setPadding(new Insets(brush.pick(8, 4), 22, brush.pick(8, 4), 22));
        return line;
    }

    private static Region draw(Brush brush, List<Screen.Row> things) {
        if (brush.care() && things.size() > ROW_MAX_CARE) {
            return listed(brush, things);
        }
        var rows = new VBox(14);
        for (int i = 0; i < things.size(); i += ROW_MAX) {
            var some = things.subList(i, Math.min(things.size(), i + ROW_MAX));
            rows.getChildren()
                    .add(brush.even(
                            18,
                            some.stream()
                                    .map(thing -> tile(brush, thing, things.size() == 1))
                                    .toList()));
        }
        return rows;
    }

    private static Region tile(Brush brush, Screen.Row thing, boolean alone) {
        var what = brush.words(Type.STRONG, Tone.INK, thing.label());
        var where = brush.words(Type.NOTE, Tone.INK_2, thing.value());
        var words = alone ? brush.row(28, what, where) : new VBox(0, what, where);
        var tile = brush.row(16, sign(thing.label()).draw(brush.pick(60, 68), Tone.BLUE), brush.grow(words));
        tile.getStyleClass().add("band-take");
        tile.setPadding(new Insets(brush.pick(18, 10), 22, brush.pick(18, 10), 22));
        return tile;
    }

    /** Under each other: three tiles side by side leave large words no room. */
    private static Region listed(Brush brush, List<Screen.Row> things) {
        var rows = new ArrayList<Region>();
        for (var thing : things) {
            var where = brush.words(Type.NOTE, Tone.INK_2, thing.value());
            where.setMinWidth(Region.USE_PREF_SIZE);
            rows.add(brush.row(
                    20,
                    sign(thing.label()).draw(52, Tone.BLUE),
                    brush.grow(brush.words(Type.STRONG, Tone.INK, thing.label())),
                    where));
        }
        var list = brush.column(2, rows.toArray(Region[]::new));
        list.getStyleClass().add("band-take");
        list.setPadding(new Insets(10, 26, 10, 22));
        return list;
    }

    private static Icon sign(Phrase thing) {
        return switch (thing instanceof Phrase.Key(var key, var _) ? key : "") {
            case "take.card", "take.chip" -> Icon.CARD;
            case "take.phone" -> Icon.PHONE;
            case "take.receipt" -> Icon.SLIP;
            default -> Icon.PAPER;
        };
    }
}
