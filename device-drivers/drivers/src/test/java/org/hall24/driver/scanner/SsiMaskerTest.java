package org.hall24.driver.scanner;

import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hall24.device.link.Masker.Direction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SsiMaskerTest {
    private static final int QR = 0x1C;

    /** What the host says, and what the scanner says then. */
    private record Exchange(int asked, List<Integer> said) {}

    private static List<Integer> packet(int opcode, byte[] data, int... before) {
        var packet = new ArrayList<Integer>(List.of(4 + before.length + data.length, opcode, 0, 0));
        for (int one : before) {
            packet.add(one);
        }
        for (byte one : data) {
            packet.add(one & 0xFF);
        }
        int sum = -packet.stream().mapToInt(Integer::intValue).sum();
        packet.add((sum >> 8) & 0xFF);
        packet.add(sum & 0xFF);
        return packet;
    }

    /**
     * A line that loses any bytes, once: also where the scanner was last asked what it is, and may answer with a packet whose length could be a
     * letter.
     */
    @ParameterizedTest
    @CsvSource({
        "OUYANG-876538765387653876,E4",
        "OUYANG-876538765387653876,A3",
        "欧阳𠮷麟8765387653,E4",
        "欧阳𠮷麟8765387653,A3",
    })
    void noGapAnywhereLeavesTwoBytesOfTheCodeSideBySide(String code, String lastAsked) {
        byte[] text = code.getBytes(StandardCharsets.UTF_8);
        var session = List.of(
                new Exchange(
                        SsiPacket.REQUEST_REVISION,
                        packet(SsiPacket.REPLY_REVISION, "NBRXXX-002".getBytes(StandardCharsets.US_ASCII))),
                new Exchange(SsiPacket.PARAM_SEND, packet(SsiPacket.CMD_ACK, new byte[0])),
                new Exchange(SsiPacket.PARAM_SEND, packet(SsiPacket.CMD_NAK, new byte[0], SsiPacket.NAK_RESEND)),
                new Exchange(Integer.parseInt(lastAsked, 16), packet(SsiPacket.DECODE_DATA, text, QR)),
                new Exchange(SsiPacket.CMD_ACK, packet(SsiPacket.DECODE_DATA, text, QR)));
        var pairs = new HashSet<Integer>();
        for (int i = 1; i < text.length; i++) {
            pairs.add(pair(text[i - 1], text[i]));
        }
        int all = session.stream().mapToInt(each -> each.said().size()).sum();

        for (int from = 0; from < all; from++) {
            for (int to = from; to <= all; to++) {
                assertNoneOf(pairs, withGap(session, from, to), from, to);
            }
        }
    }

    private static int pair(int first, int second) {
        return ((first & 0xFF) << 8) | (second & 0xFF);
    }

    /** What a recording has of the session when the bytes from one place to another never came. */
    private static List<Byte> withGap(List<Exchange> session, int from, int to) {
        var masker = new SsiMasker();
        var recorded = new ArrayList<Byte>();
        int at = 0;
        for (var exchange : session) {
            byte[] request = SsiPacket.command(exchange.asked(), false);
            masker.mask(Direction.TO_DEVICE, request, request.length);
            for (int said : exchange.said()) {
                if (at < from || at >= to) {
                    byte[] one = {(byte) said};
                    masker.mask(Direction.FROM_DEVICE, one, 1);
                    recorded.add(one[0]);
                }
                at++;
            }
        }
        return recorded;
    }

    private static void assertNoneOf(Set<Integer> pairs, List<Byte> recorded, int from, int to) {
        for (int i = 1; i < recorded.size(); i++) {
            int pair = pair(recorded.get(i - 1), recorded.get(i));
            if (pairs.contains(pair)) {
                fail("without the bytes from %d to %d the recording has %04X at %d", from, to, pair, i - 1);
            }
        }
    }
}
