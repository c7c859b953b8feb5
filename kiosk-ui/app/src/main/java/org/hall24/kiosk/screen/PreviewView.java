package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.hall24.journey.Screen;
import org.hall24.journey.Touch;

/** The document as it will lie in the tray, as large as fits, before any paper is used for it. */
final class PreviewView {
    /** How far the shadow of the page falls. */
    private static final double SHADOW = 10;

    private final Brush brush;
    private final Turn turn;
    private final Lightbox lightbox;

    PreviewView(Brush brush, Turn turn, Lightbox lightbox) {
        this.brush = brush;
        this.turn = turn;
        this.lightbox = lightbox;
    }

    Region draw(Screen.Preview preview) {
        var top = new ArrayList<Region>(List.of(StepLine.draw(brush), brush.headline(brush.say(preview.title()))));
        preview.notice()
                .ifPresent(notice -> top.add(
                        Paper.under(12, Bands.draw(brush, "band-warn", Icon.PAPER, Tone.WARN, brush.say(notice)))));
        var bottom = new ArrayList<Region>();
        if (preview.pages() > 1) {
            bottom.add(PageKeys.draw(brush, preview.page(), preview.pages(), way("previous"), way("next")));
        }
        bottom.add(Paper.under(14, sheets(preview)));
        var go = brush.primary(brush.say("preview.print"), preview.ready());
        bottom.add(Paper.under(14, brush.bar(go)));
        double tall = Paper.room(top, bottom) - 40;
        return new Paper(brush, turn)
                .top(top.toArray(Region[]::new))
                .top(Paper.under(20, page(preview, tall)))
                .bottom(bottom.toArray(Region[]::new))
                .fold();
    }

    private PageKeys.Way way(String action) {
        return new PageKeys.Way("act." + action, () -> brush.finger().accept(new Touch.Act(action)));
    }

    /** How much paper it will be; or why it cannot be printed now. */
    private Region sheets(Screen.Preview preview) {
        if (!preview.ready() && preview.notice().isEmpty()) {
            return Complaints.draw(brush, org.hall24.catalogue.Phrase.of("preview.not-ready"));
        }
        var words = brush.say("preview.sheets", preview.pages(), preview.copies(), preview.pages() * preview.copies());
        return brush.row(
                16,
                Icon.PRINT.draw(brush.pick(40, 48), Tone.BLUE),
                brush.grow(brush.words(Type.STRONG, Tone.INK, words)));
    }

    private Region page(Screen.Preview preview, double tall) {
        var sheet = preview.sheet();
        double factor = Math.min((Brush.INNER - SHADOW) / sheet.width(), (tall - SHADOW) / sheet.height());
        double wide = Math.floor(sheet.width() * factor);
        double high = Math.floor(sheet.height() * factor);
        var picture = new ImageView(lightbox.show(sheet));
        picture.setFitWidth(wide);
        picture.setFitHeight(high);
        picture.setSmooth(true);
        var shadow = new Rectangle(SHADOW, SHADOW, wide, high);
        shadow.getStyleClass().add("page-shadow");
        var edge = new Rectangle(0, 0, wide, high);
        edge.getStyleClass().add("page-edge");
        var page = Icon.fixed(new Pane(shadow, picture, edge), wide + SHADOW, high + SHADOW);
        return Icon.fixed(new StackPane(page), Brush.INNER, tall);
    }
}
