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

/** A receipt printer that understands ESC/POS as its model does, takes its time, runs out of paper, and draws what it prints. */
public final class PrinterSimulator implements Words, AutoCloseable {
    /** 200 mm a second at 8 dots a millimetre. */
    private static final int ROWS_PER_SECOND = 1_600;

    /** A presenter moves a slip eight centimetres. */
    private static final int PRESENTER_ROWS = 640;

    private static final int NUMBER_MAX = 1_000_000;
    private static final int SLOW_MILLIS_MAX = 10_000;

    /** How long one interruption is given to end the engine; a slip is drawn in less. */
    private static final Duration ENDING_STEP = Duration.ofMillis(200);

    private static final Logger LOG = LoggerFactory.getLogger(PrinterSimulator.class);

    private final Pause pause;
    private final Tray tray;
    private final Paper paper;
    private final Buffer buffer = new Buffer();
    private final Model model;
    private final Door door;
    private final Interpreter interpreter;
    private final Thread engine;

    // what the world did, under this
    private final Condition condition;
    private volatile boolean ending;
    private boolean mute;
    private int outAfter = -1;
    private Duration slow = Duration.ZERO;
    private ByteArrayOutputStream slip = new ByteArrayOutputStream();
    private boolean remainder;
    private int underRemainder;
    private volatile boolean moving;

    /** Makes the door once the simulator knows what to hear with. */
    private interface Doorway {
        Door with(Hearing hearing);
    }

    private PrinterSimulator(Doorway doorway, Model model, Tray tray, Font rom, Pause pause) {
        this.pause = pause;
        this.tray = tray;
        this.model = model;
        this.condition = new Condition(model);
        this.paper = new Paper(rom, model.dots());
        this.interpreter = new Interpreter(new Mechanics(), model, paper);
        this.door = doorway.with(new Hearing(buffer, new AtOnce()));
        this.engine = Thread.ofPlatform().daemon().name("printer-engine").unstarted(this::run);
    }

    /** A plain 80 mm printer on the network; see {@link #onNetwork}. */
    public static PrinterSimulator at(InetSocketAddress at, Path out, Path fonts, Pause pause)
            throws IOException, InterruptedException {
        return onNetwork(at, Model.GENERIC80, out, fonts, pause);
    }

    /**
     * A printer that listens on the network.
     *
     * @param at port 0 = any free one, see {@link #address}
     * @param out where slips fall
     * @param fonts where its own font is
     */
    public static PrinterSimulator onNetwork(InetSocketAddress at, Model model, Path out, Path fonts, Pause pause)
            throws IOException, InterruptedException {
        return of(hearing -> new Line(at, hearing), model, out, fonts, pause);
    }

    /**
     * A printer at a serial port of this path, which does for a USB printer's device file too.
     *
     * @param out where slips fall
     * @param fonts where its own font is
     */
    public static PrinterSimulator atPort(Path at, Model model, Path out, Path fonts, Pause pause)
            throws IOException, InterruptedException {
        return of(hearing -> new SerialDoor(at, hearing, pause), model, out, fonts, pause);
    }

    private static PrinterSimulator of(Doorway doorway, Model model, Path out, Path fonts, Pause pause)
            throws IOException, InterruptedException {
        try {
            var rom = Font.createFont(
                    Font.TRUETYPE_FONT,
                    fonts.resolve("NotoSansSC_400Regular.ttf").toFile());
            var simulator = new PrinterSimulator(doorway, model, new Tray(out), rom, pause);
            simulator.door.plug();
            simulator.engine.start();
            return simulator;
        } catch (FontFormatException e) {
            throw new IOException("the printer's font cannot be read from " + fonts, e);
        }
    }

    /** Where it listens, when it is on the network. */
    public InetSocketAddress address() {
        if (door instanceof Line line) {
            return line.address();
        }
        throw new IllegalStateException("this printer is not on the network");
    }

    @Override
    public String vocabulary() {
        return "PAPER FULL|LOW|OUT, PAPER OUT 900, COVER OPEN|CLOSED, JAM, CLEAR, TAKE, STICK ON|OFF, MUTE ON|OFF,"
                + " UNPLUG, PLUG, SLOW 40, DIE 17, STATUS";
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
            case "COVER" -> condition.coverOpen = either(words, "OPEN", "CLOSED");
            case "JAM" -> condition.jammed = true;
            case "CLEAR" -> {
                if (condition.jammed) {
                    tear();
                }
                condition.jammed = false;
            }
            case "TAKE" -> {
                if (!condition.mouth.take()) {
                    throw new NotUnderstood("there is no slip to take: " + condition.mouth);
                }
            }
            case "STICK" -> condition.mouth.stick(Words.onOff(words));
            case "MUTE" -> mute = either(words, "ON", "OFF");
            case "UNPLUG" -> door.unplug();
            case "SLOW" -> slow = Duration.ofMillis(Words.number(words, 1, SLOW_MILLIS_MAX));
            case "DIE" -> door.pullAfter(Words.number(words, 1, NUMBER_MAX));
            case "STATUS" -> {
                return "plugged=" + door.isPlugged() + " " + condition + " slips=" + tray.slips() + " torn="
                        + tray.torn() + " remainder="
                        + remainder + " under-remainder=" + underRemainder + " unknown=" + interpreter.unknown()
                        + (model.hasPresenter() ? " " + condition.mouth : "");
            }
            default -> throw new NotUnderstood("a receipt printer does not understand " + words.getFirst());
        }
        tellWhatChanged();
        notifyAll();
        return "";
    }

    private void paper(List<String> words) throws NotUnderstood {
        String level = words.size() > 1 ? words.get(1) : "";
        outAfter = -1;
        switch (level) {
            case "FULL" -> newRoll(Condition.Roll.FULL);
            case "LOW" -> newRoll(Condition.Roll.LOW);
            case "OUT" -> {
                if (words.size() > 2) {
                    outAfter = Words.number(words, 2, NUMBER_MAX);
                } else {
                    condition.roll = Condition.Roll.OUT;
                }
            }
            default -> throw new NotUnderstood("FULL, LOW or OUT must stand after PAPER");
        }
    }

    private void newRoll(Condition.Roll fresh) {
        if (condition.roll == Condition.Roll.OUT) {
            tear(); // the end of the old roll falls out
        }
        condition.roll = fresh;
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
            door.plug();
        } catch (IOException e) {
            throw new NotUnderstood("the cable does not go in: " + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new NotUnderstood("interrupted while the cable went in");
        }
    }

    @Override
    public void close() {
        door.close();
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
                    condition.roll = Condition.Roll.OUT;
                    tellWhatChanged();
                }
            }
            return one;
        }

        private void awaitReady() throws InterruptedException {
            synchronized (PrinterSimulator.this) {
                while (condition.stopped()) {
                    PrinterSimulator.this.wait();
                }
            }
        }

        @Override
        public void moved(int rows) throws InterruptedException {
            moving = true;
            try {
                pause.sleep(Duration.ofMillis(rows * 1_000L / ROWS_PER_SECOND));
            } finally {
                moving = false;
            }
        }

        @Override
        public void cut() {
            synchronized (PrinterSimulator.this) {
                if (remainder && paper.inked()) {
                    underRemainder++; // a slip came out with the rest of another one above it
                }
                remainder = false;
                if (model.hasPresenter() && paper.inked()) {
                    condition.mouth.cut();
                }
                file(true);
            }
        }

        @Override
        public void tellPaper() {
            synchronized (PrinterSimulator.this) {
                if (!mute) {
                    door.say(condition.paper());
                }
            }
        }

        @Override
        public void tellPresenter() {
            synchronized (PrinterSimulator.this) {
                if (!mute) {
                    door.say(condition.presenter());
                }
            }
        }

        @Override
        public void tellChanges(int which) {
            synchronized (PrinterSimulator.this) {
                condition.tellChanges(which);
                tellWhatChanged();
            }
        }

        @Override
        public void presenter(Model.Move move) throws InterruptedException {
            moved(PRESENTER_ROWS);
            synchronized (PrinterSimulator.this) {
                switch (move) {
                    case PRESENT -> condition.mouth.present();
                    case RETRACT -> condition.mouth.retract();
                    case EJECT -> condition.mouth.eject();
                    case STATUS, SETTING -> {}
                }
            }
        }
    }

    /** Automatic status back, when somebody wants it and it is not what was told before. Under the lock. */
    private void tellWhatChanged() {
        if (!mute) {
            door.say(condition.news());
        }
    }

    private final class AtOnce implements Hearing.RealTime {
        @Override
        public int[] status(int n) {
            synchronized (PrinterSimulator.this) {
                if (mute || (moving && !model.answersWhileFeeding())) {
                    return new int[0];
                }
                return condition.realTime(n);
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
