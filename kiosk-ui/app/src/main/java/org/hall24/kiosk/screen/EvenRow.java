package org.hall24.kiosk.screen;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Parts of one width and one height, side by side; as tall as the tallest of them is at that width. */
final class EvenRow extends Pane {
    private final double gap;
    private final List<? extends Region> parts;

    EvenRow(double gap, List<? extends Region> parts) {
        this.gap = gap;
        this.parts = List.copyOf(parts);
        getChildren().addAll(parts);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        double widest =
                parts.stream().mapToDouble(part -> part.prefWidth(-1)).max().orElse(0);
        return sides() + widest * parts.size() + gap * (parts.size() - 1);
    }

    @Override
    protected double computePrefHeight(double width) {
        double each = each(width < 0 ? prefWidth(-1) : width);
        double tallest = parts.stream()
                .mapToDouble(part -> Math.max(part.minHeight(each), part.prefHeight(each)))
                .max()
                .orElse(0);
        return getPadding().getTop() + Math.ceil(tallest) + getPadding().getBottom();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        Insets padding = getPadding();
        double each = each(getWidth());
        double x = padding.getLeft();
        for (var part : parts) {
            part.resizeRelocate(x, padding.getTop(), each, getHeight() - padding.getTop() - padding.getBottom());
            x += each + gap;
        }
    }

    private double each(double width) {
        return Math.floor((width - sides() - gap * (parts.size() - 1)) / parts.size());
    }

    private double sides() {
        return getPadding().getLeft() + getPadding().getRight();
    }
}
