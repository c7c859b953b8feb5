package org.hall24.kiosk.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Insets;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The lit sheet between header and footer: a top, a body, and the action bar at the bottom. A body that does not fit is paged,
 * never shrunk and never cut.
 */
final class Paper {
    static final double HEADER = 208;
    static final double LINTEL = 12;
    static final double FOOTER = 164;
    static final double HEIGHT = Brush.HEIGHT - HEADER - LINTEL - FOOTER;
    private static final Insets PADDING = new Insets(36, Brush.SIDE, 26, Brush.SIDE);

    private final Brush brush;
    private final Turn turn;
    private final List<Region> top = new ArrayList<>();
    private final List<Region> bottom = new ArrayList<>();
    private List<? extends Region> rows = List.of();
    private Function<List<? extends Region>, Region> bind = List::getFirst;
    private int rowsMax = Integer.MAX_VALUE;

    Paper(Brush brush, Turn turn) {
        this.brush = brush;
        this.turn = turn;
    }

    Paper top(Region... parts) {
        top.addAll(List.of(parts));
        return this;
    }

    /** @param binding lays the rows of one page together; its height is the sum of theirs and something constant */
    Paper body(List<? extends Region> parts, Function<List<? extends Region>, Region> binding) {
        rows = parts;
        bind = binding;
        return this;
    }

    Paper body(double gap, List<? extends Region> parts) {
        return body(parts, page -> {
            var column = new VBox(gap);
            column.getChildren().addAll(page);
            return column;
        });
    }

    /** At most so many rows a page, even where more would fit; the pages are filled alike. */
    Paper atMost(int most) {
        int pages = Math.max(1, Math.ceilDiv(rows.size(), most));
        rowsMax = Math.max(1, Math.ceilDiv(rows.size(), pages));
        return this;
    }

    Paper bottom(Region... parts) {
        bottom.addAll(List.of(parts));
        return this;
    }

    /** The paper, folded to the height between header and footer. */
    Region fold() {
        return fold(HEIGHT, PADDING);
    }

    Region fold(double height, Insets padding) {
        var sheet = new VBox();
        sheet.getStyleClass().add("paper");
        sheet.setPadding(padding);
        double room = height - padding.getTop() - padding.getBottom() - tall(top) - tall(bottom);
        sheet.getChildren().addAll(top);
        if (!rows.isEmpty()) {
            addBody(sheet, room);
        } else {
            sheet.getChildren().add(brush.spring());
        }
        sheet.getChildren().addAll(bottom);
        return Icon.fixed(sheet, Brush.WIDTH, height);
    }

    private void addBody(VBox sheet, double room) {
        if (rows.size() <= rowsMax && tall(bind.apply(rows)) <= room) {
            sheet.getChildren().addAll(bind.apply(rows), brush.spring());
            return;
        }
        double pagerHeight = PageKeys.height(brush) + 2 * Brush.GAP;
        var pages = pages(room - pagerHeight);
        int page = turn.page(pages.size());
        // The keys that turn stand at one place, however little is on the last page.
        sheet.getChildren().addAll(bind.apply(pages.get(page)), brush.spring(), pager(page, pages.size()));
    }

    private List<List<Region>> pages(double room) {
        var pages = new ArrayList<List<Region>>();
        var open = new ArrayList<Region>();
        for (var row : rows) {
            open.add(row);
            if (open.size() > rowsMax || (open.size() > 1 && tall(bind.apply(open)) > room)) {
                open.removeLast();
                pages.add(List.copyOf(open));
                open.clear();
                open.add(row);
            }
        }
        pages.add(List.copyOf(open));
        return pages;
    }

    private Region pager(int page, int pages) {
        var row = PageKeys.draw(
                brush,
                page + 1,
                pages,
                new PageKeys.Way("page.before", () -> turn.to(page - 1)),
                new PageKeys.Way("page.after", () -> turn.to(page + 1)));
        VBox.setMargin(row, new Insets(Brush.GAP, 0, Brush.GAP, 0));
        return row;
    }

    private static double tall(List<? extends Region> parts) {
        return parts.stream().mapToDouble(Paper::tall).sum();
    }

    /** What is left of the paper for a body under this and over that. */
    static double room(List<? extends Region> above, List<? extends Region> below) {
        return HEIGHT - PADDING.getTop() - PADDING.getBottom() - tall(above) - tall(below);
    }

    /** How tall it will be on the paper, its margins included. */
    static double tall(Region part) {
        var margin = VBox.getMargin(part);
        double own = Math.max(part.minHeight(Brush.INNER), part.prefHeight(Brush.INNER));
        return Math.ceil(own) + (margin == null ? 0 : margin.getTop() + margin.getBottom());
    }

    /** Sets the space above a part. */
    static <R extends Region> R under(double space, R part) {
        VBox.setMargin(part, new Insets(space, 0, 0, 0));
        return part;
    }
}
