package org.hall24.simulator.scanner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** SYN T CR, SYN U CR, and menu commands behind SYN M CR, ended by {@code !} or {@code .}. */
final class HoneywellFirmware implements Firmware {
    private static final char SYN = 0x16;
    private static final char ACK = 0x06;
    private static final char ENQ = 0x05;
    private static final char NAK = 0x15;

    private static final int COMMAND_CHARACTERS_MAX = 100;
    private static final int TAG_LETTERS = 6;
    private static final int TIME_OUT_MAX = 300_000;

    /** The maker's own time-out. */
    private static final int TIME_OUT = 30_000;

    private final Window window;
    private final Trigger trigger;
    private final StringBuilder heard = new StringBuilder();
    private int timeOut = TIME_OUT;

    HoneywellFirmware(Window window) {
        this.window = window;
        this.trigger = new Trigger(window, TIME_OUT);
    }

    @Override
    public void hear(byte each) throws IOException, InterruptedException {
        char c = (char) (each & 0xFF);
        if (c == SYN || heard.length() == COMMAND_CHARACTERS_MAX) {
            heard.setLength(0);
        }
        heard.append(c);
        switch (heard.toString()) {
            case SYN + "T\r" -> {
                heard.setLength(0);
                if (trigger.isManual()) {
                    trigger.pull();
                }
            }
            case SYN + "U\r" -> {
                heard.setLength(0);
                trigger.release();
            }
            case String so
            when so.startsWith(SYN + "M\r") && (c == '!' || c == '.') -> {
                heard.setLength(0);
                menu(so.substring(3, so.length() - 1).toUpperCase(Locale.ROOT), c);
            }
            default -> {}
        }
    }

    private void menu(String command, char where) throws IOException, InterruptedException {
        String tag = command.substring(0, Math.min(TAG_LETTERS, command.length()));
        String data = command.substring(tag.length());
        boolean known = tag.equals("TRGMOD") || tag.equals("TRGSTO");
        if (!known) {
            answer(command + ENQ, where);
        } else if (data.equals("?")) {
            answer(tag + (tag.equals("TRGMOD") ? (trigger.isManual() ? 0 : 3) : timeOut) + ACK, where);
        } else {
            answer(command + (set(tag, data) ? ACK : NAK), where);
        }
    }

    /** Takes a value; whether it could. */
    private boolean set(String tag, String data) {
        if (window.refuses() || !data.matches("[0-9]{1,6}")) {
            return false;
        }
        int value = Integer.parseInt(data);
        if (tag.equals("TRGSTO") && value <= TIME_OUT_MAX) {
            timeOut = value;
            trigger.limit(value);
            return true;
        }
        if (tag.equals("TRGMOD") && (value == 0 || value == 3)) {
            trigger.manual(value == 0);
            return true;
        }
        return false;
    }

    private void answer(String echo, char where) throws IOException, InterruptedException {
        window.answer((echo + where).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void live() throws IOException, InterruptedException {
        var code = trigger.seen();
        if (code.isPresent()) {
            blurt(code.get());
        }
    }

    @Override
    public void blurt(byte[] code) throws IOException, InterruptedException {
        window.sayCode(LineFirmware.withCr(code));
    }

    @Override
    public boolean isLooking() {
        return trigger.isPulled();
    }

    @Override
    public String mode() {
        return trigger.isManual() ? "TRGMOD0" : "TRGMOD3";
    }
}
