package org.hall24.simulator.scanner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code ~ SOH 0000 #} or {@code @}, commands joined by {@code ;}, {@code ; ETX}. */
final class NewlandFirmware implements Firmware {
    private static final String BEGINS = "~\u00010000";
    private static final String ENDS = ";\u0003";
    private static final char ACK = 0x06;
    private static final char ENQ = 0x05;
    private static final char NAK = 0x15;

    private static final int COMMAND_CHARACTERS_MAX = 500;
    private static final int TIME_OUT_MAX = 3_600_000;

    /** The maker's own time-out. */
    private static final int TIME_OUT = 15_000;

    private final Window window;
    private final Trigger trigger;
    private final StringBuilder heard = new StringBuilder();
    private int timeOut = TIME_OUT;

    NewlandFirmware(Window window) {
        this.window = window;
        this.trigger = new Trigger(window, TIME_OUT);
    }

    @Override
    public void hear(byte each) throws IOException, InterruptedException {
        char c = (char) (each & 0xFF);
        if (c == '~' || heard.length() == COMMAND_CHARACTERS_MAX) {
            heard.setLength(0);
        }
        heard.append(c);
        var so = heard.toString();
        if (so.startsWith(BEGINS) && so.endsWith(ENDS)) {
            heard.setLength(0);
            obey(so.substring(BEGINS.length(), so.length() - ENDS.length()));
        }
    }

    private void obey(String commands) throws IOException, InterruptedException {
        if (commands.isEmpty() || (commands.charAt(0) != '#' && commands.charAt(0) != '@')) {
            return; // no storage type: the scanner says nothing at all
        }
        var answer = new StringBuilder("\u0002\u00010000").append(commands.charAt(0));
        for (String command : commands.substring(1).split(";", -1)) {
            answer.append(done(command)).append(';');
        }
        window.answer(answer.append('\u0003').toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The command as it is echoed, with what became of it. */
    private String done(String command) {
        return switch (command) {
            case "SCNMOD*" -> mode() + ACK;
            case "ORTSET*" -> "ORTSET" + timeOut + ACK;
            case String _ when window.refuses() -> command + NAK;
            case "SCNTRG0" -> {
                trigger.release();
                yield command + ACK;
            }
            case "SCNTRG1" -> {
                if (!trigger.isManual()) {
                    yield command + NAK;
                }
                trigger.pull();
                yield command + ACK;
            }
            case "SCNMOD0", "SCNMOD2" -> {
                trigger.manual(command.endsWith("0"));
                yield command + ACK;
            }
            case String so
            when so.matches("ORTSET[0-9]{1,7}") && Integer.parseInt(so.substring(6)) <= TIME_OUT_MAX -> {
                timeOut = Integer.parseInt(so.substring(6));
                trigger.limit(timeOut);
                yield command + ACK;
            }
            case String so when so.matches("(SCNMOD|SCNTRG|ORTSET).*") -> command + NAK;
            default -> command + ENQ;
        };
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
        return trigger.isManual() ? "SCNMOD0" : "SCNMOD2";
    }
}
