package org.hall24.driver.scanner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;

/**
 * Newland's scanners, unified commands. {@code ~ SOH 0000 #SCNTRG1; ETX} starts; {@code #} keeps a setting in volatile memory. The answer is
 * {@code STX SOH 0000}, the command with ACK, NAK or ENQ behind each of its parts, {@code ; ETX}.
 */
final class NewlandMake implements Make {
    private static final char ACK = 0x06;

    private static final String ASK_BEGINS = "~\u00010000#";
    private static final String ANSWER_BEGINS = "\u0002\u00010000#";
    private static final String ENDS = ";\u0003";

    private static final String START = "SCNTRG1";
    private static final String STOP = "SCNTRG0";

    /** Looks only between start and stop. */
    private static final String TRIGGER_MODE = "SCNMOD0";

    private static final String SETTINGS = TRIGGER_MODE + ";ORTSET" + LOOKING_MILLIS_MAX;
    private static final String ASK_MODE = "SCNMOD*";

    /** Our longest command, echoed, and room. */
    private static final int ANSWER_BYTES_MAX = 200;

    private final Ear ear;
    private final Suffix suffix;
    private final InstantSource clock;

    NewlandMake(Ear ear, Suffix suffix, InstantSource clock) {
        this.ear = ear;
        this.suffix = suffix;
        this.clock = clock;
    }

    /** What a scanner answers to one of our commands; empty = nothing. */
    static Optional<String> answerTo(String command) {
        if (!command.startsWith(ASK_BEGINS) || !command.endsWith(ENDS)) {
            return Optional.empty();
        }
        var parts = command.substring(ASK_BEGINS.length(), command.length() - ENDS.length())
                .replace('*', AnswerMasker.VALUE)
                .replace(";", AnswerMasker.STATUS + ";");
        return Optional.of(ANSWER_BEGINS + parts + AnswerMasker.STATUS + ENDS);
    }

    @Override
    public void settle(Duration quiet) throws IOException, DeviceException, InterruptedException {
        ear.settle(quiet);
    }

    @Override
    public void prepare() throws IOException, DeviceException, InterruptedException {
        demand(SETTINGS);
    }

    @Override
    public void checkHealth() throws IOException, DeviceException, InterruptedException {
        var answer = ask(ASK_MODE);
        if (!answer.equals(TRIGGER_MODE + ACK)) {
            if (answer.indexOf(ACK) < 0) {
                throw refused(ASK_MODE, answer);
            }
            prepare();
        }
    }

    @Override
    public void arm() throws IOException, DeviceException, InterruptedException {
        demand(START);
    }

    @Override
    public Optional<RawCode> await(Duration patience) throws IOException, InterruptedException {
        return suffix.collect(ear, patience);
    }

    @Override
    public void disarm() throws IOException, DeviceException, InterruptedException {
        demand(STOP);
    }

    private void demand(String command) throws IOException, DeviceException, InterruptedException {
        var wanted = command.replace(";", ACK + ";") + ACK;
        var answer = ask(command);
        if (!answer.equals(wanted)) {
            throw refused(command, answer);
        }
    }

    private static DeviceException refused(String command, String answer) {
        boolean unknown = answer.indexOf(0x05) >= 0;
        return new DeviceException(
                Fault.REFUSED, "the scanner " + (unknown ? "does not know " : "does not take ") + command);
    }

    /** Asks, and returns what stands in the answer between its beginning and its end. What comes before is no answer to this. */
    private String ask(String command) throws IOException, DeviceException, InterruptedException {
        ear.say((ASK_BEGINS + command + ENDS).getBytes(StandardCharsets.US_ASCII));
        var giveUpAt = clock.instant().plus(ANSWER_BEHIND_A_CODE_MAX);
        var heard = new StringBuilder();
        int seen = 0;
        while (clock.instant().isBefore(giveUpAt)) {
            int each = ear.next(ANSWER_MAX);
            if (each == Ear.SILENCE) {
                throw seen == 0
                        ? new DeviceException(Fault.SILENT, "no answer to " + command + " within " + ANSWER_MAX)
                        : new DeviceException(Fault.GARBLED, seen + " bytes that are no answer to " + command);
            }
            seen++;
            heard.append((char) each);
            int begins = heard.lastIndexOf(ANSWER_BEGINS);
            if (begins >= 0 && heard.indexOf(ENDS, begins) >= 0) {
                var answer = heard.substring(begins + ANSWER_BEGINS.length(), heard.length() - ENDS.length());
                if (answers(command, answer)) {
                    return answer;
                }
                heard.setLength(0); // an answer to something earlier
            } else if (heard.length() > ANSWER_BYTES_MAX) {
                heard.delete(0, heard.length() - ANSWER_BEGINS.length()); // a code in flight before the answer
            }
        }
        throw new DeviceException(Fault.GARBLED, "the line talks but does not answer " + command);
    }

    /** Whether it answers this very command, and no earlier one that took its time. */
    private static boolean answers(String command, String answer) {
        var echo = answer.replaceAll("[\\x05\\x06\\x15]", "");
        return command.endsWith("*")
                ? echo.startsWith(command.substring(0, command.length() - 1))
                : echo.equals(command);
    }
}
