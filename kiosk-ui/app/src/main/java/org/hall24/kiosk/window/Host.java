package org.hall24.kiosk.window;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.layout.StackPane;
import org.hall24.journey.Picture;
import org.hall24.kiosk.screen.Panel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes pictures from the flow and puts the newest one on the panel. Nothing queues up: a picture that was overtaken is never
 * drawn, and none is held after it was drawn.
 */
public final class Host {
    private static final Logger LOG = LoggerFactory.getLogger(Host.class);

    /** One pulse lays a picture out and hands it to the renderer; when the second one after it begins, it is on the screen. */
    private static final int PULSES_TO_PAINT = 3;

    private final AtomicReference<Optional<Picture>> newest = new AtomicReference<>(Optional.empty());
    private final PanelMaker panels;
    private final List<Observer> observers;
    private final Consumer<String> broken;
    private final LongSupplier nanos;
    private final StackPane root = new StackPane();
    private final PaintWatch watch = new PaintWatch();
    private Panel panel;

    /**
     * On the JavaFX thread.
     *
     * @param panels makes a panel, now and after a mistake
     * @param observers told what was touched and painted
     * @param broken told the error code when a picture could not be drawn
     * @param nanos the monotonic clock
     */
    public Host(PanelMaker panels, List<Observer> observers, Consumer<String> broken, LongSupplier nanos) {
        this.panels = panels;
        this.observers = List.copyOf(observers);
        this.broken = broken;
        this.nanos = nanos;
        this.panel = panels.make(watch::drawn, this::felt);
        hang();
    }

    /** Makes the panel that hangs here. */
    @FunctionalInterface
    public interface PanelMaker {
        /**
         * Makes one.
         *
         * @param drawn to be told after each drawing
         * @param felt to be told the id of each target touched, before anything happens
         */
        Panel make(Runnable drawn, Consumer<String> felt);
    }

    /** What to put into a window. */
    public StackPane root() {
        return root;
    }

    /** Shows a picture soon. Never blocks; from any thread. */
    public void show(Picture picture) {
        if (newest.getAndSet(Optional.of(picture)).isEmpty()) {
            Platform.runLater(this::render);
        }
    }

    /** Moves the clock; on the JavaFX thread, once a second. */
    public void tick() {
        guarded(() -> panel.tick());
    }

    /** The same for a mistake on another thread. */
    public void fail(Throwable mistake) {
        Platform.runLater(() -> failed(mistake));
    }

    /** A mistake of the program on the JavaFX thread: the screen begins anew, and shows nobody's data. */
    public void failed(Throwable mistake) {
        var code = "E-" + Integer.toHexString(System.identityHashCode(mistake)).toUpperCase(java.util.Locale.ROOT);
        // The message of a stranger's exception may quote what a person typed: the kind and the place are enough.
        LOG.error("error {}: {} at {}", code, mistake.getClass().getName(), place(mistake));
        panel = panels.make(watch::drawn, this::felt);
        hang();
        broken.accept(code);
    }

    private static String place(Throwable mistake) {
        var trace = mistake.getStackTrace();
        var ours = java.util.Arrays.stream(trace)
                .filter(frame -> frame.getClassName().startsWith("org.hall24."))
                .findFirst();
        return (trace.length > 0 ? trace[0] : "nowhere")
                + ours.map(frame -> " under " + frame).orElse("");
    }

    private void felt(String id) {
        long at = nanos.getAsLong();
        observers.forEach(observer -> observer.touched(id, at));
    }

    private void render() {
        var picture = newest.getAndSet(Optional.empty());
        guarded(() -> picture.ifPresent(panel::show));
    }

    private void guarded(Runnable drawing) {
        try {
            drawing.run();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    private void hang() {
        root.getChildren().setAll(panel.root());
        root.setPrefSize(panel.root().getPrefWidth(), panel.root().getPrefHeight());
    }

    private List<Place> places() {
        return panel.spots().stream()
                .map(spot -> place(spot.id(), root.localToScreen(root.sceneToLocal(spot.bounds()))))
                .toList();
    }

    private static Place place(String id, Bounds bounds) {
        return new Place(
                id,
                Math.round(bounds.getMinX()),
                Math.round(bounds.getMinY()),
                Math.round(bounds.getWidth()),
                Math.round(bounds.getHeight()));
    }

    /** Tells the observers when a drawing is on the screen. */
    private final class PaintWatch extends AnimationTimer {
        private int pulses;

        void drawn() {
            pulses = 0;
            start();
        }

        @Override
        public void handle(long now) {
            pulses++;
            if (pulses < PULSES_TO_PAINT) {
                return;
            }
            stop();
            if (root.getScene() == null || root.getScene().getWindow() == null) {
                return;
            }
            long at = nanos.getAsLong();
            var places = places();
            panel.shown().ifPresent(picture -> observers.forEach(observer -> observer.painted(picture, places, at)));
        }
    }
}
