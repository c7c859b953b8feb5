package org.hall24.driver.scanner;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.hall24.device.contract.ScriptedLink;

/** What is said between a make and its driver, written down from the makers' tables and not from the driver. */
enum Dialect {
    LINE("line", "FF", "FF") {
        @Override
        void opens(ScriptedLink link) {}

        @Override
        void isAskedHowItIs(ScriptedLink link) {}

        @Override
        void looks(ScriptedLink link) {}

        @Override
        void sees(ScriptedLink link, byte[] code) {
            link.then(LATER, withCr(code));
        }

        @Override
        void stops(ScriptedLink link) {}
    },
    HONEYWELL("honeywell", "16 54 0D", "16 55 0D") {
        @Override
        void opens(ScriptedLink link) {
            stops(link);
            link.expecting(ascii("\u0016M\rTRGMOD0!"), ascii("TRGMOD0\u0006!"))
                    .expecting(ascii("\u0016M\rTRGSTO60000!"), ascii("trgsto60000\u0006!"));
        }

        @Override
        void isAskedHowItIs(ScriptedLink link) {
            link.expecting(ascii("\u0016M\rTRGMOD?."), ascii("TRGMOD0\u0006."));
        }

        @Override
        void looks(ScriptedLink link) {
            link.expecting(start());
        }

        @Override
        void sees(ScriptedLink link, byte[] code) {
            link.then(LATER, withCr(code));
        }

        @Override
        void stops(ScriptedLink link) {
            link.expecting(stop());
            isAskedHowItIs(link);
        }
    },
    NEWLAND(
            "newland",
            "7E 01 30 30 30 30 23 53 43 4E 54 52 47 31 3B 03",
            "7E 01 30 30 30 30 23 53 43 4E 54 52 47 30 3B 03") {
        @Override
        void opens(ScriptedLink link) {
            stops(link);
            link.expecting(
                    ascii("~\u00010000#SCNMOD0;ORTSET60000;\u0003"),
                    ascii("\u0002\u00010000#SCNMOD0\u0006;ORTSET60000\u0006;\u0003"));
        }

        @Override
        void isAskedHowItIs(ScriptedLink link) {
            link.expecting(ascii("~\u00010000#SCNMOD*;\u0003"), ascii("\u0002\u00010000#SCNMOD0\u0006;\u0003"));
        }

        @Override
        void looks(ScriptedLink link) {
            link.expecting(start(), hex("02 01 30 30 30 30 23 53 43 4E 54 52 47 31 06 3B 03"));
        }

        @Override
        void sees(ScriptedLink link, byte[] code) {
            link.then(LATER, withCr(code));
        }

        @Override
        void stops(ScriptedLink link) {
            link.expecting(stop(), hex("02 01 30 30 30 30 23 53 43 4E 54 52 47 30 06 3B 03"));
        }
    },
    ZEBRA_SSI("zebra-ssi", "04 E4 04 00 FF 14", "04 E5 04 00 FF 13") {
        @Override
        void opens(ScriptedLink link) {
            stops(link);
            link.expecting(PARAMETERS, ACKED).expecting(hex("04 E9 04 00 FF 0F"), ACKED);
        }

        @Override
        void isAskedHowItIs(ScriptedLink link) {
            link.expecting(hex("04 A3 04 00 FF 55"), packet(0xA4, 0, ascii("PAABLS00-004-R00 SE3307")))
                    .expecting(PARAMETERS, ACKED);
        }

        @Override
        void looks(ScriptedLink link) {
            link.expecting(start(), ACKED);
        }

        @Override
        void sees(ScriptedLink link, byte[] code) {
            for (int at = 0; at < code.length; at += PACKET_BYTES) {
                int end = Math.min(code.length, at + PACKET_BYTES);
                var data = new byte[end - at + 1];
                data[0] = 0x1C; // QR
                System.arraycopy(code, at, data, 1, end - at);
                link.then(at == 0 ? LATER : Duration.ofMillis(5), packet(0xF3, end < code.length ? 2 : 0, data))
                        .expecting(ACK);
            }
        }

        @Override
        void stops(ScriptedLink link) {
            link.expecting(stop(), ACKED);
        }
    };

    /** After every settling. */
    static final Duration LATER = Duration.ofMillis(500);

    static final byte[] ACK = hex("04 D0 04 00 FF 28");
    static final byte[] ACKED = hex("04 D0 00 00 FF 2C");
    static final byte[] PARAMETERS = hex("0B C6 04 00 FF 8A 08 EE 01 9F 01 FC 0B");
    private static final int PACKET_BYTES = 250;

    final String make;

    private final String start;
    private final String stop;

    Dialect(String make, String start, String stop) {
        this.make = make;
        this.start = start;
        this.stop = stop;
    }

    /** What is said so that it looks. */
    byte[] start() {
        return hex(start);
    }

    /** What is said so that it stops. */
    byte[] stop() {
        return hex(stop);
    }

    abstract void opens(ScriptedLink link);

    abstract void isAskedHowItIs(ScriptedLink link);

    abstract void looks(ScriptedLink link);

    abstract void sees(ScriptedLink link, byte[] code);

    abstract void stops(ScriptedLink link);

    /** Looks, sees, stops. */
    void reads(ScriptedLink link, byte[] code) {
        looks(link);
        sees(link, code);
        stops(link);
    }

    /** What comes on the line when a code was seen, to its very end. */
    byte[] said(byte[] code) {
        var data = new byte[code.length + 1];
        data[0] = 0x1C;
        System.arraycopy(code, 0, data, 1, code.length);
        return this == ZEBRA_SSI ? packet(0xF3, 0, data) : withCr(code);
    }

    static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] withCr(byte[] code) {
        var with = Arrays.copyOf(code, code.length + 1);
        with[code.length] = '\r';
        return with;
    }

    /** A packet of the scanner. */
    static byte[] packet(int opcode, int status, byte[] data) {
        var packet = new ByteArrayOutputStream();
        packet.write(4 + data.length);
        packet.write(opcode);
        packet.write(0);
        packet.write(status);
        packet.writeBytes(data);
        int sum = 0;
        for (byte each : packet.toByteArray()) {
            sum += each & 0xFF;
        }
        packet.write((0x10000 - sum) >> 8);
        packet.write(0x10000 - sum);
        return packet.toByteArray();
    }
}
