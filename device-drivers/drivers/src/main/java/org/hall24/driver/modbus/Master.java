package org.hall24.driver.modbus;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.link.ByteLink;
import org.hall24.time.Pause;

/**
 * Asks one board on the wire, and takes no answer for that of another question although answers carry no number.
 *
 * <p>A board answers one request after the other. An answer that did not come in time may still come: as long as it is owed, only requests
 * of another function are sent, for their answer proves that what was owed will not come any more. When every function is owed the line is
 * given up, and the supervision opens a new one.
 */
final class Master {
    /** The specification's own default is one second. */
    static final Duration ANSWER_MAX = Duration.ofSeconds(1);

    /** An answer whose rest does not come in this time is damaged; a gateway on the network may cut it in two. */
    private static final Duration GAP_MAX = Duration.ofMillis(100);

    /** Between two frames the wire is silent for 3.5 characters: 4 ms at 9600 baud, and no less than 1.75 ms at any speed. */
    private static final Duration SILENCE = Duration.ofMillis(4);

    /** A line that was just opened may carry answers to an earlier life of the program. */
    private static final Duration QUIET = Duration.ofMillis(50);

    /** A line that does not become quiet in this time is no board's. */
    private static final Duration NOISE_MAX = Duration.ofSeconds(1);

    /** Damaged answers and "busy" are asked again so often; all four functions can be repeated. */
    private static final int ATTEMPTS_MAX = 3;

    private static final int ILLEGAL_FUNCTION = 1;
    private static final int ILLEGAL_ADDRESS = 2;
    private static final int DEVICE_FAILURE = 4;
    private static final int BUSY = 6;

    private final ByteLink link;
    private final int unit;
    private final InstantSource clock;
    private final Pause pause;
    private final Hunt hunt;
    private final List<Function> owed = new ArrayList<>();
    private boolean fresh = true;
    private int heard;

    Master(ByteLink link, int unit, InstantSource clock, Pause pause) {
        this.link = link;
        this.unit = unit;
        this.clock = clock;
        this.pause = pause;
        this.hunt = new Hunt(unit);
    }

    /** Reads coils or inputs from 0 on. */
    boolean[] read(Function function, int count) throws IOException, DeviceException, InterruptedException {
        var answer = ask(function, 0, 0, (byte) (count >> 8), (byte) count);
        if (answer.bits() < count) {
            throw new DeviceException(
                    Fault.GARBLED, "the board was asked for " + count + " bits and said " + answer.bits());
        }
        var bits = new boolean[count];
        for (int i = 0; i < count; i++) {
            bits[i] = answer.bit(i);
        }
        return bits;
    }

    /** Switches one coil. */
    void write(int coil, boolean on) throws IOException, DeviceException, InterruptedException {
        ask(Function.WRITE_SINGLE_COIL, coil >> 8, coil, (byte) (on ? 0xFF : 0x00), (byte) 0);
    }

    /** Switches all coils from 0 on. */
    void writeAll(boolean[] coils) throws IOException, DeviceException, InterruptedException {
        int bytes = (coils.length + 7) / 8;
        var data = new byte[3 + bytes];
        data[0] = (byte) (coils.length >> 8);
        data[1] = (byte) coils.length;
        data[2] = (byte) bytes;
        for (int i = 0; i < coils.length; i++) {
            if (coils[i]) {
                data[3 + i / 8] |= (byte) (1 << (i % 8));
            }
        }
        ask(Function.WRITE_MULTIPLE_COILS, 0, 0, data);
    }

    private Answer ask(Function function, int addressHigh, int addressLow, byte... more)
            throws IOException, DeviceException, InterruptedException {
        var data = new byte[2 + more.length];
        data[0] = (byte) addressHigh;
        data[1] = (byte) addressLow;
        System.arraycopy(more, 0, data, 2, more.length);
        byte[] request = Rtu.frame(unit, function, data);
        for (int attempt = 1; ; attempt++) {
            settle();
            var answer = exchange(function, request);
            if (answer.isPresent() && answer.get().exception() == 0) {
                return whole(function, request, answer.get());
            }
            boolean again =
                    answer.isEmpty() ? hunt.holdsRubbish() : answer.get().exception() == BUSY;
            if (!again || attempt == ATTEMPTS_MAX) {
                throw answer.isPresent() ? refused(function, answer.get().exception()) : silent(function);
            }
        }
    }

    private static Answer whole(Function function, byte[] request, Answer answer) throws DeviceException {
        boolean writes = function == Function.WRITE_SINGLE_COIL || function == Function.WRITE_MULTIPLE_COILS;
        if (writes && !answer.echoes(request)) {
            throw new DeviceException(Fault.GARBLED, "the board confirmed another " + function + " than it was told");
        }
        return answer;
    }

    private DeviceException silent(Function function) {
        return hunt.holdsRubbish()
                ? new DeviceException(Fault.GARBLED, "bytes that are no answer of unit " + unit + " to " + function)
                : new DeviceException(
                        Fault.SILENT, "unit " + unit + " did not answer " + function + " within " + ANSWER_MAX);
    }

    private DeviceException refused(Function function, int code) {
        String says = "unit " + unit + " answers " + function + " with exception " + code;
        return switch (code) {
            case ILLEGAL_FUNCTION, ILLEGAL_ADDRESS ->
                new DeviceException(
                        Fault.MISCONFIGURED, says + ": it has fewer coils or inputs than the device URL says");
            case DEVICE_FAILURE -> new DeviceException(Fault.HARDWARE, says);
            default -> new DeviceException(Fault.REFUSED, says);
        };
    }

    /** One request and the answer to it; empty = it did not come. */
    private Optional<Answer> exchange(Function function, byte[] request)
            throws IOException, DeviceException, InterruptedException {
        hunt.forget();
        pause.sleep(SILENCE);
        link.write(request);
        owed.add(function);
        var until = clock.instant().plus(ANSWER_MAX);
        var left = ANSWER_MAX;
        boolean begun = false;
        while (left.isPositive()) {
            var answers = listen(begun && GAP_MAX.compareTo(left) < 0 ? GAP_MAX : left);
            if (begun && heard == 0) {
                return Optional.empty();
            }
            begun |= heard > 0;
            for (Answer answer : answers) {
                if (paid(answer).equals(Optional.of(function)) && !owed.contains(function)) {
                    return Optional.of(answer);
                }
            }
            left = Duration.between(clock.instant(), until);
        }
        return Optional.empty();
    }

    /** The board answers in order: this answer's question is done with, and so is everything asked before it. */
    private Optional<Function> paid(Answer answer) {
        for (int i = 0; i < owed.size(); i++) {
            if (answer.isTo(owed.get(i))) {
                var function = owed.get(i);
                owed.subList(0, i + 1).clear();
                return Optional.of(function);
            }
        }
        return Optional.empty();
    }

    /** Sees to it that nothing is owed. */
    private void settle() throws IOException, DeviceException, InterruptedException {
        if (fresh) {
            becomeQuiet();
            fresh = false;
        }
        var until = clock.instant().plus(NOISE_MAX);
        while (drain()) { // late answers
            endAt(until);
        }
        if (owed.isEmpty()) {
            return;
        }
        var mark = EnumSet.of(Function.READ_COILS, Function.READ_DISCRETE_INPUTS);
        owed.forEach(mark::remove);
        if (!mark.isEmpty()) {
            var other = mark.iterator().next();
            exchange(other, Rtu.frame(unit, other, (byte) 0, (byte) 0, (byte) 0, (byte) 1));
        }
        if (!owed.isEmpty()) {
            link.close();
            throw new DeviceException(
                    Fault.SILENT, "unit " + unit + " owes " + owed.size() + " answers; the line is given up");
        }
    }

    private boolean drain() throws IOException, InterruptedException {
        var answers = listen(Duration.ZERO);
        answers.forEach(this::paid);
        return heard > 0;
    }

    private List<Answer> listen(Duration patience) throws IOException, InterruptedException {
        var piece = new byte[Rtu.BYTES_MAX];
        heard = link.read(piece, patience);
        if (heard < 0) {
            throw new EOFException("the line ended");
        }
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < heard; i++) {
            hunt.take(piece[i]).ifPresent(answers::add);
        }
        return answers;
    }

    private void becomeQuiet() throws IOException, DeviceException, InterruptedException {
        var until = clock.instant().plus(NOISE_MAX);
        do {
            listen(QUIET);
            endAt(until);
        } while (heard > 0);
        hunt.forget();
    }

    private void endAt(Instant until) throws DeviceException {
        if (clock.instant().isAfter(until)) {
            throw new DeviceException(Fault.GARBLED, "bytes nobody asked for and no end of them");
        }
    }
}
