package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.layout.Region;

/**
 * The glass over the drawing. It feels every finger and finds what lies under it, so that a picture may be drawn anew while a
 * finger is down, and so that the toolkit's memory of the last touch never holds anything but this one pane.
 */
final class Glass extends Region {
    private static final PseudoClass PRESSED = PseudoClass.getPseudoClass("under-finger");

    private final Consumer<String> felt;
    private final Runnable awake;
    private List<Target> targets = List.of();
    private Optional<String> pressed = Optional.empty();

    /**
     * @param felt told the id of the target a finger was lifted from, before anything happens
     * @param awake told at every touch that hits nothing: somebody is there
     */
    Glass(Consumer<String> felt, Runnable awake) {
        this.felt = felt;
        this.awake = awake;
        setPickOnBounds(true);
        setOnMousePressed(event -> press(event.getSceneX(), event.getSceneY()));
        setOnMouseReleased(event -> release(event.getSceneX(), event.getSceneY()));
    }

    /** What can be touched from now on. A key under a finger stays pressed when the new picture has it too. */
    void lay(List<Target> now) {
        targets = List.copyOf(now);
        pressed = pressed.filter(
                id -> targets.stream().anyMatch(target -> target.id().equals(id)));
        mark();
    }

    List<Target> targets() {
        return new ArrayList<>(targets);
    }

    private void press(double x, double y) {
        var hit = at(x, y);
        pressed = hit.map(Target::id);
        mark();
        if (hit.isEmpty()) {
            awake.run();
        }
    }

    private void release(double x, double y) {
        var hit = at(x, y).filter(target -> pressed.filter(target.id()::equals).isPresent());
        pressed = Optional.empty();
        mark();
        hit.ifPresent(target -> {
            felt.accept(target.id());
            target.touched().run();
        });
    }

    private void mark() {
        for (var target : targets) {
            target.node()
                    .pseudoClassStateChanged(
                            PRESSED, pressed.filter(target.id()::equals).isPresent());
        }
    }

    /** A picture drawn a moment ago gets its places at the next pulse only; a finger does not wait for that. */
    private Optional<Target> at(double x, double y) {
        getParent().applyCss();
        getParent().layout();
        var point = new Point2D(x, y);
        return targets.stream()
                .filter(target ->
                        target.node().getLayoutBounds().contains(target.node().sceneToLocal(point)))
                .findFirst();
    }
}
