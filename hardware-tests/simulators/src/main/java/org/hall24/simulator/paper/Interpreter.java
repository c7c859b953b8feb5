package org.hall24.simulator.paper;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Understands ESC/POS as far as receipts use it, and draws. What it does not understand it counts. */
final class Interpreter {
    /** What the mechanics do while the interpreter understands. */
    interface Machine {
        /** The next byte of the buffer; waits while the printer is stopped. */
        int next() throws InterruptedException, Buffer.Broken;

        /** The paper moved by so many rows: takes its time. */
        void moved(int rows) throws InterruptedException;

        /** The blade came down. */
        void cut();

        /** GS r 1: says how the paper is. */
        void tellPaper();

        /** GS e 6: says how the presenter is. */
        void tellPresenter();

        /** GS a n: from now on changes are told unasked. */
        void tellChanges(int which);

        /** The presenter does what GS e means on this model. */
        void presenter(Model.Move move) throws InterruptedException;
    }

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int LINE_GAP = 6;
    private static final int RASTER_ROWS_MAX = 4_000;

    /** One character waiting for its line to be printed. */
    private record Waiting(int codePoint, int width, int height) {}

    private final Machine machine;
    private final Model model;
    private final Paper paper;
    private final List<Waiting> line = new ArrayList<>();
    private int unknown;

    private int align;
    private int sizeNarrow;
    private int sizeChinese;
    private boolean chinese;
    private byte[] qrContent = new byte[0];
    private int qrModule = 3;
    private int qrLevel = 0x30;

    Interpreter(Machine machine, Model model, Paper paper) {
        this.machine = machine;
        this.model = model;
        this.paper = paper;
    }

    /** Commands nobody understood since the power came. */
    int unknown() {
        return unknown;
    }

    /** As after switching on. */
    void reset() {
        machine.tellChanges(0);
        line.clear();
        align = 0;
        sizeNarrow = 0;
        sizeChinese = 0;
        chinese = false;
    }

    /** Understands and does the next command. */
    void step() throws InterruptedException, Buffer.Broken {
        int first = machine.next();
        switch (first) {
            case 0x0A -> printLine();
            case 0x0D -> {}
            case 0x1B -> escape();
            case 0x1C -> fieldSeparator();
            case 0x1D -> groupSeparator();
            default -> {
                if (first < 0x20) {
                    unknown++;
                } else if (first < 0x80) {
                    add(first, Paper.CELL_WIDTH, sizeNarrow & 0x70, sizeNarrow & 0x07);
                } else if (model.romHasChinese()) {
                    addChinese(first);
                } else {
                    unknown++; // its ROM has no such character
                }
            }
        }
    }

    // --- text
    // -------------------------------------------------------------------------------------------------------------

    private void addChinese(int first) throws InterruptedException, Buffer.Broken {
        int second = machine.next();
        if (second >= '0' && second <= '9') { // four bytes: no ROM has them
            machine.next();
            machine.next();
            add(' ', Paper.CELL_HEIGHT, sizeChinese & 0x04, sizeChinese & 0x08);
            return;
        }
        String text = new String(new byte[] {(byte) first, (byte) second}, GB18030);
        add(chinese ? text.codePointAt(0) : ' ', Paper.CELL_HEIGHT, sizeChinese & 0x04, sizeChinese & 0x08);
    }

    private void add(int codePoint, int cell, int wide, int high) throws InterruptedException {
        int width = wide == 0 ? cell : cell * 2;
        if (line.stream().mapToInt(Waiting::width).sum() + width > paper.dots()) {
            printLine();
        }
        line.add(new Waiting(codePoint, width, high == 0 ? Paper.CELL_HEIGHT : Paper.CELL_HEIGHT * 2));
    }

    private void printLine() throws InterruptedException {
        int height = line.stream().mapToInt(Waiting::height).max().orElse(Paper.CELL_HEIGHT);
        int x = left(line.stream().mapToInt(Waiting::width).sum());
        for (Waiting one : line) {
            paper.character(one.codePoint(), x, height, one.width(), one.height());
            x += one.width();
        }
        line.clear();
        feed(height + LINE_GAP);
    }

    private int left(int width) {
        return switch (align) {
            case 1 -> Math.max(0, (paper.dots() - width) / 2);
            case 2 -> Math.max(0, paper.dots() - width);
            default -> 0;
        };
    }

    private void feed(int rows) throws InterruptedException {
        paper.feed(rows);
        machine.moved(rows);
    }

    // --- commands
    // ---------------------------------------------------------------------------------------------------------

    private void escape() throws InterruptedException, Buffer.Broken {
        switch (machine.next()) {
            case '@' -> reset();
            case 'a' -> align = machine.next() & 0x03;
            case 'd' -> feed(machine.next() * (Paper.CELL_HEIGHT + LINE_GAP));
            case 'J' -> feed(machine.next());
            case '!', 'E', 't', '3', '9' -> machine.next();
            case '2' -> {}
            case 'i', 'm' -> machine.cut();
            default -> unknown++;
        }
    }

    private void fieldSeparator() throws InterruptedException, Buffer.Broken {
        switch (machine.next()) {
            case '&' -> {
                chinese = model.romHasChinese();
                unknown += chinese ? 0 : 1;
            }
            case '.' -> chinese = false;
            case '!' -> sizeChinese = machine.next();
            case 'S' -> {
                machine.next();
                machine.next();
            }
            default -> unknown++;
        }
    }

    private void groupSeparator() throws InterruptedException, Buffer.Broken {
        switch (machine.next()) {
            case '!' -> sizeNarrow = machine.next();
            case 'V' -> cut(machine.next());
            case 'v' -> raster();
            case '(' -> symbol();
            case 'r' -> {
                machine.next();
                machine.tellPaper();
            }
            case 'a' -> machine.tellChanges(machine.next());
            case 'e' -> presenter(machine.next());
            case 'B' -> machine.next();
            default -> unknown++;
        }
    }

    private void presenter(int n) throws InterruptedException, Buffer.Broken {
        var meaning = model.meaning(n);
        if (meaning.isEmpty()) {
            unknown++;
            return;
        }
        for (int i = 0; i < meaning.get().parameters(); i++) {
            machine.next();
        }
        switch (meaning.get().move()) {
            case STATUS -> machine.tellPresenter();
            case SETTING -> {}
            case PRESENT, RETRACT, EJECT -> {
                if (model.cutsBeforeItMoves() && paper.inked()) {
                    machine.cut();
                }
                machine.presenter(meaning.get().move());
            }
        }
    }

    private void cut(int how) throws InterruptedException, Buffer.Broken {
        if (how >= 65) {
            feed(machine.next());
        }
        machine.cut();
    }

    private void raster() throws InterruptedException, Buffer.Broken {
        machine.next(); // '0'
        machine.next(); // scale
        int wide = machine.next() + 256 * machine.next();
        int rows = machine.next() + 256 * machine.next();
        if (wide > paper.dots() / 8 || rows > RASTER_ROWS_MAX) {
            unknown++;
            return;
        }
        var dots = new byte[wide * rows];
        for (int i = 0; i < dots.length; i++) {
            dots[i] = (byte) machine.next();
        }
        paper.raster(dots, wide, rows, left(wide * 8));
        machine.moved(rows);
    }

    private void symbol() throws InterruptedException, Buffer.Broken {
        int kind = machine.next();
        int length = machine.next() + 256 * machine.next();
        var parameters = new ByteArrayOutputStream();
        for (int i = 0; i < length; i++) {
            parameters.write(machine.next());
        }
        byte[] all = parameters.toByteArray();
        if (kind != 'k' || all.length < 3 || all[0] != 0x31 || !model.makesQr()) {
            unknown++;
            return;
        }
        switch (all[1]) {
            case 0x41 -> {} // model: only 2 exists in practice
            case 0x43 -> qrModule = all[2];
            case 0x45 -> qrLevel = all[2];
            case 0x50 -> qrContent = java.util.Arrays.copyOfRange(all, 3, all.length);
            case 0x51 -> {
                int rows = paper.qr(new String(qrContent, StandardCharsets.UTF_8), qrModule, level(), align == 1);
                machine.moved(rows);
            }
            default -> unknown++;
        }
    }

    private ErrorCorrectionLevel level() {
        return switch (qrLevel) {
            case 0x31 -> ErrorCorrectionLevel.M;
            case 0x32 -> ErrorCorrectionLevel.Q;
            case 0x33 -> ErrorCorrectionLevel.H;
            default -> ErrorCorrectionLevel.L;
        };
    }
}
