package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextBoundsType;
import javafx.scene.text.TextFlow;
import org.hall24.catalogue.Language;
import org.hall24.catalogue.Phrase;
import org.hall24.catalogue.Texts;
import org.hall24.device.GuideLight;
import org.hall24.journey.Frame;
import org.hall24.journey.Touch;

/**
 * What one picture is drawn with: the words of its language, the sizes of its mode, and the keys that answer the finger.
 *
 * <p>Geometry is set here and in the views, so that a part can be measured before it stands on the screen; colours come from the
 * style sheet. On the JavaFX thread only, for one picture only.
 */
final class Brush {
    /** The panel, in its own pixels: 21.5 inch, 0.248 mm each. */
    static final double WIDTH = 1080;

    static final double HEIGHT = 1920;

    /** Left and right of everything. */
    static final double SIDE = 48;

    /** What is left between the margins. */
    static final double INNER = WIDTH - 2 * SIDE;

    /** No two targets stand closer: 5 mm. */
    static final double GAP = 20;

    /** The lower edge of a key, which is not part of its face. */
    private static final double EDGE = 6;

    private final Texts texts;
    private final Frame frame;
    private final Glyphs glyphs;
    private final Consumer<Touch> finger;
    private final List<Target> targets = new ArrayList<>();

    Brush(Texts texts, Frame frame, Glyphs glyphs, Consumer<Touch> finger) {
        this.texts = texts;
        this.frame = frame;
        this.glyphs = glyphs;
        this.finger = finger;
    }

    Frame frame() {
        return frame;
    }

    boolean care() {
        return frame.care();
    }

    /** Whether this guide light burns now: only then may a picture speak of it. */
    boolean lit(GuideLight light) {
        return frame.lit().equals(Optional.of(light));
    }

    boolean chinese() {
        return frame.language() == Language.ZH;
    }

    /** One measure for everybody, one for care mode. */
    double pick(double normal, double care) {
        return frame.care() ? care : normal;
    }

    String say(Phrase phrase) {
        return texts.in(frame.language(), phrase);
    }

    String say(String key, Object... args) {
        return texts.in(frame.language(), Phrase.of(key, args));
    }

    /** The same words in another language, for the language key and the attract screen. */
    String sayIn(Language language, String key, Object... args) {
        return texts.in(language, Phrase.of(key, args));
    }

    List<Target> targets() {
        return List.copyOf(targets);
    }

    // --- words
    // ---------------------------------------------------------------------------------------------------------

    /** Words that wrap where the room ends; they are never cut. */
    TextFlow words(Type type, Tone tone, String words) {
        return flow(type, run(type, tone, words));
    }

    TextFlow words(Type type, Tone tone, Phrase phrase) {
        return words(type, tone, say(phrase));
    }

    TextFlow centred(Type type, Tone tone, String words) {
        var flow = words(type, tone, words);
        flow.setTextAlignment(TextAlignment.CENTER);
        return flow;
    }

    /** Several runs in one paragraph; see {@link #run}. */
    @SafeVarargs
    final TextFlow flow(Type type, List<? extends Node>... runs) {
        var flow = new TextFlow();
        for (var run : runs) {
            flow.getChildren().addAll(run);
        }
        flow.setLineSpacing(type.leading(care()));
        // In a taller row words stand in the middle of it, not at its top.
        flow.setMaxHeight(Region.USE_PREF_SIZE);
        return flow;
    }

    /** Words of one kind inside a paragraph, in as many pieces as they need faces. */
    List<Node> run(Type type, Tone tone, String words) {
        return glyphs.split(words).stream()
                .map(piece -> switch (piece.kind()) {
                    case COMMON -> text(piece.text(), type.font(care()), tone);
                    case RARE -> text(piece.text(), glyphs.rareFont(type.px(care())), tone);
                    case MISSING -> numberInABox(piece.text(), tone);
                })
                .toList();
    }

    private static Node text(String words, Font font, Tone tone) {
        var text = new Text(words);
        text.setFont(font);
        text.getStyleClass().add(tone.words());
        return text;
    }

    /** A character that no face has. */
    private Node numberInABox(String number, Tone tone) {
        var box = new StackPane(flow(Type.FINE, List.of(text(number, Type.FINE.font(care()), tone))));
        box.getStyleClass().add("no-glyph");
        box.setPadding(new Insets(0, 8, 0, 8));
        return box;
    }

    /** One character as a picture, standing exactly in the middle. */
    StackPane block(String character, double px, double letter, String... styles) {
        var text = new Text(character);
        text.setFont(Type.Face.SONG.at(letter));
        text.setBoundsType(TextBoundsType.VISUAL);
        text.getStyleClass().add("block-letter");
        return block(text, px, styles);
    }

    StackPane block(Node sign, double px, String... styles) {
        var block = new StackPane(sign);
        block.getStyleClass().add("block");
        block.getStyleClass().addAll(styles);
        return Icon.fixed(block, px, px);
    }

    // --- boxes
    // ---------------------------------------------------------------------------------------------------------

    VBox column(double gap, Node... nodes) {
        return new VBox(gap, nodes);
    }

    HBox row(double gap, Node... nodes) {
        var row = new HBox(gap, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Parts of one width side by side. */
    EvenRow even(double gap, List<? extends Region> parts) {
        return new EvenRow(gap, parts);
    }

    /** Grows into what is left of a row or column. */
    <R extends Region> R grow(R region) {
        HBox.setHgrow(region, Priority.ALWAYS);
        region.setMaxWidth(Double.MAX_VALUE);
        return region;
    }

    Region spring() {
        var spring = new Region();
        VBox.setVgrow(spring, Priority.ALWAYS);
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    /** A group for reading; never touchable. */
    VBox sheet(Insets padding, double gap, List<? extends Node> rows) {
        var sheet = new VBox(gap);
        sheet.getChildren().addAll(rows);
        sheet.setPadding(padding);
        sheet.getStyleClass().add("sheet");
        return sheet;
    }

    Region rule() {
        var rule = new Region();
        rule.getStyleClass().add("rule");
        rule.setMinHeight(2);
        rule.setPrefHeight(2);
        rule.setMaxHeight(2);
        return rule;
    }

    // --- keys
    // ----------------------------------------------------------------------------------------------------------

    /** A key that answers the finger. */
    StackPane key(String id, Node face, double height, Touch touch, String... styles) {
        return live(id, plate(face, height, styles), () -> finger.accept(touch));
    }

    /** A key that keeps its place and is quiet. */
    StackPane quiet(Node face, double height, String... styles) {
        var plate = plate(face, height, styles);
        plate.getStyleClass().add("off");
        return plate;
    }

    /** A key that is awake or quiet. */
    StackPane key(boolean awake, String id, Node face, double height, Touch touch, String... styles) {
        return awake ? key(id, face, height, touch, styles) : quiet(face, height, styles);
    }

    /** Makes a region answer the finger. */
    <R extends Region> R live(String id, R region, Runnable touched) {
        targets.add(new Target(id, region, touched));
        return region;
    }

    Consumer<Touch> finger() {
        return finger;
    }

    private StackPane plate(Node face, double height, String... styles) {
        var plate = new StackPane(face);
        plate.getStyleClass().add("key");
        plate.getStyleClass().addAll(styles);
        plate.setMinHeight(height);
        plate.setPadding(new Insets(4, 18, 4 + EDGE, 18));
        return plate;
    }

    /** The face of a key: words, with a sign before or after them. */
    HBox face(Type type, Tone tone, String words, Node... signs) {
        var face = new HBox(16);
        face.setAlignment(Pos.CENTER);
        face.getChildren().addAll(signs);
        face.getChildren().add(centred(type, tone, words));
        return face;
    }

    HBox faceThen(Type type, Tone tone, String words, Node sign) {
        var face = new HBox(18, centred(type, tone, words), sign);
        face.setAlignment(Pos.CENTER);
        return face;
    }

    /** The one blue key of a screen. */
    StackPane primary(String words, boolean awake) {
        return primary(words, awake, () -> {});
    }

    /** The one blue key of a screen that has something to finish before it goes. */
    StackPane primary(String words, boolean awake, Runnable before) {
        var face = faceThen(
                Type.PRIMARY,
                awake ? Tone.ON_BLUE : Tone.QUIET,
                words,
                Icon.NEXT.draw(44, awake ? Tone.ON_BLUE : Tone.QUIET));
        if (!awake) {
            return quiet(face, barHeight(), "primary");
        }
        return live("go", plate(face, barHeight(), "primary"), () -> {
            before.run();
            finger.accept(new Touch.Go());
        });
    }

    /** The blue key beside an equal other way: no arrow, no larger words. */
    StackPane primaryCalm(String words, boolean awake) {
        var face = face(Type.KEY_CALM, awake ? Tone.ON_BLUE : Tone.QUIET, words);
        return key(awake, "go", face, barHeight(), new Touch.Go(), "primary");
    }

    /** A key that is not the flow's business: it only changes what this panel shows. */
    StackPane local(String id, Node face, double height, Runnable touched, String... styles) {
        return live(id, plate(face, height, styles), touched);
    }

    /** The equal other way of a screen. */
    StackPane decline(String words) {
        return key("decline", face(Type.KEY_CALM, Tone.BLUE, words), barHeight(), new Touch.Decline(), "second");
    }

    double barHeight() {
        return pick(136, 156);
    }

    // --- what every paper has
    // ---------------------------------------------------------------------------------------------

    /** The action bar above the footer: care and language at its left, on every screen, then the keys of this screen. */
    HBox bar(Region... acts) {
        var bar = new HBox(GAP);
        var modes = ModeKeys.small(this);
        bar.getChildren().addAll(modes);
        if (acts.length > 0) {
            double wide = INNER - modes.size() * (ModeKeys.WIDTH + GAP) - 4;
            var own = even(24, List.of(acts));
            own.setMinWidth(wide);
            own.setPrefWidth(wide);
            HBox.setMargin(own, new Insets(0, 0, 0, 4));
            bar.getChildren().add(own);
        }
        bar.setMinHeight(barHeight());
        return bar;
    }

    /** Headline of a screen: the hall speaking, once. One that would need a second line is set a size smaller. */
    TextFlow headline(String words) {
        return headline(words, INNER);
    }

    TextFlow headline(String words, double room) {
        var large = words(Type.HEADLINE, Tone.INK, words);
        return large.prefWidth(-1) <= room ? large : words(Type.HEADLINE_LONG, Tone.INK, words);
    }
}
