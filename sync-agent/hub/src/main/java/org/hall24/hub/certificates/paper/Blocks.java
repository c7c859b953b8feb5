package org.hall24.hub.certificates.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes the parts of a certificate's body from its words. */
final class Blocks {
    static final float LEFT = 62;
    static final float WIDTH = 471;
    private static final float LEADING = 1.72f;
    private static final float PAD = 7;
    private static final float LABEL_WIDTH = 118;

    private static final Pen.Style LABEL = Pen.Style.of(Faces.Face.TEXT, 10, Pen.SOFT);
    private static final Pen.Style VALUE = Pen.Style.of(Faces.Face.TEXT, 11, Pen.INK);
    private static final Pen.Style STRONG = Pen.Style.of(Faces.Face.BOLD, 12, Pen.INK);
    private static final Pen.Style SENTENCE = Pen.Style.of(Faces.Face.TEXT, 12, Pen.INK);
    private static final Pen.Style HEAD = Pen.Style.of(Faces.Face.BOLD, 9.5f, Pen.ACCENT);
    private static final Pen.Style CELL = Pen.Style.of(Faces.Face.TEXT, 9.5f, Pen.INK);
    private static final Pen.Style SMALL = Pen.Style.of(Faces.Face.TEXT, 8.5f, Pen.SOFT);

    private final Pen ruler;

    /** @param ruler measures; nothing is drawn with it here */
    Blocks(Pen ruler) {
        this.ruler = ruler;
    }

    /** Who and what: from the holder to the last row. */
    List<Block> body(Paper paper) throws IOException {
        var blocks = new ArrayList<Block>();
        var who = paper.holder();
        blocks.add(cells(
                List.of(
                        new Cell("姓名", 66, LABEL, true),
                        new Cell(who.name(), 150, STRONG, false),
                        new Cell("公民身份号码", 88, LABEL, true),
                        new Cell(who.number(), 167, STRONG, false)),
                10));
        blocks.add(paragraph(paper.statement(), SENTENCE, true, 12));
        for (var fact : paper.facts()) {
            blocks.add(cells(
                    List.of(
                            new Cell(fact.label(), LABEL_WIDTH, LABEL, true),
                            new Cell(fact.value(), WIDTH - LABEL_WIDTH, VALUE, false)),
                    0));
        }
        if (paper.grid().isPresent()) {
            if (!paper.facts().isEmpty()) {
                blocks.add(gap(10));
            }
            blocks.addAll(grid(paper.grid().get()));
        }
        return blocks;
    }

    /** What for, and the small print; it stands on one page with the seal. */
    List<Block> closing(Paper paper) throws IOException {
        var blocks = new ArrayList<Block>();
        blocks.add(gap(12));
        blocks.add(cells(
                List.of(
                        new Cell("用途", 66, LABEL, true),
                        new Cell(paper.use(), 150, VALUE, false),
                        new Cell("接收单位", 88, LABEL, true),
                        new Cell(paper.receiver().orElse("—"), 167, VALUE, false)),
                10));
        for (int i = 0; i < paper.notes().size(); i++) {
            blocks.add(note(i + 1, paper.notes().get(i)));
        }
        return blocks;
    }

    private record Cell(String text, float width, Pen.Style style, boolean label) {}

    private static Block gap(float height) {
        return new Block() {
            @Override
            public float height() {
                return height;
            }

            @Override
            public void draw(Pen pen, float top) {}
        };
    }

    private Block paragraph(String text, Pen.Style style, boolean indented, float below) throws IOException {
        // Two characters in, as every Chinese document does it.
        var lines = ruler.lines(style, (indented ? "　　" : "") + text, WIDTH);
        float step = style.size() * LEADING;
        return new Block() {
            @Override
            public float height() {
                return lines.size() * step + below;
            }

            @Override
            public void draw(Pen pen, float top) throws IOException {
                float base = top + style.size() * 1.2f;
                for (var line : lines) {
                    pen.text(style, line, LEFT, base);
                    base += step;
                }
            }
        };
    }

    private Block note(int number, String text) throws IOException {
        var lines = ruler.lines(SMALL, text, WIDTH - 16);
        float step = SMALL.size() * 1.55f;
        return new Block() {
            @Override
            public float height() {
                return lines.size() * step + 2;
            }

            @Override
            public void draw(Pen pen, float top) throws IOException {
                float base = top + SMALL.size();
                pen.text(SMALL, number + ".", LEFT, base);
                for (var line : lines) {
                    pen.text(SMALL, line, LEFT + 16, base);
                    base += step;
                }
            }
        };
    }

    /** One line of a table with a frame round each cell. */
    private Block cells(List<Cell> cells, float below) throws IOException {
        var texts = new ArrayList<List<String>>();
        float tallest = 0;
        for (var cell : cells) {
            var lines = ruler.lines(cell.style(), cell.text(), cell.width() - 2 * PAD);
            texts.add(lines);
            tallest = Math.max(tallest, lines.size() * cell.style().size() * 1.4f);
        }
        float height = Math.max(25, tallest + 9);
        return new Block() {
            @Override
            public float height() {
                return height + below;
            }

            @Override
            public void draw(Pen pen, float top) throws IOException {
                float left = LEFT;
                for (int i = 0; i < cells.size(); i++) {
                    var cell = cells.get(i);
                    var box = new Pen.Box(left, top, cell.width(), height);
                    if (cell.label()) {
                        pen.fill(box, Pen.GROUND);
                    }
                    pen.frame(box, .6f, Pen.HAIR);
                    stack(pen, cell.style(), texts.get(i), box, false);
                    left += cell.width();
                }
            }
        };
    }

    /** Lines one above the other in the middle of a box. */
    private static void stack(Pen pen, Pen.Style style, List<String> lines, Pen.Box box, boolean centred)
            throws IOException {
        float step = style.size() * 1.4f;
        float base = box.top() + (box.height() - lines.size() * step) / 2 + style.size() * 1.06f;
        for (var line : lines) {
            if (centred) {
                pen.centred(style, line, box.left() + box.width() / 2, base);
            } else {
                pen.text(style, line, box.left() + PAD, base);
            }
            base += step;
        }
    }

    private List<Block> grid(Paper.Grid grid) throws IOException {
        float shares = 0;
        for (var column : grid.columns()) {
            shares += column.share();
        }
        var widths = new ArrayList<Float>();
        for (var column : grid.columns()) {
            widths.add(WIDTH * column.share() / shares);
        }
        var heads = grid.columns().stream().map(Paper.Column::head).toList();
        var head = new GridRow(grid, widths, heads, HEAD);
        var blocks = new ArrayList<Block>();
        blocks.add(head);
        for (var row : grid.rows()) {
            blocks.add(new BodyRow(new GridRow(grid, widths, row, CELL), head));
        }
        return blocks;
    }

    private record BodyRow(GridRow row, Block head) implements Block.Row {
        @Override
        public float height() {
            return row.height();
        }

        @Override
        public void draw(Pen pen, float top) throws IOException {
            row.draw(pen, top);
        }
    }

    /** One row of the grid, head or body. */
    private final class GridRow implements Block {
        private static final float SIDE = 4;

        private final Paper.Grid grid;
        private final List<Float> widths;
        private final Pen.Style style;
        private final List<List<String>> texts = new ArrayList<>();
        private final float height;

        private GridRow(Paper.Grid grid, List<Float> widths, List<String> cells, Pen.Style style) throws IOException {
            this.grid = grid;
            this.widths = widths;
            this.style = style;
            int most = 1;
            for (int i = 0; i < cells.size(); i++) {
                var lines = ruler.lines(style, cells.get(i), widths.get(i) - 2 * SIDE);
                texts.add(lines);
                most = Math.max(most, lines.size());
            }
            this.height = most * style.size() * 1.4f + 9;
        }

        @Override
        public float height() {
            return height;
        }

        @Override
        public void draw(Pen pen, float top) throws IOException {
            float left = LEFT;
            for (int i = 0; i < widths.size(); i++) {
                var box = new Pen.Box(left, top, widths.get(i), height);
                if (style.equals(HEAD)) {
                    pen.fill(box, Pen.GROUND);
                }
                pen.frame(box, .6f, Pen.HAIR);
                boolean centred = style.equals(HEAD) || grid.columns().get(i).centred();
                var inner = new Pen.Box(left - PAD + SIDE, top, widths.get(i) + 2 * (PAD - SIDE), height);
                stack(pen, style, texts.get(i), inner, centred);
                left += widths.get(i);
            }
        }
    }
}
