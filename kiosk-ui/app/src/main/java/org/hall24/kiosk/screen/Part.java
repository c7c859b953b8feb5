package org.hall24.kiosk.screen;

import javafx.scene.shape.Rectangle;
import org.hall24.device.GuideLight;

/** Where a part of the drawn machine stands, and which guide light is beside it. */
enum Part {
    SCANNER(30, 372, 60, 52, GuideLight.SCANNER),
    READER(196, 372, 74, 52, GuideLight.CARD_READER),
    /** Between receipts and sheets; not every terminal has it, so it is drawn only where it is meant. */
    CHIPS(106, 404, 68, 20, GuideLight.CARD_UNIT_2),
    SLIP(106, 372, 68, 22, GuideLight.RECEIPT_PRINTER),
    SHEETS(60, 470, 180, 30, GuideLight.DOCUMENT_PRINTER);

    private final double x;
    private final double y;
    private final double width;
    private final double height;
    private final GuideLight light;

    Part(double x, double y, double width, double height, GuideLight light) {
        this.x = x;
        this.y = y;
        this.width = width;
        this.height = height;
        this.light = light;
    }

    /** One that is marked is blue, or amber while its light burns. */
    Rectangle draw(boolean marked, Brush brush) {
        if (!marked) {
            return Drawings.part(x, y, width, height);
        }
        boolean lit = brush.lit(light);
        var part = Drawings.rect(x, y, width, height, 6, lit ? Drawings.AMBER : Drawings.MARK);
        part.setStroke(lit ? Drawings.AMBER_LINE : Drawings.MARK_LINE);
        part.setStrokeWidth(4);
        return part;
    }
}
