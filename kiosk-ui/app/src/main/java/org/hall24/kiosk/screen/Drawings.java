package org.hall24.kiosk.screen;

import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
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
import org.hall24.device.GuideLight;

/**
 * Drawings of the machine: the whole of it on the left with one marked part, a close-up on the right. Amber means that a guide
 * light burns there now; without one the part is marked blue.
 */
final class Drawings {
    private static final Paint BODY = gradient("#223A66", "#1A2F57");
    private static final Paint DEEP = Color.web("#1A2F57");
    private static final Paint PART = Color.web("#33466B");
    private static final Paint PART_LINE = Color.web("#4A5F88");
    static final Paint MARK = Color.web("#9CC2FF");
    static final Paint MARK_LINE = Color.web("#E6EFFB");
    static final Paint AMBER = Color.web("#FFC145");
    static final Paint AMBER_LINE = Color.web("#FFE9BF");
    private static final Paint BLUE = Color.web("#1B57B8");
    private static final Paint WALL = Color.web("#10264B");
    private static final Paint PALE = Color.web("#9FB4D3");

    /** How tall the drawings are before they are scaled. */
    private static final double TALL = 740;

    /** More sheets make the pile no clearer; the number on the tray goes on counting. */
    private static final int LYING_MAX = 8;

    private final Brush brush;

    Drawings(Brush brush) {
        this.brush = brush;
    }

    /** Laying the card on the reader. */
    Region layCard(double height) {
        return sheet(height, new Pane(at(40, 64, machine(Part.READER)), at(0, 14, closeUp())), 0, TALL);
    }

    /** Putting the social-security card into its slot, chip first. */
    Region insertCard(double height) {
        var closeUp = new Pane(
                dots("M214 478C300 560 350 590 440 590"),
                slotForCards("chip.here"),
                arrow("M868 150v170M834 286l34 34 34-34"));
        return sheet(height, new Pane(at(40, 64, machine(Part.CHIPS)), closeUp), 0, TALL);
    }

    /** Taking it out again. */
    Region takeOutCard(double height) {
        var drawing = new Pane(
                at(-193, 0, slotForCards("chip.out")), at(-193, 0, arrow("M868 320v-170M834 184l34-34 34 34")));
        return sheet(height, drawing, 0, TALL);
    }

    /** Holding a telephone's code before the scanner window. */
    Region showCode(double height) {
        var window = new Pane(
                dots("M114 470C200 690 340 690 430 620"), scannerPlate(), at(0, 0, sight()), at(602, 16, telephone()));
        return sheet(height, new Pane(at(40, 64, machine(Part.SCANNER)), window), 0, TALL);
    }

    /** Sheets coming out, and lying in the tray. */
    Region tray(int done, int of, double height) {
        var slot = new Pane(
                dots("M282 548C360 548 370 180 470 150"), slotPlate(GuideLight.DOCUMENT_PRINTER), trayBox(done, of));
        return sheet(height, new Pane(at(40, 64, machine(Part.SHEETS)), slot), 0, TALL);
    }

    /** A receipt in the mouth of its printer, and the hand's way to it. */
    Region takeSlip(double height) {
        var slip = new Pane(dots("M216 447C320 440 380 250 470 210"), slotPlate(GuideLight.RECEIPT_PRINTER), paper());
        return sheet(height, new Pane(at(40, 64, machine(Part.SLIP)), slip), 0, TALL);
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
        double factor = Legend.exact(Math.min(1, height / (tall - top)));
        Legend.sharpen(drawing, factor);
        drawing.getTransforms()
                .addAll(
                        new Translate((Brush.INNER - Brush.INNER * factor) / 2, (height - tall * factor) / 2),
                        new Scale(factor, factor));
        var sheet = new Pane(drawing);
        sheet.getStyleClass().add("drawing");
        return Icon.fixed(sheet, Brush.INNER, height);
    }

    private Pane machine(Part marked) {
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
                        part(129, 34, 42, 22));
        for (var each : Part.values()) {
            if (each != Part.CHIPS || marked == Part.CHIPS) {
                machine.getChildren().add(each.draw(each == marked, brush));
            }
        }
        return machine;
    }

    private Node closeUp() {
        return new Pane(
                dots("M314 450L430 420"), readerPlate(), at(0, -6, card()), arrow("M685 296v52M661 330l24 26 24-26"));
    }

    private Pane readerPlate() {
        var plate = rect(430, 366, 510, 330, 26, DEEP);
        plate.setStroke(Color.web("#0E2044"));
        plate.setStrokeWidth(4);
        var zone = rect(505, 420, 360, 232, 18, MARK_LINE);
        zone.setStroke(edge(GuideLight.CARD_READER));
        zone.setStrokeWidth(8);
        var outline = rect(585, 446, 200, 104, 12, Color.TRANSPARENT);
        outline.setStroke(BLUE);
        outline.setStrokeWidth(5);
        outline.getStrokeDashArray().addAll(14.0, 10.0);
        var words = brush.centred(Type.LABEL, Tone.BLUE, brush.say("card.here"));
        words.setPrefWidth(350);
        var label = new StackPane(words);
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
                at(510, 553, Legend.of(label)));
    }

    /** The plate with the slot, and the card on its way into it. */
    private Pane slotForCards(String label) {
        var plate = rect(430, 440, 510, 260, 26, DEEP);
        plate.setStroke(Color.web("#0E2044"));
        plate.setStrokeWidth(4);
        var slot = rect(535, 472, 300, 52, 12, Color.web("#0A1B3A"));
        slot.setStroke(edge(GuideLight.CARD_UNIT_2));
        slot.setStrokeWidth(8);
        var words = brush.centred(Type.LABEL, Tone.WALL, brush.say(label));
        words.setPrefWidth(480);
        // The lip of the slot covers what is in it already.
        return whole(new Pane(
                plate,
                slot,
                chipCard(),
                rect(539, 500, 292, 20, 8, Color.web("#0A1B3A")),
                at(445, 572, Legend.of(words))));
    }

    /** A card on end, its chip below. */
    private Pane chipCard() {
        var face = rect(565, 40, 240, 470, 16, gradient("#FFFFFF", "#DCE8F7"));
        face.setStroke(Color.web("#7F93B5"));
        face.setStrokeWidth(3);
        var chip = rect(650, 384, 70, 58, 10, Color.web("#D8C48A"));
        chip.setStroke(Color.web("#8A7540"));
        chip.setStrokeWidth(3);
        var name = brush.centred(Type.SMALL_STRONG, Tone.BLUE, brush.say("chip.name"));
        name.setPrefWidth(220);
        return new Pane(
                rect(573, 52, 240, 440, 16, Color.web("#12203A", 0.16)),
                face,
                at(575, 62, Legend.of(name)),
                new Circle(685, 190, 34, PALE),
                path("M629 296c0-78 112-78 112 0z", PALE),
                rect(605, 320, 160, 16, 4, PALE),
                chip,
                path("M650 413h22M698 413h22M672 384v58M698 384v58", Color.web("#8A7540"), 3));
    }

    /** The plate with the window a code is held before. */
    private Pane scannerPlate() {
        var plate = rect(430, 486, 510, 220, 26, DEEP);
        plate.setStroke(Color.web("#0E2044"));
        plate.setStrokeWidth(4);
        var window = rect(570, 512, 230, 110, 14, MARK_LINE);
        window.setStroke(edge(GuideLight.SCANNER));
        window.setStrokeWidth(8);
        var words = brush.centred(Type.LABEL, Tone.WALL, brush.say("code.here"));
        words.setPrefWidth(480);
        return whole(new Pane(
                plate,
                window,
                path("M610 536h-16v20M760 536h16v20M610 598h-16v-20M760 598h16v-20", BLUE, 6),
                path("M612 567h146", BLUE, 6),
                at(445, 640, Legend.of(words))));
    }

    /** What the window sees, and how far away the telephone is. */
    private Pane sight() {
        var words = brush.words(Type.SMALL_STRONG, Tone.BLUE, brush.say("code.far"));
        words.setPrefWidth(156);
        return whole(new Pane(
                dots("M612 506L622 392"),
                dots("M758 506L748 392"),
                path("M806 390v88M794 402l12-12 12 12M794 466l12 12 12-12", BLUE, 6),
                at(826, 404, Legend.of(words))));
    }

    /** A telephone with a code on it; the code says what this screen asks for. */
    private Pane telephone() {
        var body = rect(0, 0, 166, 344, 24, Color.web("#12203A"));
        body.setStroke(Color.web("#7F93B5"));
        body.setStrokeWidth(3);
        return new Pane(
                rect(10, 12, 166, 344, 24, Color.web("#12203A", 0.16)),
                body,
                rect(10, 22, 146, 296, 10, Color.WHITE),
                rect(24, 38, 84, 14, 4, PALE),
                rect(24, 62, 116, 10, 3, Color.web("#DEDACF")),
                at(13, 92, Qr.draw(brush.say("code.title"), 140)),
                rect(24, 252, 116, 10, 3, Color.web("#DEDACF")),
                rect(44, 276, 76, 14, 4, BLUE),
                rect(66, 328, 34, 6, 3, PALE));
    }

    private Paint edge(GuideLight light) {
        return brush.lit(light) ? AMBER : MARK;
    }

    /** The slot paper comes out of; its edge burns with its light. */
    private Pane slotPlate(GuideLight light) {
        var plate = rect(440, 30, 500, 200, 26, DEEP);
        plate.setStroke(Color.web("#0E2044"));
        plate.setStrokeWidth(4);
        var slot = rect(500, 144, 380, 40, 10, Color.web("#0A1B3A"));
        slot.setStroke(edge(light));
        slot.setStrokeWidth(8);
        return new Pane(plate, slot);
    }

    /** The tray with what lies in it, and the sheet on its way. */
    private Pane trayBox(int done, int of) {
        var box = whole(new Pane());
        if (done < of) {
            box.getChildren().addAll(page(530, 164, 300), arrow("M880 300v86M852 362l28 28 28-28"));
        }
        int lying = Math.min(done, LYING_MAX);
        for (int i = 0; i < lying; i++) {
            var edge = rect(516 + i % 2 * 8, 624 - i * 13, 330, 12, 2, Color.WHITE);
            edge.setStroke(Color.web("#7F93B5"));
            edge.setStrokeWidth(2);
            box.getChildren().add(edge);
        }
        var words = brush.centred(Type.LABEL, Tone.WALL, brush.say("sheets.lying", done));
        words.setPrefWidth(420);
        box.getChildren()
                .addAll(
                        path("M454 560h36v78h388v-78h36v130a12 12 0 0 1-12 12H466a12 12 0 0 1-12-12z", DEEP),
                        at(474, 645, Legend.of(words)));
        return box;
    }

    /** A narrow slip that hangs out of the slot, and which way it goes. */
    private static Pane paper() {
        return new Pane(page(540, 164, 340), arrow("M880 380v86M852 438l28 28 28-28"));
    }

    private static Pane page(double x, double y, double tall) {
        var face = rect(x, y, 300, tall, 0, Color.WHITE);
        face.setStroke(Color.web("#7F93B5"));
        face.setStrokeWidth(3);
        return new Pane(
                rect(x + 8, y + 8, 300, tall, 0, Color.web("#12203A", 0.16)),
                face,
                rect(x + 70, y + 44, 160, 18, 4, Color.web("#6E86AC")),
                rect(x + 34, y + 92, 232, 12, 3, PALE),
                rect(x + 34, y + 122, 200, 12, 3, PALE),
                rect(x + 34, y + 152, 232, 12, 3, PALE),
                rect(x + 34, y + 182, 150, 12, 3, PALE));
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
        return path(way, BLUE, 12);
    }

    /** From the whole machine to its close-up. */
    private static Node dots(String way) {
        var line = path(way, BLUE, 4);
        line.getStrokeDashArray().addAll(2.0, 12.0);
        return line;
    }

    private static SVGPath path(String way, Paint stroke, double width) {
        var path = path(way, Color.TRANSPARENT);
        path.setStroke(stroke);
        path.setStrokeWidth(width);
        path.setStrokeLineCap(StrokeLineCap.ROUND);
        path.setStrokeLineJoin(javafx.scene.shape.StrokeLineJoin.ROUND);
        return path;
    }

    /** As large as the drawing it lies in, so that words in it stand within it. */
    private static Pane whole(Pane pane) {
        return Icon.fixed(pane, Brush.INNER, TALL);
    }

    static Rectangle part(double x, double y, double width, double height) {
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
