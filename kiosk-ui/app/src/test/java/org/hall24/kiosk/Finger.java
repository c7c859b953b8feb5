package org.hall24.kiosk;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.hall24.kiosk.screen.Panel;
import org.hall24.kiosk.screen.Spot;

/** A finger on a panel that hangs in no window. On the JavaFX thread. */
final class Finger {
    private final Panel panel;

    Finger(Panel panel) {
        this.panel = panel;
    }

    void touch(String id) {
        press(id);
        lift(id);
    }

    void press(String id) {
        fire(MouseEvent.MOUSE_PRESSED, at(id));
    }

    void lift(String id) {
        fire(MouseEvent.MOUSE_RELEASED, at(id));
    }

    boolean offers(String id) {
        return panel.spots().stream().anyMatch(spot -> spot.id().equals(id));
    }

    private Bounds at(String id) {
        panel.root().applyCss();
        panel.root().layout();
        return panel.spots().stream()
                .filter(spot -> spot.id().equals(id))
                .findFirst()
                .map(Spot::bounds)
                .orElseThrow(() -> new IllegalStateException(id + " cannot be touched now"));
    }

    private void fire(EventType<MouseEvent> type, Bounds bounds) {
        Node glass = panel.root().getChildrenUnmodifiable().getLast();
        Event.fireEvent(
                glass,
                new MouseEvent(
                        type,
                        bounds.getCenterX(),
                        bounds.getCenterY(),
                        bounds.getCenterX(),
                        bounds.getCenterY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        true,
                        false,
                        true,
                        null));
    }
}
