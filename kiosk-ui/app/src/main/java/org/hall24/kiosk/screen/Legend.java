package org.hall24.kiosk.screen;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.scene.transform.Scale;

/**
 * Words in a drawing that is scaled. JavaFX's software pipeline draws scaled text with jagged edges; so these are set in a smaller font and
 * not scaled. The size and the place are the same.
 */
final class Legend {
    private static final String LEGEND = "legend";

    private Legend() {}

    /** Marks words that stand in a drawing, or the box they stand in. */
    static <R extends Region> R of(R words) {
        words.getStyleClass().add(LEGEND);
        return words;
    }

    /** The next smaller factor that its inverse cancels to exactly 1: with anything else the text counts as scaled. */
    static double exact(double factor) {
        double exact = factor;
        while (exact * (1 / exact) != 1) {
            exact = Math.nextDown(exact);
        }
        return exact;
    }

    /** Prepares the words of a drawing that will be scaled by this factor. */
    static void sharpen(Parent drawing, double factor) {
        if (factor == 1) {
            return;
        }
        for (Node words : drawing.lookupAll("." + LEGEND)) {
            shrink(words, factor);
            words.getTransforms().add(new Scale(1 / factor, 1 / factor));
        }
    }

    private static void shrink(Node node, double factor) {
        switch (node) {
            case Text text -> {
                var font = text.getFont();
                text.setFont(new Font(font.getName(), font.getSize() * factor));
            }
            case TextFlow flow -> {
                shrinkBox(flow, factor);
                flow.setLineSpacing(flow.getLineSpacing() * factor);
                flow.getChildren().forEach(child -> shrink(child, factor));
            }
            case Region box -> {
                shrinkBox(box, factor);
                box.getChildrenUnmodifiable().forEach(child -> shrink(child, factor));
            }
            default -> throw new IllegalArgumentException("no words: " + node.getClass());
        }
    }

    /** What was given a size gets a smaller one; what is as large as its words stays so. */
    private static void shrinkBox(Region box, double factor) {
        box.setMinSize(shrunk(box.getMinWidth(), factor), shrunk(box.getMinHeight(), factor));
        box.setPrefSize(shrunk(box.getPrefWidth(), factor), shrunk(box.getPrefHeight(), factor));
        box.setMaxSize(shrunk(box.getMaxWidth(), factor), shrunk(box.getMaxHeight(), factor));
    }

    /** Sizes below zero are words of JavaFX. */
    private static double shrunk(double size, double factor) {
        return size > 0 ? size * factor : size;
    }
}
