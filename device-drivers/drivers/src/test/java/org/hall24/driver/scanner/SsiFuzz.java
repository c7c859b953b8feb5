package org.hall24.driver.scanner;

import java.util.Arrays;

/** Fuzz target: bytes are a packet of a scanner exactly when length, source and sum say so, and then it says what stands in them. */
public final class SsiFuzz {
    private SsiFuzz() {}

    /** One input: the bytes of one packet, from length to checksum. */
    public static void fuzzerTestOneInput(byte[] input) {
        var packet = SsiPacket.parse(input.clone());
        if (packet.isPresent() != isOne(input)) {
            throw new IllegalStateException("a packet that is none, or the other way round");
        }
        packet.ifPresent(each -> {
            boolean same = each.opcode() == (input[1] & 0xFF)
                    && each.isResent() == ((input[3] & 1) != 0)
                    && each.isContinued() == ((input[3] & 2) != 0)
                    && Arrays.equals(each.data(), Arrays.copyOfRange(input, 4, input.length - 2));
            if (!same) {
                throw new IllegalStateException("a packet that says something else");
            }
        });
    }

    /** As the maker writes it: all bytes before the sum, and the sum, come to 0 in sixteen bits. */
    private static boolean isOne(byte[] bytes) {
        if (bytes.length < 6 || (bytes[0] & 0xFF) != bytes.length - 2 || bytes[2] != 0) {
            return false;
        }
        int sum = ((bytes[bytes.length - 2] & 0xFF) << 8) + (bytes[bytes.length - 1] & 0xFF);
        for (int i = 0; i < bytes.length - 2; i++) {
            sum += bytes[i] & 0xFF;
        }
        return (sum & 0xFFFF) == 0;
    }
}
