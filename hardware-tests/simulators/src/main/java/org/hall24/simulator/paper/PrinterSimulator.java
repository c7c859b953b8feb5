package org.hall24.simulator.paper;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hall24.simulator.Words;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A receipt printer on the network that understands ESC/POS, takes its time, runs out of paper, and draws what it prints. */
public final class PrinterSimulator implements Words, AutoCloseable {
    /** 200 mm a second at 8 dots a millimetre. */
    private static final int ROWS_PER_SECOND = 1_600;

    private static final int NUMBER_MAX = 1_000_000;
    private static final int SLOW_MILLIS_MAX = 10_000;

    /** How long one interruption is given to end the engine; a slip is drawn in less. */
    private static final Duration ENDING_STEP = Duration.ofMillis(200);

    private static final Logger LOG = LoggerFactory.getLogger(PrinterSimulator.class);

    private enum Roll {
        FULL,
        LOW,
        OUT
    }

    private final Pause pause;
    private final Tray tray;
    private final Paper paper;
    private final Buffer buffer = new Buffer();
    private final Line line;
    private final Interpreter interpreter;
    private final Thread engine;

    // what the world did, under this
    private Roll roll = Roll.FULL;
    private boolean coverOpen;
    private boolean jammed;
    private volatile boolean ending;
    private boolean mute;
    private int outAfter = -1;
    private Duration slow = Duration.ZERO;
    private ByteArrayOutputStream slip = new ByteArrayOutputStream();
    private boolean remainder;
    private int underRemainder;

    private PrinterSimulator(InetSocketAddress at, Tray tray, Font rom, Pause pause) {
        this.pause = pause;
        this.tray = tray;
        this.paper = new Paper(rom);
        this.line = new Line(at, buffer, new AtOnce());
        this.interpreter = new Interpreter(new Mechanics(), paper);
        this.engine = Thread.ofPlatform().daemon().name("printer-engine").unstarted(this::run);
    }

    /**
     * A printer that listens here.
     *
     * @param at port 0 = any free one, see {@link #address}
     * @param out where slips fall
     * @param fonts where its own font is
     */
    public static PrinterSimulator at(InetSocketAddress at, Path out, Path fonts, Pause pause)
            throws IOException, InterruptedException {
        try {
            var rom = Font.createFont(
                    Font.TRUETYPE_FONT,
                    fonts.resolve("NotoSansSC_400Regular.ttf").toFile());
            var simulator = new PrinterSimulator(at, new Tray(out), rom, pause);
            simulator.line.plug();
            simulator.engine.start();
            return simulator;
        } catch (FontFormatException e) {
            throw new IOException("the printer's font cannot be read from " + fonts, e);
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return line.address();
    }

    @Override
    public String vocabulary() {
        return "PAPER FULL|LOW|OUT, PAPER OUT 900, COVER OPEN|CLOSED, JAM, CLEAR, MUTE ON|OFF, UNPLUG, PLUG, SLOW 40,"
                + " DIE 17, STATUS";
    }

    @Override
    public String hear(List<String> words) throws NotUnderstood {
        if (words.getFirst().equals("PLUG")) {
            plug(); // waits for the last caller to leave, so not under the lock
            return "";
        }
        return happen(words);
    }

    private synchronized String happen(List<String> words) throws NotUnderstood {
        switch (words.getFirst()) {
            case "PAPER" -> paper(words);
            case "COVER" -> coverOpen = either(words, "OPEN", "CLOSED");
            case "JAM" -> jammed = true;
            case "CLEAR" -> {
                if (jammed) {
                    tear();
                }
                jammed = false;
            }
            case "MUTE" -> mute = either(words, "ON", "OFF");
            case "UNPLUG" -> line.unplug();
            case "SLOW" -> slow = Duration.ofMillis(Words.number(words, 1, SLOW_MILLIS_MAX));
            case "DIE" -> line.pullAfter(Words.number(words, 1, NUMBER_MAX));
            case "STATUS" -> {
                return "plugged=" + line.isPlugged() + " paper=" + roll + " cover=" + (coverOpen ? "OPEN" : "CLOSED")
                        + " jammed=" + jammed + " slips=" + tray.slips() + " torn=" + tray.torn() + " remainder="
                        + remainder + " under-remainder=" + underRemainder + " unknown=" + interpreter.unknown();
            }
            default -> throw new NotUnderstood("a receipt printer does not understand " + words.getFirst());
        }
        notifyAll();
        return "";
    }

    private void paper(List<String> words) throws NotUnderstood {
        String level = words.size() > 1 ? words.get(1) : "";
        outAfter = -1;
        switch (level) {
            case "FULL" -> newRoll(Roll.FULL);
            case "LOW" -> newRoll(Roll.LOW);
            case "OUT" -> {
                if (words.size() > 2) {
                    outAfter = Words.number(words, 2, NUMBER_MAX);
                } else {
                    roll = Roll.OUT;
                }
            }
            default -> throw new NotUnderstood("FULL, LOW or OUT must stand after PAPER");
        }
    }

    private void newRoll(Roll fresh) {
        if (roll == Roll.OUT) {
            tear(); // the end of the old roll falls out
        }
        roll = fresh;
    }

    private static boolean either(List<String> words, String yes, String no) throws NotUnderstood {
        String word = words.size() == 2 ? words.get(1) : "";
        if (!word.equals(yes) && !word.equals(no)) {
            throw new NotUnderstood(yes + " or " + no + " must stand after " + words.getFirst());
        }
        return word.equals(yes);
    }

    private void plug() throws NotUnderstood {
        try {
            line.plug();
        } catch (IOException e) {
            throw new NotUnderstood("the cable does not go in: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new NotUnderstood("interrupted while the cable went in");
        }
    }

    @Override
    public void close() {
        line.unplug();
        ending = true;
        try {
            do { // drawing a slip swallows an interruption now and then; the next one arrives
                engine.interrupt();
            } while (!engine.join(ENDING_STEP));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            tear();
        }
    }

    // --- the engine
    // ---------------------------------------------------------------------------------------------------------

    private void run() {
        try {
            while (!ending && !Thread.interrupted()) {
                try {
                    interpreter.step();
                } catch (
                        Buffer.Broken
                                _) { // the caller left, or what waited was thrown away: what hangs there will not be
                    // finished
                    interpreter.reset();
                    synchronized (this) {
                        remainder |= tear();
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Files what hangs there unfinished; answers whether anything did. */
    private boolean tear() {
        boolean something = paper.inked();
        file(false);
        return something;
    }

    private void file(boolean whole) {
        if (paper.inked()) {
            try {
                tray.drop(slip.toByteArray(), paper.picture(), whole);
            } catch (IOException e) {
                LOG.error("a slip is lost", e);
            }
        }
        paper.begin();
        slip = new ByteArrayOutputStream();
    }

    private boolean stopped() {
        return roll == Roll.OUT || coverOpen || jammed;
    }

    private final class Mechanics implements Interpreter.Machine {
        @Override
        public int next() throws InterruptedException, Buffer.Broken {
            awaitReady();
            int one = buffer.take();
            awaitReady();
            synchronized (PrinterSimulator.this) {
                slip.write(one);
                if (outAfter > 0) {
                    outAfter--;
                } else if (outAfter == 0) {
                    outAfter = -1;
                    roll = Roll.OUT;
                }
            }
            return one;
        }

        private void awaitReady() throws InterruptedException {
            synchronized (PrinterSimulator.this) {
                while (stopped()) {
                    PrinterSimulator.this.wait();
                }
            }
        }

        @Override
        public void moved(int rows) throws InterruptedException {
            pause.sleep(Duration.ofMillis(rows * 1_000L / ROWS_PER_SECOND));
        }

        @Override
        public void cut() {
            synchronized (PrinterSimulator.this) {
                if (remainder && paper.inked()) {
                    underRemainder++; // a slip came out with the rest of another one above it
                }
                remainder = false;
                file(true);
            }
        }

        @Override
        public void answer(int status) {
            line.say(status);
        }

        @Override
        public int paperStatus() {
            synchronized (PrinterSimulator.this) {
                if (mute) {
                    return -1;
                }
                return switch (roll) {
                    case FULL -> 0x00;
                    case LOW -> 0x03;
                    case OUT -> 0x0F;
                };
            }
        }
    }

    private final class AtOnce implements Line.RealTime {
        @Override
        public int status(int n) {
            synchronized (PrinterSimulator.this) {
                if (mute) {
                    return -1;
                }
                return 0x12
                        | switch (n) {
                            case 1 -> stopped() ? 0x08 : 0;
                            case 2 -> (coverOpen ? 0x04 : 0) | (roll == Roll.OUT ? 0x20 : 0) | (jammed ? 0x40 : 0);
                            case 3 -> jammed ? 0x04 : 0;
                            default -> roll == Roll.OUT ? 0x6C : roll == Roll.LOW ? 0x0C : 0;
                        };
            }
        }

        @Override
        public void recoverAndClear() throws InterruptedException {
            buffer.clear();
        }

        @Override
        public void think() throws InterruptedException {
            Duration time;
            synchronized (PrinterSimulator.this) {
                time = slow;
            }
            pause.sleep(time);
        }

        @Override
        public void callerLeft() throws InterruptedException {
            buffer.end();
        }
    }
}
