package org.hall24.simulator.scanner;

import java.io.IOException;

/** {@code ~ SOH 0000 #} or {@code @}, commands joined by {@code ;}, {@code ; ETX}. */
final class NewlandFirmware extends CommandFirmware {
    private static final String BEGINS = "~\u00010000";
    private static final String ENDS = ";\u0003";

    private static final int COMMAND_CHARACTERS_MAX = 500;
    private static final int TIME_OUT_MAX = 3_600_000;

    /** The maker's own time-out. */
    private static final int TIME_OUT = 15_000;

    NewlandFirmware(Window window) {
        super(window, '~', COMMAND_CHARACTERS_MAX, TIME_OUT);
    }

    @Override
    boolean obeyed(String soFar) throws IOException, InterruptedException {
        if (!soFar.startsWith(BEGINS) || !soFar.endsWith(ENDS)) {
            return false;
        }
        obey(soFar.substring(BEGINS.length(), soFar.length() - ENDS.length()));
        return true;
    }

    private void obey(String commands) throws IOException, InterruptedException {
        if (commands.isEmpty() || (commands.charAt(0) != '#' && commands.charAt(0) != '@')) {
            return; // no storage type: the scanner says nothing at all
        }
        var answer = new StringBuilder("\u0002\u00010000").append(commands.charAt(0));
        for (String command : commands.substring(1).split(";", -1)) {
            answer.append(done(command)).append(';');
        }
        answer(answer.append('\u0003').toString());
    }

    /** The command as it is echoed, with what became of it. */
    private String done(String command) {
        return switch (command) {
            case "SCNMOD*" -> mode() + ACK;
            case "ORTSET*" -> "ORTSET" + timeOut() + ACK;
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
                timeOut(Integer.parseInt(so.substring(6)));
                yield command + ACK;
            }
            case String so when so.matches("(SCNMOD|SCNTRG|ORTSET).*") -> command + NAK;
            default -> command + ENQ;
        };
    }

    @Override
    public String mode() {
        return trigger.isManual() ? "SCNMOD0" : "SCNMOD2";
    }
}
