package org.hall24.simulator.scanner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What makes with a trigger have in common whose commands are letters: they hear one letter after another and end a code with CR. */
abstract class CommandFirmware implements Firmware {
    static final char ACK = 0x06;
    static final char ENQ = 0x05;
    static final char NAK = 0x15;

    final Window window;
    final Trigger trigger;
    private final char begins;
    private final int charactersMax;
    private final StringBuilder heard = new StringBuilder();
    private int timeOut;

    /**
     * A make.
     *
     * @param begins what every command begins with, and stands nowhere else
     * @param charactersMax no command is longer
     * @param timeOut the maker's own, in milliseconds
     */
    CommandFirmware(Window window, char begins, int charactersMax, int timeOut) {
        this.window = window;
        this.trigger = new Trigger(window, timeOut);
        this.begins = begins;
        this.charactersMax = charactersMax;
        this.timeOut = timeOut;
    }

    /** Obeys a command, if this is a whole one; whether it was. */
    abstract boolean obeyed(String soFar) throws IOException, InterruptedException;

    @Override
    public final void hear(byte each) throws IOException, InterruptedException {
        char c = (char) (each & 0xFF);
        if (c == begins || heard.length() == charactersMax) {
            heard.setLength(0);
        }
        heard.append(c);
        if (obeyed(heard.toString())) {
            heard.setLength(0);
        }
    }

    final void answer(String words) throws IOException, InterruptedException {
        window.answer(words.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** How long it looks, in milliseconds. */
    final int timeOut() {
        return timeOut;
    }

    final void timeOut(int millis) {
        timeOut = millis;
        trigger.limit(millis);
    }

    @Override
    public final void live() throws IOException, InterruptedException {
        var code = trigger.seen();
        if (code.isPresent()) {
            blurt(code.get());
        }
    }

    @Override
    public final void blurt(byte[] code) throws IOException, InterruptedException {
        window.sayCode(LineFirmware.withCr(code));
    }

    @Override
    public final boolean isLooking() {
        return trigger.isPulled();
    }
}
