package org.hall24.driver.pcsc;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The commands that may reach a card: those by which a social-security card or an identity card is read, byte for byte as LD/T 32 and the
 * readers' makers write them. Whatever is not named here is refused, so also every write, every PIN and every key change.
 */
final class AllowedCommands {
    /** "sx1.sh.社会保障", the social-security environment SSSE. */
    private static final byte[] SSSE = "sx1.sh.社会保障".getBytes(Charset.forName("GBK"));

    /** RID of the social-security areas; the last two bytes choose one. */
    private static final byte[] AREA = {(byte) 0xD1, 0x56, 0, 0, 5};

    /** Records of EF05 and EF06: by tag, by number, by short file identifier. */
    private static final int[] RECORD_WAYS = {0x00, 0x04, 0x2C, 0x34};

    private static final int HEADER_BYTES = 4;
    private static final int CHALLENGE_BYTES = 8;
    private static final int PROOF_BYTES = 16;

    /** Parts of an identity card over PC/SC: the text, then five of the portrait. */
    private static final int ID_CARD_PARTS = 6;

    private AllowedCommands() {}

    /** Why this command may not be sent; empty = it may. */
    static Optional<String> objection(byte... command) {
        return isAllowed(command)
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%s of %d bytes is not on the list of commands that only read",
                        header(command),
                        command.length));
    }

    /** The first four bytes: what comes after them may be secret. */
    private static String header(byte[] command) {
        var text = new StringBuilder();
        for (int i = 0; i < Math.min(HEADER_BYTES, command.length); i++) {
            text.append(String.format(Locale.ROOT, "%02X", command[i]));
        }
        return text.isEmpty() ? "nothing" : text.toString();
    }

    private static boolean isAllowed(byte[] command) {
        if (command.length <= HEADER_BYTES) {
            return false;
        }
        int instruction = ((command[0] & 0xFF) << 8) | (command[1] & 0xFF);
        int p1 = command[2] & 0xFF;
        int p2 = command[3] & 0xFF;
        int fifth = command[4] & 0xFF;
        return switch (instruction) {
            case 0x00A4 -> selects(command, p1, p2);
            case 0x00B2 -> command.length == 5 && p1 != 0 && p1 != 0xFF && isRecordWay(p2);
            case 0x00C0 -> command.length == 5 && p1 == 0 && p2 == 0;
            case 0x0084 -> command.length == 5 && p1 == 0 && p2 == 0 && fifth == CHALLENGE_BYTES;
            case 0x0088 -> carries(command, PROOF_BYTES) && p1 == 0 && p2 == 0;
            case 0x0082 ->
                carries(command, PROOF_BYTES) && p1 == 0 && p2 == 0x0A; // RKSSSE, which only opens for reading
            case 0xFFB0 -> command.length == 5 && p1 < ID_CARD_PARTS && p2 == 0 && fifth == 0;
            default -> false;
        };
    }

    private static boolean isRecordWay(int p2) {
        return Arrays.stream(RECORD_WAYS).anyMatch(way -> way == p2);
    }

    /** Whether the command is its header, a length, so many bytes, and nothing else. */
    private static boolean carries(byte[] command, int bytes) {
        return command.length == HEADER_BYTES + 1 + bytes && (command[4] & 0xFF) == bytes;
    }

    private static boolean selects(byte[] command, int p1, int p2) {
        int length = command[4] & 0xFF;
        if (!carries(command, length)) {
            return false;
        }
        byte[] what = Arrays.copyOfRange(command, HEADER_BYTES + 1, command.length);
        if (p1 == 4 && p2 == 0) {
            return Arrays.equals(what, SSSE)
                    || (what.length == AREA.length + 2 && Arrays.equals(Arrays.copyOf(what, AREA.length), AREA));
        }
        boolean byFile = (p1 == 2 || p1 == 0) && p2 == 0;
        return byFile && what.length == 2 && what[0] == (byte) 0xEF && (what[1] == 5 || what[1] == 6);
    }
}
