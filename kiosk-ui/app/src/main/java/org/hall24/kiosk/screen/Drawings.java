package org.hall24.kiosk.screen;

import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Ellipse;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;

/**
 * Drawings of the machine: the whole of it on the left with one marked part, a close-up on the right. Amber would mean that a
 * lamp burns there; this machine has no lamps yet, so the part is marked blue.
 */
final class Drawings {
    private static final Paint BODY = gradient("#223A66", "#1A2F57");
    private static final Paint DEEP = Color.web("#1A2F57");
    private static final Paint PART = Color.web("#33466B");
    private static final Paint PART_LINE = Color.web("#4A5F88");
    private static final Paint MARK = Color.web("#9CC2FF");
    private static final Paint MARK_LINE = Color.web("#E6EFFB");
    private static final Paint BLUE = Color.web("#1B57B8");
    private static final Paint WALL = Color.web("#10264B");
    private static final Paint PALE = Color.web("#9FB4D3");

    /** How tall the drawings are before they are scaled. */
    private static final double TALL = 740;

    private final Brush brush;

    Drawings(Brush brush) {
        this.brush = brush;
    }

    /** Laying the card on the reader. */
    Region layCard(double height) {
        return sheet(height, new Pane(at(40, 64, machine()), at(0, 14, closeUp())), 0, TALL);
    }

    /** Taking the card away again. */
    Region takeCard(double height) {
        var drawing = new Pane(
                at(-193, 0, readerPlate()),
                at(-193, -6, card()),
                at(-193, -6, arrow("M685 350v-52M661 320l24-26 24 26")));
        return sheet(height, drawing, 40, TALL);
    }

    /** A drawing of a known height, scaled into a sheet and standing in its middle. */
    private static Region sheet(double height, Pane drawing, double top, double tall) {
        double factor = Math.min(1, height / (tall - top));
        drawing.getTransforms()
                .addAll(
                        new Translate((Brush.INNER - Brush.INNER * factor) / 2, (height - tall * factor) / 2),
                        new Scale(factor, factor));
        var sheet = new Pane(drawing);
        sheet.getStyleClass().add("drawing");
        return Icon.fixed(sheet, Brush.INNER, height);
    }

    private static Pane machine() {
        var machine = new Pane();
        var floor = new Ellipse(150, 624, 140, 12);
        floor.setFill(Color.web("#12203A", 0.12));
        machine.getChildren()
                .addAll(
                        floor,
                        path("M64 440h172l14 180H50z", DEEP),
                        rect(6, 8, 288, 440, 22, BODY),
                        rect(34, 72, 232, 284, 6, Color.web("#F8F7F3")),
                        rect(34, 72, 232, 30, 0, WALL),
                        rect(34, 102, 232, 4, 0, Color.web("#C4D2EA")),
                        rect(34, 330, 232, 26, 0, WALL),
                        rect(52, 122, 130, 14, 3, Color.web("#46536B")),
                        rect(52, 148, 196, 10, 3, Color.web("#DEDACF")),
                        rect(52, 166, 170, 10, 3, Color.web("#DEDACF")),
                        rect(52, 284, 196, 30, 5, BLUE),
                        part(129, 34, 42, 22),
                        part(30, 372, 60, 52),
                        part(106, 372, 68, 22),
                        part(60, 470, 180, 30));
        var reader = rect(196, 372, 74, 52, 6, MARK);
        reader.setStroke(MARK_LINE);
        reader.setStrokeWidth(4);
        machine.getChildren().add(reader);
        return machine;
    }

    private Node closeUp() {
        var line = path("M314 450L430 420", Color.TRANSPARENT);
        line.setStroke(BLUE);
        line.setStrokeWidth(4);
        line.setStrokeLineCap(StrokeLineCap.ROUND);
        line.getStrokeDashArray().addAll(2.0, 12.0);
        return new Pane(line, readerPlate(), at(0, -6, card()), arrow("M685 296v52M661 330l24 26 24-26"));
    }

    private Pane readerPlate() {
        var plate = rect(430, 366, 510, 330, 26, DEEP);
        plate.setStroke(Color.web("#0E2044"));
        plate.setStrokeWidth(4);
        var zone = rect(505, 420, 360, 232, 18, MARK_LINE);
        zone.setStroke(MARK);
        zone.setStrokeWidth(8);
        var outline = rect(585, 446, 200, 104, 12, Color.TRANSPARENT);
        outline.setStroke(BLUE);
        outline.setStrokeWidth(5);
        outline.getStrokeDashArray().addAll(14.0, 10.0);
        var words = brush.centred(Type.LABEL, Tone.BLUE, brush.say("card.here"));
        words.setPrefWidth(350);
        var label = new javafx.scene.layout.StackPane(words);
        Icon.fixed(label, 350, 96);
        return new Pane(
                plate,
                zone,
                outline,
                new Circle(738, 480, 15, BLUE),
                path("M712 530c0-38 52-38 52 0z", BLUE),
                rect(606, 468, 70, 10, 3, BLUE),
                rect(606, 492, 52, 10, 3, BLUE),
                rect(606, 516, 80, 10, 3, BLUE),
                at(510, 553, label));
    }

    private static Pane card() {
        var face = rect(515, 64, 336, 212, 16, gradient("#FFFFFF", "#DCE8F7"));
        face.setStroke(Color.web("#7F93B5"));
        face.setStrokeWidth(3);
        return new Pane(
                rect(523, 76, 336, 212, 16, Color.web("#12203A", 0.16)),
                face,
                new Circle(768, 130, 30, PALE),
                path("M718 226c0-70 100-70 100 0z", PALE),
                rect(544, 98, 120, 16, 4, PALE),
                rect(544, 134, 84, 16, 4, PALE),
                rect(544, 170, 140, 16, 4, PALE),
                rect(544, 236, 230, 18, 4, Color.web("#6E86AC")));
    }

    private static Node arrow(String way) {
        var arrow = path(way, Color.TRANSPARENT);
        arrow.setStroke(BLUE);
        arrow.setStrokeWidth(12);
        arrow.setStrokeLineCap(StrokeLineCap.ROUND);
        arrow.setStrokeLineJoin(javafx.scene.shape.StrokeLineJoin.ROUND);
        return arrow;
    }

    private static Rectangle part(double x, double y, double width, double height) {
        var part = rect(x, y, width, height, 6, PART);
        part.setStroke(PART_LINE);
        part.setStrokeWidth(2);
        return part;
    }

    static Rectangle rect(double x, double y, double width, double height, double radius, Paint fill) {
        var rect = new Rectangle(x, y, width, height);
        rect.setArcWidth(radius * 2);
        rect.setArcHeight(radius * 2);
        rect.setFill(fill);
        return rect;
    }

    static SVGPath path(String way, Paint fill) {
        var path = new SVGPath();
        path.setContent(way);
        path.setFill(fill);
        return path;
    }

    static <N extends Node> N at(double x, double y, N node) {
        node.getTransforms().add(new Translate(x, y));
        return node;
    }

    private static Paint gradient(String from, String to) {
        return new LinearGradient(
                0, 0, 1, 1, true, CycleMethod.NO_CYCLE, new Stop(0, Color.web(from)), new Stop(1, Color.web(to)));
    }
}
