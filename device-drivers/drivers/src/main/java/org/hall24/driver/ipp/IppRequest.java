package org.hall24.driver.ipp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One request on its way, as RFC 8010 writes it down. Attributes stand in the order in which they are named here. */
final class IppRequest {
    static final int PRINT_JOB = 0x0002;
    static final int VALIDATE_JOB = 0x0004;
    static final int CREATE_JOB = 0x0005;
    static final int SEND_DOCUMENT = 0x0006;
    static final int CANCEL_JOB = 0x0008;
    static final int GET_JOB_ATTRIBUTES = 0x0009;
    static final int GET_JOBS = 0x000A;
    static final int GET_PRINTER_ATTRIBUTES = 0x000B;

    /** IPP 2.0; a printer of the older kind answers that it does not know it. */
    static final int VERSION_2_0 = 0x0200;

    static final int VERSION_1_1 = 0x0101;

    private static final int OPERATION_GROUP = 0x01;
    private static final int JOB_GROUP = 0x02;
    private static final int END = 0x03;

    private static final int INTEGER = 0x21;
    private static final int BOOLEAN = 0x22;
    private static final int RANGE = 0x33;
    private static final int NAME = 0x42;
    private static final int KEYWORD = 0x44;
    private static final int URI = 0x45;
    private static final int CHARSET = 0x47;
    private static final int LANGUAGE = 0x48;
    private static final int FORMAT = 0x49;

    /** An attribute's value is counted in two bytes, and none of ours is longer than a line. */
    private static final int VALUE_BYTES_MAX = 1_023;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    IppRequest(int version, int operation, int id, String printerUri) {
        number(version, 2);
        number(operation, 2);
        number(id, 4);
        bytes.write(OPERATION_GROUP);
        text(CHARSET, "attributes-charset", "utf-8");
        text(LANGUAGE, "attributes-natural-language", "en");
        text(URI, "printer-uri", printerUri);
    }

    /** From here the attributes speak of the job to be made. */
    IppRequest job() {
        bytes.write(JOB_GROUP);
        return this;
    }

    IppRequest keyword(String name, String value) {
        return text(KEYWORD, name, value);
    }

    IppRequest keywords(String name, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            text(KEYWORD, i == 0 ? name : "", values.get(i));
        }
        return this;
    }

    IppRequest name(String name, String value) {
        return text(NAME, name, value);
    }

    IppRequest format(String name, String value) {
        return text(FORMAT, name, value);
    }

    IppRequest whole(String name, int value) {
        head(INTEGER, name, 4);
        number(value, 4);
        return this;
    }

    IppRequest flag(String name, boolean value) {
        head(BOOLEAN, name, 1);
        bytes.write(value ? 1 : 0);
        return this;
    }

    IppRequest range(String name, int from, int to) {
        head(RANGE, name, 8);
        number(from, 4);
        number(to, 4);
        return this;
    }

    /** The bytes before the document. */
    byte[] toBytes() {
        bytes.write(END);
        return bytes.toByteArray();
    }

    private IppRequest text(int tag, String name, String value) {
        var written = value.getBytes(StandardCharsets.UTF_8);
        if (written.length > VALUE_BYTES_MAX) {
            throw new IllegalArgumentException(name + " has " + written.length + " bytes, at most " + VALUE_BYTES_MAX);
        }
        head(tag, name, written.length);
        bytes.writeBytes(written);
        return this;
    }

    private void head(int tag, String name, int valueLength) {
        var written = name.getBytes(StandardCharsets.US_ASCII);
        bytes.write(tag);
        number(written.length, 2);
        bytes.writeBytes(written);
        number(valueLength, 2);
    }

    private void number(int value, int width) {
        for (int shift = (width - 1) * 8; shift >= 0; shift -= 8) {
            bytes.write(value >>> shift);
        }
    }
}
