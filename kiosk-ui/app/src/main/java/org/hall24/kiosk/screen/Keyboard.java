package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.hall24.journey.Screen;
import org.hall24.journey.input.Candidate;
import org.hall24.kiosk.screen.Typing.Mode;

/** The keyboard on the glass: digits with X, pinyin with candidates, and letters. */
final class Keyboard {
    private static final double GAP = 10;
    private static final double SIDE = 20;
    private static final double WIDTH = Brush.WIDTH - 2 * SIDE;
    private static final double CANDIDATES = 116;
    private static final double CANDIDATE_MIN = 106;
    private static final double MORE = 150;

    private final Brush brush;
    private final Typing typing;
    private final Screen.Field field;

    Keyboard(Brush brush, Typing typing, Screen.Field field) {
        this.brush = brush;
        this.typing = typing;
        this.field = field;
    }

    Region draw() {
        var column = new VBox();
        column.getStyleClass().add("keyboard");
        if (field.kind() == Screen.FieldKind.TEXT) {
            column.getChildren().addAll(candidates(), tabs());
        }
        var rows = new VBox(12);
        rows.setPadding(new Insets(field.kind() == Screen.FieldKind.TEXT ? 12 : 20, SIDE, 18, SIDE));
        if (field.kind() != Screen.FieldKind.TEXT || typing.mode() == Mode.DIGITS) {
            rows.getChildren().add(digits());
        } else {
            rows.getChildren().addAll(letters());
        }
        column.getChildren().add(rows);
        double height = Math.ceil(column.prefHeight(Brush.WIDTH));
        return Icon.fixed(column, Brush.WIDTH, height);
    }

    private double keyHeight() {
        return brush.pick(104, 121);
    }

    // --- candidates
    // -------------------------------------------------------------------------------------------------------

    private Region candidates() {
        var row = new HBox();
        row.getStyleClass().add("candidates");
        row.setAlignment(Pos.CENTER_LEFT);
        var waiting = typing.candidates();
        if (typing.letters().isEmpty()) {
            row.setPadding(new Insets(0, SIDE + 8, 0, SIDE + 8));
            int written = typing.value().codePointCount(0, typing.value().length());
            var count = brush.words(Type.NOTE, Tone.INK_2, brush.say("form.count", written, field.max()));
            count.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().addAll(brush.grow(brush.words(Type.NOTE, Tone.INK_2, field.hint())), count);
            return Icon.fixed(row, Brush.WIDTH, CANDIDATES);
        }
        row.setPadding(new Insets(0, SIDE, 0, SIDE));
        double room = WIDTH - 2 * MORE;
        int shown = 0;
        for (var candidate : waiting) {
            double width = width(candidate.word());
            if (width > room && shown > 0) {
                break;
            }
            row.getChildren().add(candidate(candidate, shown, width));
            room -= width;
            shown++;
        }
        row.getChildren().add(brush.spring());
        int step = shown;
        if (typing.later()) {
            row.getChildren().add(page("candidate.back", "page.before", typing::firstPage));
        }
        if (shown < waiting.size()) {
            row.getChildren().add(page("candidate.more", "key.more", () -> typing.page(step)));
        }
        return Icon.fixed(row, Brush.WIDTH, CANDIDATES);
    }

    private double width(String word) {
        int characters = word.codePointCount(0, word.length());
        return Math.max(CANDIDATE_MIN, characters * Type.CANDIDATE.px(brush.care()) + 54);
    }

    private Region candidate(Candidate candidate, int index, double width) {
        boolean first = index == 0 && !typing.later();
        var words = brush.centred(Type.CANDIDATE, first ? Tone.ON_BLUE : Tone.INK, candidate.word());
        var key = cell(words, width, CANDIDATES, "candidate");
        if (first) {
            key.getStyleClass().add("first");
        }
        return brush.live("candidate." + index, key, () -> typing.take(index));
    }

    private Region page(String id, String words, Runnable touched) {
        var key = cell(brush.centred(Type.LABEL, Tone.BLUE, brush.say(words)), MORE, CANDIDATES, "candidate");
        return brush.live(id, key, touched);
    }

    private static StackPane cell(Region face, double width, double height, String style) {
        face.setMaxHeight(Region.USE_PREF_SIZE);
        var cell = new StackPane(face);
        cell.getStyleClass().add(style);
        return Icon.fixed(cell, width, height);
    }

    // --- modes
    // ------------------------------------------------------------------------------------------------------------

    private Region tabs() {
        var tabs = new ArrayList<Region>();
        for (var mode : Mode.values()) {
            boolean chosen = mode == typing.mode();
            var words = brush.centred(Type.LABEL, chosen ? Tone.BLUE : Tone.INK_2, brush.say("mode." + mode.word()));
            words.setMaxHeight(Region.USE_PREF_SIZE);
            var tab = new StackPane(words);
            tab.getStyleClass().add("tab");
            double height = brush.pick(82, 102);
            tab.setMinHeight(height);
            tab.setMaxHeight(height);
            if (chosen) {
                tab.getStyleClass().add("chosen");
                tabs.add(tab);
            } else {
                tabs.add(brush.live("mode." + mode.word(), tab, () -> typing.choose(mode)));
            }
        }
        var row = brush.even(Brush.GAP, tabs);
        row.setPadding(new Insets(14, SIDE, 2, SIDE));
        return row;
    }

    // --- keys
    // -------------------------------------------------------------------------------------------------------------

    private List<Region> letters() {
        boolean pinyin = typing.mode() == Mode.PINYIN;
        var third = new ArrayList<Region>();
        third.add(pinyin ? clear(1.5) : other("key.shift", words(Type.LABEL, "key.shift"), 1.5, typing::shift));
        third.addAll(keys("zxcvbnm"));
        third.add(other("key.delete", Icon.DELETE.draw(46, Tone.INK), 1.5, typing::delete));
        var marks = pinyin ? List.of("，", "。", "、", "？") : List.of(",", ".", "-", "?");
        var last = new ArrayList<Region>();
        if (!pinyin) {
            last.add(clear(1.5));
        }
        last.add(sign(marks.get(0), 1));
        last.add(sign(marks.get(1), 1));
        last.add(space());
        last.add(sign(marks.get(2), 1));
        last.add(sign(marks.get(3), 1));
        return List.of(row(0, keys("qwertyuiop")), row(50, keys("asdfghjkl")), row(0, third), row(0, last));
    }

    private List<Region> keys(String characters) {
        var keys = new ArrayList<Region>();
        for (var letter : characters.codePoints().mapToObj(Character::toString).toList()) {
            var typed = typing.mode() == Mode.ABC && typing.capitals() ? letter.toUpperCase(Locale.ROOT) : letter;
            keys.add(letter("key." + letter, brush.centred(Type.LETTER, Tone.INK, typed), 1, () -> typing.type(typed)));
        }
        return keys;
    }

    private Region sign(String sign, double share) {
        return letter("key." + sign, brush.centred(Type.LETTER, Tone.INK, sign), share, () -> typing.type(sign));
    }

    private Region space() {
        boolean takes = !typing.letters().isEmpty();
        var face = brush.centred(Type.KEY, takes ? Tone.BLUE : Tone.INK, brush.say(takes ? "key.first" : "key.space"));
        return letter("key.space", face, 4, typing::space);
    }

    private Region clear(double share) {
        return other("key.clear", words(Type.LABEL, "key.clear"), share, typing::clear);
    }

    private Region words(Type type, String key) {
        return brush.centred(type, Tone.INK, brush.say(key));
    }

    private Region digits() {
        var pad = new VBox(12);
        for (var three : List.of("123", "456", "789")) {
            pad.getChildren().add(row(0, keys(three)));
        }
        var spare = switch (field.kind()) {
            case ID_NUMBER -> keys("X").getFirst();
            case TEXT -> sign("-", 1);
            case DIGITS, CHOICE -> clear(1);
        };
        var delete = other("key.delete", Icon.DELETE.draw(52, Tone.INK), 1, typing::delete);
        pad.getChildren().add(row(0, List.of(spare, keys("0").getFirst(), delete)));
        return pad;
    }

    private Region letter(String id, Region face, double share, Runnable touched) {
        face.setMaxHeight(Region.USE_PREF_SIZE);
        return plate(id, face, share, touched);
    }

    private Region other(String id, Region face, double share, Runnable touched) {
        var key = plate(id, face, share, touched);
        key.getStyleClass().add("other");
        return key;
    }

    private Region plate(String id, Node face, double share, Runnable touched) {
        if (face instanceof Region region) {
            region.setMaxHeight(Region.USE_PREF_SIZE);
        }
        var key = new StackPane(face);
        key.getStyleClass().add("letter");
        key.setPadding(new Insets(0, 0, 5, 0));
        key.setMinHeight(keyHeight());
        key.setMaxHeight(keyHeight());
        return brush.live(id, share(key, share), touched);
    }

    /** How much of its row a key takes. */
    private static <R extends Region> R share(R key, double share) {
        key.setUserData(share);
        return key;
    }

    /** Keys of one row, as wide as their shares say. */
    private static Region row(double inset, List<? extends Region> keys) {
        var row = new HBox(GAP);
        row.setPadding(new Insets(0, inset, 0, inset));
        row.getChildren().addAll(keys);
        double shares =
                keys.stream().mapToDouble(key -> (double) key.getUserData()).sum();
        double room = WIDTH - 2 * inset - GAP * (keys.size() - 1);
        for (var key : keys) {
            double width = Math.floor(room * (double) key.getUserData() / shares);
            key.setMinWidth(width);
            key.setPrefWidth(width);
            key.setMaxWidth(width);
        }
        return row;
    }
}
