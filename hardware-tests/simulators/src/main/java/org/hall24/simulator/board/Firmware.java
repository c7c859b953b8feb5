package org.hall24.simulator.board;

import java.util.Arrays;
import java.util.Optional;

/** What the board does with the bytes on its wire: a Modbus slave of four functions, eight coils and eight inputs. */
final class Firmware {
    static final int CHANNELS = 8;

    private static final int READ_COILS = 0x01;
    private static final int READ_INPUTS = 0x02;
    private static final int WRITE_COIL = 0x05;
    private static final int WRITE_COILS = 0x0F;

    private static final int ILLEGAL_FUNCTION = 1;
    private static final int ILLEGAL_ADDRESS = 2;
    private static final int ILLEGAL_VALUE = 3;

    private static final int FRAME_BYTES_MAX = 256;

    private final int unit;
    private final byte[] held = new byte[FRAME_BYTES_MAX];
    private int count;

    final boolean[] coils = new boolean[CHANNELS];
    final boolean[] inputs = new boolean[CHANNELS];

    /** Coils that were on since somebody asked last. */
    final boolean[] shone = new boolean[CHANNELS];

    Firmware(int unit) {
        this.unit = unit;
    }

    /** The wire was silent: what came before is a frame or nothing. */
    void silence() {
        count = 0;
    }

    /** Takes one byte; the answer to the request it completes. */
    Optional<byte[]> hear(byte one) {
        if (count == held.length) {
            count = 0;
        }
        held[count++] = one;
        int length = requestLength();
        if (length == 0 || count < length) {
            return Optional.empty();
        }
        byte[] request = Arrays.copyOf(held, length);
        count = 0;
        boolean intact = crc(request, length - 2) == ((request[length - 2] & 0xFF) | (request[length - 1] & 0xFF) << 8);
        return intact && (request[0] & 0xFF) == unit ? Optional.of(sealed(answer(request))) : Optional.empty();
    }

    private int requestLength() {
        if (count < 2) {
            return 0;
        }
        if ((held[1] & 0xFF) == WRITE_COILS) {
            return count < 7 ? 0 : 9 + (held[6] & 0xFF);
        }
        return 8;
    }

    private byte[] answer(byte[] request) {
        int address = word(request, 2);
        int value = word(request, 4);
        return switch (request[1] & 0xFF) {
            case READ_COILS -> read(request, coils, address, value);
            case READ_INPUTS -> read(request, inputs, address, value);
            case WRITE_COIL -> {
                if (value != 0xFF00 && value != 0) {
                    yield exception(request, ILLEGAL_VALUE);
                }
                if (address >= CHANNELS) {
                    yield exception(request, ILLEGAL_ADDRESS);
                }
                set(address, value != 0);
                yield Arrays.copyOf(request, 6);
            }
            case WRITE_COILS -> {
                if (value == 0 || (request[6] & 0xFF) != (value + 7) / 8) {
                    yield exception(request, ILLEGAL_VALUE);
                }
                if (address + value > CHANNELS) {
                    yield exception(request, ILLEGAL_ADDRESS);
                }
                for (int i = 0; i < value; i++) {
                    set(address + i, (request[7 + i / 8] & (1 << (i % 8))) != 0);
                }
                yield Arrays.copyOf(request, 6);
            }
            default -> exception(request, ILLEGAL_FUNCTION);
        };
    }

    private void set(int coil, boolean on) {
        coils[coil] = on;
        shone[coil] |= on;
    }

    private static byte[] read(byte[] request, boolean[] from, int address, int quantity) {
        if (quantity == 0) {
            return exception(request, ILLEGAL_VALUE);
        }
        if (address + quantity > from.length) {
            return exception(request, ILLEGAL_ADDRESS);
        }
        var answer = new byte[3 + (quantity + 7) / 8];
        answer[0] = request[0];
        answer[1] = request[1];
        answer[2] = (byte) (answer.length - 3);
        for (int i = 0; i < quantity; i++) {
            if (from[address + i]) {
                answer[3 + i / 8] |= (byte) (1 << (i % 8));
            }
        }
        return answer;
    }

    static byte[] exception(byte[] request, int code) {
        return new byte[] {request[0], (byte) (request[1] | 0x80), (byte) code};
    }

    /** The same with its CRC. */
    static byte[] sealed(byte[] body) {
        var frame = Arrays.copyOf(body, body.length + 2);
        int crc = crc(body, body.length);
        frame[body.length] = (byte) crc;
        frame[body.length + 1] = (byte) (crc >> 8);
        return frame;
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    /** CRC-16/MODBUS, by the table-less way of the specification's appendix. */
    private static int crc(byte[] bytes, int count) {
        int crc = 0xFFFF;
        for (int i = 0; i < count; i++) {
            crc ^= bytes[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                boolean carry = (crc & 1) == 1;
                crc >>>= 1;
                if (carry) {
                    crc ^= 0xA001;
                }
            }
        }
        return crc;
    }
}
