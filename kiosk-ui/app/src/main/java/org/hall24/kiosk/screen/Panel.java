package org.hall24.kiosk.screen;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.hall24.catalogue.Texts;
import org.hall24.journey.Picture;
import org.hall24.journey.Screen;
import org.hall24.journey.Touch;
import org.hall24.journey.input.PinyinDictionary;

/**
 * The whole panel, 1080 × 1920: header, lintel, paper, footer, and the glass over them. It draws the picture it is given and
 * tells what a finger said. On the JavaFX thread only.
 */
public final class Panel {
    private final Texts texts;
    private final Glyphs glyphs;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Consumer<Touch> finger;
    private final Runnable drawn;
    private final Pane root = new Pane();
    private final Pane drawing = new Pane();
    private final Glass glass;
    private final Turn turn = new Turn(this::redraw);
    private final Typing typing;
    private final Lightbox lightbox = new Lightbox();
    private Optional<Picture> shown = Optional.empty();
    private String minute = "";

    /**
     * @param dictionary where pinyin becomes characters; may be empty at first
     * @param finger told what was touched; must return at once
     * @param felt told the id of each target a finger was lifted from, before anything happens
     * @param drawn told after every drawing, also of one that only the finger changed
     */
    public Panel(
            Texts texts,
            Glyphs glyphs,
            Supplier<PinyinDictionary> dictionary,
            InstantSource clock,
            ZoneId zone,
            Consumer<Touch> finger,
            Consumer<String> felt,
            Runnable drawn) {
        this.texts = texts;
        this.glyphs = glyphs;
        this.clock = clock;
        this.zone = zone;
        this.finger = finger;
        this.drawn = drawn;
        typing = new Typing(dictionary, finger, this::redraw);
        glass = new Glass(felt, () -> finger.accept(new Touch.Awake()));
        Icon.fixed(root, Brush.WIDTH, Brush.HEIGHT);
        Icon.fixed(glass, Brush.WIDTH, Brush.HEIGHT);
        root.getStyleClass().add("panel");
        root.getStylesheets()
                .add(java.util.Objects.requireNonNull(Panel.class.getResource("hall24.css"))
                        .toExternalForm());
        root.getChildren().addAll(drawing, glass);
    }

    /** What to put into a scene. */
    public Region root() {
        return root;
    }

    /** The picture drawn last. */
    public Optional<Picture> shown() {
        return shown;
    }

    /** Everything that can be touched now. */
    public List<Spot> spots() {
        return glass.targets().stream()
                .map(target -> new Spot(
                        target.id(), target.node().localToScene(target.node().getLayoutBounds())))
                .toList();
    }

    /** Draws this picture; one that is drawn already stays as it is, so that nothing flickers under a finger. */
    public void show(Picture picture) {
        if (shown.filter(picture::equals).isPresent()) {
            return;
        }
        boolean other = shown.map(before -> !before.screen()
                                .id()
                                .equals(picture.screen().id())
                        || !before.frame().progress().equals(picture.frame().progress())
                        || before.frame().care() != picture.frame().care()
                        || before.frame().language() != picture.frame().language())
                .orElse(true);
        if (other) {
            turn.first();
        }
        shown = Optional.of(picture);
        redraw();
    }

    /** To be called every second: moves the clock when a minute has passed. */
    public void tick() {
        if (!minute.equals(Moment.time(now()))) {
            redraw();
        }
    }

    private ZonedDateTime now() {
        return clock.instant().atZone(zone);
    }

    private void redraw() {
        if (shown.isEmpty()) {
            return;
        }
        var picture = shown.get();
        var now = now();
        minute = Moment.time(now);
        var frame = picture.frame();
        style("care", frame.care());
        style("night", picture.screen() instanceof Screen.Attract && Moment.night(now));
        typing.follow(picture.screen(), frame.language());
        if (!(picture.screen() instanceof Screen.Preview)) {
            lightbox.putOut();
        }
        var brush = new Brush(texts, frame, glyphs, finger);
        drawing.getChildren().setAll(draw(brush, picture.screen(), now));
        drawing.getChildren().addAll(lightbox.wiped());
        // Keys of a page that is not up were drawn to be measured; they are nowhere to be touched.
        glass.lay(brush.targets().stream().filter(this::hangs).toList());
        drawn.run();
    }

    private boolean hangs(Target target) {
        Node above = target.node();
        while (above != null && !above.equals(drawing)) {
            above = above.getParent();
        }
        return above != null;
    }

    private void style(String name, boolean on) {
        root.getStyleClass().remove(name);
        if (on) {
            root.getStyleClass().add(name);
        }
    }

    private Region draw(Brush brush, Screen screen, ZonedDateTime now) {
        if (screen instanceof Screen.Attract attract) {
            return new AttractView(brush, now).draw(attract);
        }
        var header = new Header(brush, now);
        var column = new VBox(
                header.draw(hint(brush, screen)), header.lintel(), paper(brush, screen), new Footer(brush).draw());
        return Icon.fixed(column, Brush.WIDTH, Brush.HEIGHT);
    }

    /** One view for each screen. A new screen that nobody draws does not compile. */
    private Region paper(Brush brush, Screen screen) {
        return switch (screen) {
            case Screen.Attract attract -> new AttractView(brush, now()).draw(attract);
            case Screen.Home home -> new HomeView(brush, turn).draw(home);
            case Screen.MatterList list -> new MatterListView(brush, turn).draw(list);
            case Screen.MatterPage page -> new MatterPageView(brush, turn).draw(page);
            case Screen.Consent consent -> new ConsentView(brush, turn).draw(consent);
            case Screen.ReadCard card -> new ReadCardView(brush, turn).draw(card);
            case Screen.InsertCard card -> new InsertCardView(brush, turn).draw(card);
            case Screen.ShowCode code -> new ShowCodeView(brush, turn).draw(code);
            case Screen.SmsCode code -> new SmsCodeView(brush, turn, typing).draw(code);
            case Screen.Pick pick -> new PickView(brush, turn).draw(pick);
            case Screen.FactSheet sheet -> new FactSheetView(brush, turn).draw(sheet);
            case Screen.Table table -> new LedgerView(brush, turn).draw(table);
            case Screen.Preview preview -> new PreviewView(brush, turn, lightbox).draw(preview);
            case Screen.PrintingSheets sheets -> new SheetsView(brush, turn).draw(sheets);
            case Screen.Covered covered -> new CoveredView(brush, turn).draw(covered);
            case Screen.Answered answered -> new AnsweredView(brush, turn).draw(answered);
            case Screen.Form form -> new FormView(brush, turn, typing).draw(form);
            case Screen.Slots slots -> new SlotsView(brush, turn).draw(slots);
            case Screen.Review review -> new ReviewView(brush, turn).draw(review);
            case Screen.Working working -> new WorkingView(brush, turn).draw(working);
            case Screen.TakeSlip slip -> new TakeSlipView(brush, turn).draw(slip);
            case Screen.Result result -> new ResultView(brush, turn).draw(result);
            case Screen.ReceiptOffer offer -> new ReceiptOfferView(brush, turn).draw(offer);
            case Screen.Cleared cleared -> new ClearedView(brush, turn).draw(cleared);
            case Screen.IdleQuestion question -> new IdleQuestionView(brush).draw(question);
            case Screen.Failure failure -> new FailureView(brush, turn).draw(failure);
            case Screen.HelpCard help -> new HelpCardView(brush, turn).draw(help);
        };
    }

    /** What the header says about time: never a number that runs. */
    private static String hint(Brush brush, Screen screen) {
        return switch (screen) {
            case Screen.Working _, Screen.PrintingSheets _ -> brush.say("head.busy");
            case Screen.Attract _,
                    Screen.ReadCard _,
                    Screen.InsertCard _,
                    Screen.ShowCode _,
                    Screen.Covered _,
                    Screen.TakeSlip _,
                    Screen.Answered _,
                    Screen.Result _,
                    Screen.Cleared _,
                    Screen.IdleQuestion _,
                    Screen.Failure _ -> "";
            case Screen.Home _,
                    Screen.MatterList _,
                    Screen.MatterPage _,
                    Screen.Consent _,
                    Screen.SmsCode _,
                    Screen.Pick _,
                    Screen.FactSheet _,
                    Screen.Table _,
                    Screen.Preview _,
                    Screen.Form _,
                    Screen.Slots _,
                    Screen.Review _,
                    Screen.ReceiptOffer _,
                    Screen.HelpCard _ -> brush.say(brush.care() ? "head.idle-care" : "head.idle");
        };
    }
}
