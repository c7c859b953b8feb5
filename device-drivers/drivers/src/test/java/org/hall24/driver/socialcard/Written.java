package org.hall24.driver.socialcard;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.hall24.device.contract.ScriptedSlot;

/** Dialogues with cards of nobody, written command by command from the tables of LD/T 32. */
final class Written {
    static final String ENVIRONMENT = "00A404000F7378312E73682EC9E7BBE1B1A3D5CF";
    static final String ISSUER_FILE = "00A4020002EF05";
    static final String HOLDER_FILE = "00A4020002EF06";
    static final String CARD_ID = "990000D1560000050000000000000024";

    /** Random numbers of the card in the order it gave them, and what it proved itself with. */
    static final String[] RANDOM = {"1111111111111111", "2222222222222222", "3333333333333333", "4444444444444444"};

    static final String PROOF = "A1A2A3A4A5A6A7A8";
    static final String ISSUERS_PROOF = "B1B2B3B4B5B6B7B84444444444444444";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Written() {}

    static String read(int tag) {
        return String.format(Locale.ROOT, "00B2%02X0000", tag);
    }

    static String record(int tag, String value) {
        return String.format(Locale.ROOT, "%02X%02X%s9000", tag, value.length() / 2, value);
    }

    static String ascii(String text) {
        return HEX.formatHex(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }

    /** The environment, and what the card says of itself. */
    static ScriptedSlot begin(ScriptedSlot slot, String edition) {
        return slot.expecting(ENVIRONMENT, "6F19840F7378312E73682EC9E7BBE1B1A3D5CFA5069F0C038601039000")
                .expecting(ISSUER_FILE, "9000")
                .expecting(read(1), record(1, CARD_ID))
                .expecting(read(3), record(3, ascii(edition)))
                .expecting(read(7), record(7, ascii("Y00000024")));
    }

    /** What the card says of its holder. */
    static ScriptedSlot holder(ScriptedSlot slot, String name) {
        return holder(slot, name, "31");
    }

    /** The same with this byte for the sex. */
    static ScriptedSlot holder(ScriptedSlot slot, String name, String sex) {
        byte[] all = name.getBytes(Charset.forName("GB18030"));
        String first = HEX.formatHex(Arrays.copyOf(all, 30));
        String more = HEX.formatHex(
                all.length > 30 ? Arrays.copyOf(Arrays.copyOfRange(all, 30, all.length), 20) : new byte[20]);
        return slot.expecting(ISSUER_FILE, "9000")
                .expecting(read(5), record(5, "20200101"))
                .expecting(read(6), record(6, "20300101"))
                .expecting(HOLDER_FILE, "9000")
                .expecting(read(8), record(8, ascii("11010519491231002X")))
                .expecting(read(9), record(9, first))
                .expecting(read(0x4E), record(0x4E, more))
                .expecting(read(0x0A), record(0x0A, sex))
                .expecting(read(0x0D), record(0x0D, "19491231"));
    }

    /** The two steps up to the key module. */
    static ScriptedSlot challenge(ScriptedSlot slot) {
        return slot.expecting(ENVIRONMENT, "9000")
                .expecting("0084000008", RANDOM[0] + "9000")
                .expecting("0084000008", RANDOM[1] + "9000")
                .expecting("0088000010" + RANDOM[1] + RANDOM[0], "6108")
                .expecting("00C0000008", PROOF + "9000")
                .expecting("0084000008", RANDOM[2] + "9000")
                .expecting("0084000008", RANDOM[3] + "9000");
    }
}
