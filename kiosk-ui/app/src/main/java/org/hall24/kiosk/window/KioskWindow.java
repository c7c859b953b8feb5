package org.hall24.kiosk.window;

import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/** The one window of the terminal. On a panel it covers everything and cannot be closed; on a desk it is half as large. */
public final class KioskWindow {
    /** On a desk the panel's 1920 pixels fit no screen. */
    private static final double DESK_SCALE = 0.5;

    private final Stage stage;

    private KioskWindow(Stage stage) {
        this.stage = stage;
    }

    /** Covers the whole screen; there is no key that ends it. On the JavaFX thread. */
    public static KioskWindow overTheScreen(Region panel) {
        var stage = new Stage(StageStyle.UNDECORATED);
        var scene = new Scene(new Surround(panel), Color.BLACK);
        scene.setCursor(Cursor.NONE);
        stage.setScene(scene);
        stage.setTitle("Hall24");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreenExitHint("");
        stage.setOnCloseRequest(event -> event.consume());
        // Bounds as well as full screen: without a window manager nobody answers the second.
        Rectangle2D bounds = Screen.getPrimary().getBounds();
        stage.setX(bounds.getMinX());
        stage.setY(bounds.getMinY());
        stage.setWidth(bounds.getWidth());
        stage.setHeight(bounds.getHeight());
        stage.setFullScreen(true);
        stage.show();
        return new KioskWindow(stage);
    }

    /** A window on a desk, for people who look at the program. On the JavaFX thread. */
    public static KioskWindow onADesk(Region panel, Runnable closed) {
        var stage = new Stage();
        stage.setScene(new Scene(
                new Surround(panel), panel.prefWidth(-1) * DESK_SCALE, panel.prefHeight(-1) * DESK_SCALE, Color.BLACK));
        stage.setTitle("Hall24");
        stage.setOnHidden(_ -> closed.run());
        stage.show();
        return new KioskWindow(stage);
    }

    /** Whether it is on the screen. */
    public boolean showing() {
        return stage.isShowing();
    }
}
