package org.hall24.device.contract;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import org.hall24.device.CardReply;
import org.hall24.device.link.CardSlot;

/**
 * A slot that plays a dialogue with one card written beforehand, and fails the test on anything else. Commands and answers are hexadecimal.
 * Its time is the {@link HandClock}'s: waiting for a card that does not come lets the whole patience pass.
 */
public final class ScriptedSlot implements CardSlot {
    private record Line(String command, Ending ending, String answer) {}

    private enum Ending {
        ANSWERED,
        TAKEN,
        REFUSED,
        BREAKS
    }

    private final HandClock clock;
    private final String atr;
    private final Deque<Line> lines = new ArrayDeque<>();
    private boolean present;
    private boolean mute;
    private boolean held;
    private boolean kept;
    private boolean whole = true;

    /** Nothing lies in it. */
    public ScriptedSlot(HandClock clock) {
        this(clock, "3B00");
    }

    /** A card with this answer to reset will lie in it once {@link #holding} was said. */
    public ScriptedSlot(HandClock clock, String atr) {
        this.clock = clock;
        this.atr = atr;
    }

    /** The card lies there. */
    public ScriptedSlot holding() {
        present = true;
        kept = false;
        return this;
    }

    /** The card is out. */
    public void taken() {
        present = false;
    }

    /** Something lies there that says nothing. */
    public ScriptedSlot holdingMute() {
        mute = true;
        return holding();
    }

    /** A card lies there, and another program has it for itself. */
    public ScriptedSlot holdingForAnother() {
        held = true;
        return holding();
    }

    /** The driver says this, the card answers that: data and status. */
    public ScriptedSlot expecting(String command, String answer) {
        lines.add(new Line(command, Ending.ANSWERED, answer));
        return this;
    }

    /** The driver says this, and the card is taken out. */
    public ScriptedSlot expectingTaken(String command) {
        lines.add(new Line(command, Ending.TAKEN, ""));
        return this;
    }

    /** The driver says this, and the slot does not let it through. */
    public ScriptedSlot expectingRefused(String command) {
        lines.add(new Line(command, Ending.REFUSED, ""));
        return this;
    }

    /** The driver says this, and the slot breaks. */
    public ScriptedSlot expectingBroken(String command) {
        lines.add(new Line(command, Ending.BREAKS, ""));
        return this;
    }

    /** Whether everything written was said. */
    public boolean isPlayedOut() {
        return lines.isEmpty();
    }

    @Override
    public boolean holdsCard() throws IOException {
        refuseWhenBroken();
        return present;
    }

    @Override
    public boolean keepsCard() throws IOException {
        refuseWhenBroken();
        return present && kept;
    }

    @Override
    public Powering power(Duration patience) throws IOException, InterruptedException {
        refuseWhenBroken();
        if (Thread.interrupted()) {
            throw new InterruptedException("the person left");
        }
        if (!present) {
            clock.pass(patience);
            return new Powering.NoCard();
        }
        if (held) {
            return new Powering.Held();
        }
        kept = true;
        return mute ? new Powering.Mute() : new Powering.Ready(atr);
    }

    @Override
    public CardReply transmit(byte... command) throws IOException {
        refuseWhenBroken();
        String said = HexFormat.of().withUpperCase().formatHex(command);
        var line = lines.poll();
        if (line == null || !line.command().equals(said)) {
            throw new AssertionError("unscripted: the driver says " + said + ", the dialogue "
                    + (line == null ? "is over" : line.command()));
        }
        return switch (line.ending()) {
            case ANSWERED -> new CardReply.Answered(HexFormat.of().parseHex(line.answer()));
            case TAKEN -> {
                present = false;
                yield new CardReply.CardTaken();
            }
            case REFUSED -> new CardReply.NotAllowed("the script says no");
            case BREAKS -> {
                whole = false;
                throw new IOException("the scripted slot broke");
            }
        };
    }

    @Override
    public void rest() throws IOException {
        refuseWhenBroken();
    }

    @Override
    public boolean isWhole() {
        return whole;
    }

    @Override
    public void close() {
        whole = false;
    }

    private void refuseWhenBroken() throws IOException {
        if (!whole) {
            throw new IOException("the scripted slot broke before");
        }
    }
}
