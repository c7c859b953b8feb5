package org.hall24.simulator.scanner;

import java.io.IOException;
import java.util.Locale;

/** SYN T CR, SYN U CR, and menu commands behind SYN M CR, ended by {@code !} or {@code .}. */
final class HoneywellFirmware extends CommandFirmware {
    private static final char SYN = 0x16;

    private static final int COMMAND_CHARACTERS_MAX = 100;
    private static final int TAG_LETTERS = 6;
    private static final int TIME_OUT_MAX = 300_000;

    /** The maker's own time-out. */
    private static final int TIME_OUT = 30_000;

    HoneywellFirmware(Window window) {
        super(window, SYN, COMMAND_CHARACTERS_MAX, TIME_OUT);
    }

    @Override
    boolean obeyed(String soFar) throws IOException, InterruptedException {
        return switch (soFar) {
            case SYN + "T\r" -> {
                if (trigger.isManual()) {
                    trigger.pull();
                }
                yield true;
            }
            case SYN + "U\r" -> {
                trigger.release();
                yield true;
            }
            case String so
            when so.startsWith(SYN + "M\r") && (so.endsWith("!") || so.endsWith(".")) -> {
                menu(so.substring(3, so.length() - 1).toUpperCase(Locale.ROOT), so.charAt(so.length() - 1));
                yield true;
            }
            default -> false;
        };
    }

    private void menu(String command, char where) throws IOException, InterruptedException {
        String tag = command.substring(0, Math.min(TAG_LETTERS, command.length()));
        String data = command.substring(tag.length());
        boolean known = tag.equals("TRGMOD") || tag.equals("TRGSTO");
        if (!known) {
            answer(command + ENQ + where);
        } else if (data.equals("?")) {
            int value = tag.equals("TRGMOD") ? (trigger.isManual() ? 0 : 3) : timeOut();
            answer(tag + value + ACK + where);
        } else {
            answer(command + (set(tag, data) ? ACK : NAK) + where);
        }
    }

    /** Takes a value; whether it could. */
    private boolean set(String tag, String data) {
        if (window.refuses() || !data.matches("[0-9]{1,6}")) {
            return false;
        }
        int value = Integer.parseInt(data);
        if (tag.equals("TRGSTO") && value <= TIME_OUT_MAX) {
            timeOut(value);
            return true;
        }
        if (tag.equals("TRGMOD") && (value == 0 || value == 3)) {
            trigger.manual(value == 0);
            return true;
        }
        return false;
    }

    @Override
    public String mode() {
        return trigger.isManual() ? "TRGMOD0" : "TRGMOD3";
    }
}
