package org.hall24.driver.modbus;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.hall24.device.contract.HandClock;
import org.hall24.device.link.ByteLink;

/** The other end of the wire as the driver sees it: unit 1 with eight coils and eight inputs. Its time is the clock's. */
final class BoardEnd implements ByteLink {
    private record Coming(Instant at, byte value) {}

    private final HandClock clock;
    private final Deque<Coming> coming = new ArrayDeque<>();
    private boolean closed;
    private int taken;
    private int given;

    int coils;
    int inputs;

    /** How long it thinks before an answer; negative = it does not answer. */
    Duration late = Duration.ZERO;

    /** So many answers are damaged. */
    int garbled;

    /** The next answer is this exception; 0 = none. */
    int exception;

    /** The line breaks at this byte of the driver's; negative = never. */
    int breaksAt = -1;

    /** The line ends after so many bytes of the board's; negative = never. */
    int endsAfter = -1;

    /** When it has nothing else to say it says a byte, every millisecond and for ever. */
    boolean babbles;

    BoardEnd(HandClock clock) {
        this.clock = clock;
    }

    int taken() {
        return taken;
    }

    int given() {
        return given;
    }

    /** Bytes nobody asked for. */
    void says(byte... bytes) {
        comes(Duration.ZERO, bytes);
    }

    private void comes(Duration after, byte... bytes) {
        for (byte one : bytes) {
            coming.add(new Coming(clock.instant().plus(after), one));
        }
    }

    @Override
    public void write(byte[] request) throws IOException {
        for (int i = 0; i < request.length; i++) {
            if (breaksAt >= 0 && taken >= breaksAt) {
                throw new IOException("the cable is out");
            }
            taken++;
        }
        byte[] answer = answer(request);
        if (late.isNegative()) {
            return;
        }
        if (garbled > 0) {
            garbled--;
            answer[answer.length / 2] ^= 0x01;
        }
        comes(late, answer);
    }

    private byte[] answer(byte[] request) {
        var function = Arrays.stream(Function.values())
                .filter(each -> each.code() == request[1])
                .findFirst()
                .orElseThrow();
        if (exception != 0) {
            byte code = (byte) exception;
            exception = 0;
            return sealed(new byte[] {request[0], (byte) (request[1] | 0x80), code});
        }
        int address = request[3];
        int value = request[5];
        return switch (function) {
            case READ_COILS -> bits(request, coils, value);
            case READ_DISCRETE_INPUTS -> bits(request, inputs, value);
            case WRITE_SINGLE_COIL -> {
                int bit = 1 << address;
                coils = request[4] != 0 ? coils | bit : coils & ~bit;
                yield sealed(Arrays.copyOf(request, 6));
            }
            case WRITE_MULTIPLE_COILS -> {
                int mask = (1 << value) - 1;
                coils = (coils & ~mask) | (request[7] & mask);
                yield sealed(Arrays.copyOf(request, 6));
            }
        };
    }

    private static byte[] bits(byte[] request, int from, int count) {
        return sealed(new byte[] {request[0], request[1], 1, (byte) (from & ((1 << count) - 1))});
    }

    private static byte[] sealed(byte[] body) {
        var frame = Arrays.copyOf(body, body.length + 2);
        int crc = Rtu.crc(body, 0, body.length);
        frame[body.length] = (byte) crc;
        frame[body.length + 1] = (byte) (crc >> 8);
        return frame;
    }

    @Override
    public int read(byte[] into, Duration patience) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("the person left");
        }
        if (babbles && coming.isEmpty()) {
            clock.pass(Duration.ofMillis(1));
            into[0] = 0x55;
            return 1;
        }
        var next = coming.peek();
        if (next == null || next.at().isAfter(clock.instant().plus(patience))) {
            clock.pass(patience);
            return 0;
        }
        if (next.at().isAfter(clock.instant())) {
            clock.pass(Duration.between(clock.instant(), next.at()));
        }
        if (endsAfter >= 0 && given >= endsAfter) {
            return -1;
        }
        given++;
        into[0] = coming.remove().value();
        return 1;
    }

    @Override
    public boolean isWhole() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
