package org.hall24.driver.sam;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Frames of the protocol papers, made independently of the driver, and synthetic cards. */
final class Golden {
    static final byte[] ASK_STATUS = hex("AAAAAA9669 0003 11FF ED");
    static final byte[] ASK_SAM_ID = hex("AAAAAA9669 0003 12FF EE");
    static final byte[] ASK_FIND = hex("AAAAAA9669 0003 2001 22");
    static final byte[] ASK_SELECT = hex("AAAAAA9669 0003 2002 21");
    static final byte[] ASK_READ = hex("AAAAAA9669 0003 3001 32");

    static final byte[] ASK_READ_WITH_FINGERPRINT = hex("AAAAAA9669 0003 3010 23");
    static final byte[] ASK_NEW_ADDRESS = hex("AAAAAA9669 0003 3003 30");
    static final byte[] SET_115200 = hex("AAAAAA9669 0003 6000 63");
    static final byte[] SET_57600 = hex("AAAAAA9669 0003 6001 62");
    static final byte[] SET_9600 = hex("AAAAAA9669 0003 6004 67");

    static final byte[] STATUS_OK = hex("AAAAAA9669 0004 000090 94");
    static final byte[] NO_CARD = hex("AAAAAA9669 0004 000080 84");
    static final byte[] FOUND = hex("AAAAAA9669 0008 00009F 00000000 97");
    static final byte[] SELECTED = hex("AAAAAA9669 000C 000090 0000000000000000 9C");
    static final byte[] SELECT_FAILED = hex("AAAAAA9669 0004 000081 85");
    static final byte[] READ_FAILED = hex("AAAAAA9669 0004 000041 45");
    static final byte[] NO_CONTENT = hex("AAAAAA9669 0004 000091 95");
    static final byte[] UNKNOWN_COMMAND = hex("AAAAAA9669 0004 000021 25");
    static final byte[] BAD_CHECKSUM = hex("AAAAAA9669 0004 000010 14");
    static final byte[] SELF_TEST_FAILED = hex("AAAAAA9669 0004 000060 64");
    static final byte[] NOT_AUTHORISED = hex("AAAAAA9669 0004 000066 62");
    static final byte[] SAM_ID = hex("AAAAAA9669 0014 000090 05000100 01000000 02000000 03000000 80");

    private Golden() {}

    static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    static byte[] refusal(int status) {
        return frame(new byte[] {0, 0, (byte) status});
    }

    /** The resident of the worked example in GB 11643. */
    static byte[] resident(String validTo) {
        return card("测试甲", "", validTo);
    }

    static byte[] card(String name, String flag, String validTo) {
        return base(residentText(name, flag, validTo));
    }

    private static byte[] residentText(String name, String flag, String validTo) {
        var text = new ByteArrayOutputStream();
        text.writeBytes(field(name, 30));
        text.writeBytes(field("1", 2));
        text.writeBytes(field("01", 4));
        text.writeBytes(field("19491231", 16));
        text.writeBytes(field("北京市朝阳区测试路1号", 70));
        text.writeBytes(field("11010519491231002X", 36));
        text.writeBytes(field("测试公安局", 30));
        text.writeBytes(field("20200101", 16));
        text.writeBytes(field(validTo, 16));
        text.writeBytes(field("", 28));
        text.writeBytes(field(flag, 2));
        text.writeBytes(field("", 6));
        return text.toByteArray();
    }

    /** The same resident, with a fingerprint block of so many zeros. */
    static byte[] residentWithFingerprint(int bytes) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(hex("000090 0100 0400"));
        body.write(bytes >> 8);
        body.write(bytes);
        body.writeBytes(residentText("测试甲", "", "20400101"));
        body.writeBytes(new byte[1024 + bytes]);
        return frame(body.toByteArray());
    }

    static byte[] newAddress(String... addresses) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(hex("000090"));
        for (String address : addresses) {
            body.writeBytes(field(address, 70));
        }
        return frame(body.toByteArray());
    }

    /** 港澳台居民居住证. */
    static byte[] hkMacaoTaiwan() {
        var text = new ByteArrayOutputStream();
        text.writeBytes(fields("测试乙", 30, "2", 2, "", 4, "19900101", 16, "广东省深圳市测试路2号", 70, "810000199001010019", 36));
        text.writeBytes(fields("测试公安局", 30, "20200101", 16, "20250101", 16, "H00000000", 18, "01", 4, "", 6));
        text.writeBytes(fields("J", 2, "", 6));
        return base(text.toByteArray());
    }

    /** 外国人永久居留身份证, 2017. */
    static byte[] foreigner2017() {
        var text = new ByteArrayOutputStream();
        text.writeBytes(fields("ZHENGJIAN, YANGBEN", 120, "2", 2, "PAK310080010103", 30, "PAK", 6, "证件样本", 30));
        text.writeBytes(fields("20230808", 16, "20330807", 16, "19800101", 16, "01", 4, "1500", 8, "I", 2, "", 6));
        return base(text.toByteArray());
    }

    /** 外国人永久居留身份证, 2023. */
    static byte[] foreigner2023() {
        return foreigner2023("ZHENGJIAN, YANGBEN", "");
    }

    static byte[] foreigner2023(String englishName, String rest) {
        var text = new ByteArrayOutputStream();
        text.writeBytes(fields("证件样本", 30, "2", 2, "01", 4, "19800101", 16, englishName, 70));
        text.writeBytes(fields("931586198001010028", 36, "", 30, "20230808", 16, "20330807", 16, rest, 22, "586", 6));
        text.writeBytes(fields("Y", 2, "", 6));
        return base(text.toByteArray());
    }

    private static byte[] fields(Object... textsAndLengths) {
        var all = new ByteArrayOutputStream();
        for (int i = 0; i < textsAndLengths.length; i += 2) {
            all.writeBytes(field((String) textsAndLengths[i], (Integer) textsAndLengths[i + 1]));
        }
        return all.toByteArray();
    }

    static byte[] base(byte[] text) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(hex("000090 0100 0400"));
        body.writeBytes(text);
        body.writeBytes(new byte[1024]);
        return frame(body.toByteArray());
    }

    static byte[] frame(byte[] body) {
        int length = body.length + 1;
        var frame = new ByteArrayOutputStream();
        frame.writeBytes(hex("AAAAAA9669"));
        frame.write(length >> 8);
        frame.write(length);
        frame.writeBytes(body);
        int check = (length >> 8) ^ (length & 0xFF);
        for (byte b : body) {
            check ^= b;
        }
        frame.write(check);
        return frame.toByteArray();
    }

    private static byte[] field(String text, int bytes) {
        byte[] written = text.getBytes(StandardCharsets.UTF_16LE);
        var field = new byte[bytes];
        for (int i = 0; i < bytes; i += 2) {
            field[i] = ' ';
        }
        System.arraycopy(written, 0, field, 0, written.length);
        return field;
    }
}
