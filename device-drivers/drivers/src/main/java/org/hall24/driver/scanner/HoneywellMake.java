package org.hall24.driver.scanner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;

/**
 * Honeywell's scanners and engines, and those that are built on them. {@code SYN T CR} and {@code SYN U CR} start and stop; a menu command is
 * {@code SYN M CR}, tag, data and where to keep it: {@code !} in volatile memory, {@code .} in flash. The scanner echoes the command with ACK,
 * ENQ (no such tag) or NAK (no such value) before the punctuation.
 */
final class HoneywellMake implements Make {
    private static final byte ACK = 0x06;
    private static final byte ENQ = 0x05;
    private static final byte NAK = 0x15;

    private static final byte[] START = {0x16, 'T', '\r'};
    private static final byte[] STOP = {0x16, 'U', '\r'};
    private static final String MENU = "\u0016M\r";

    /** Looks only between start and stop. */
    private static final String MANUAL_TRIGGER = "TRGMOD0";

    private static final List<String> SETTINGS = List.of(MANUAL_TRIGGER, "TRGSTO" + LOOKING_MILLIS_MAX);
    private static final String ASK_TRIGGER = "TRGMOD?";

    /** Tags have six letters. */
    private static final int TAG_LETTERS = 6;

    /** Echo, status and punctuation of one of our commands, and noise before it. */
    private static final int ANSWER_BYTES_MAX = 200;

    private final Ear ear;
    private final Suffix suffix;
    private final InstantSource clock;

    HoneywellMake(Ear ear, Suffix suffix, InstantSource clock) {
        this.ear = ear;
        this.suffix = suffix;
        this.clock = clock;
    }

    private record Answer(String echo, int status) {}

    /** What a scanner that understands answers to one of our commands; empty = nothing. */
    static Optional<String> answerTo(String command) {
        if (!command.startsWith(MENU) || command.length() == MENU.length()) {
            return Optional.empty();
        }
        int end = command.length() - 1;
        var echo = command.substring(MENU.length(), end).replace('?', AnswerMasker.VALUE);
        return Optional.of(echo + AnswerMasker.STATUS + command.charAt(end));
    }

    @Override
    public void settle(Duration quiet) throws IOException, DeviceException, InterruptedException {
        ear.settle(quiet);
    }

    @Override
    public void prepare() throws IOException, DeviceException, InterruptedException {
        for (String setting : SETTINGS) {
            demandAck(setting, ask(setting, '!'));
        }
    }

    @Override
    public void checkHealth() throws IOException, DeviceException, InterruptedException {
        var answer = ask(ASK_TRIGGER, '.');
        demandAck(ASK_TRIGGER, answer);
        if (!answer.echo().endsWith(MANUAL_TRIGGER)) {
            prepare();
        }
    }

    @Override
    public void arm() throws IOException {
        ear.say(START);
    }

    @Override
    public Optional<RawCode> await(Duration patience) throws IOException, InterruptedException {
        return suffix.collect(ear, patience);
    }

    /** Start and stop have no answer of their own: the question behind the stop shows that it was heard. */
    @Override
    public void disarm() throws IOException, DeviceException, InterruptedException {
        ear.say(STOP);
        demandAck(ASK_TRIGGER, ask(ASK_TRIGGER, '.'));
    }

    private static void demandAck(String command, Answer answer) throws DeviceException {
        if (answer.status() != ACK) {
            throw new DeviceException(
                    Fault.REFUSED,
                    "the scanner answered " + command + " with "
                            + (answer.status() == ENQ
                                    ? "ENQ: it does not know it"
                                    : "NAK: it does not take the value"));
        }
    }

    private Answer ask(String command, char where) throws IOException, DeviceException, InterruptedException {
        ear.say((MENU + command + where).getBytes(StandardCharsets.US_ASCII));
        var tag = command.substring(0, TAG_LETTERS);
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
            if (each == ACK || each == ENQ || each == NAK) {
                var echo = heard.toString().toUpperCase(Locale.ROOT);
                if (echo.contains(tag)) {
                    if (ear.next(ANSWER_MAX) == Ear.SILENCE) { // its punctuation would be the beginning of a code
                        throw new DeviceException(Fault.GARBLED, "an answer to " + command + " without its end");
                    }
                    return new Answer(echo, each);
                }
                heard.setLength(0); // an answer to something earlier
            } else if (heard.length() == ANSWER_BYTES_MAX) {
                heard.setLength(0);
            } else {
                heard.append((char) each);
            }
        }
        throw new DeviceException(Fault.GARBLED, "the line talks but does not answer " + command);
    }
}
