package org.hall24.simulator.document;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An answer being written down. A group that was asked for some attributes only gets those. */
final class IppReply {
    static final int OK = 0x0000;
    static final int BAD_REQUEST = 0x0400;
    static final int NOT_POSSIBLE = 0x0404;
    static final int NOT_FOUND = 0x0406;
    static final int FORMAT_NOT_SUPPORTED = 0x040A;
    static final int OPERATION_NOT_SUPPORTED = 0x0501;
    static final int NOT_ACCEPTING = 0x0506;
    static final int BUSY = 0x0507;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private List<String> asked = List.of();

    /** Writes one thing. */
    private interface Writing {
        void run() throws IOException;
    }

    IppReply(int version, int status, int id) {
        write(() -> {
            out.writeShort(version);
            out.writeShort(status);
            out.writeInt(id);
            out.writeByte(0x01);
        });
        text(0x47, "attributes-charset", "utf-8");
        text(0x48, "attributes-natural-language", "en");
    }

    /**
     * Begins attributes of another thing.
     *
     * @param wanted names that were asked for; empty, or {@code all} among them = everything
     */
    IppReply group(int tag, List<String> wanted) {
        asked = wanted.contains("all") || wanted.contains("printer-description") ? List.of() : wanted;
        write(() -> out.writeByte(tag));
        return this;
    }

    IppReply keywords(String name, List<String> values) {
        return texts(0x44, name, values);
    }

    IppReply formats(String name, List<String> values) {
        return texts(0x49, name, values);
    }

    IppReply octets(String name, List<String> values) {
        return texts(0x30, name, values);
    }

    IppReply uri(String name, String value) {
        return texts(0x45, name, List.of(value));
    }

    IppReply name(String name, String value) {
        return texts(0x42, name, List.of(value));
    }

    IppReply number(String name, int value) {
        return numbers(0x21, name, List.of(value));
    }

    IppReply enums(String name, List<Integer> values) {
        return numbers(0x23, name, values);
    }

    IppReply flag(String name, boolean value) {
        if (wants(name)) {
            head(0x22, name, 1);
            write(() -> out.writeBoolean(value));
        }
        return this;
    }

    IppReply range(String name, int from, int to) {
        if (wants(name)) {
            head(0x33, name, 8);
            write(() -> {
                out.writeInt(from);
                out.writeInt(to);
            });
        }
        return this;
    }

    IppReply dotsAnInch(String name, int dots) {
        if (wants(name)) {
            head(0x32, name, 9);
            write(() -> {
                out.writeInt(dots);
                out.writeInt(dots);
                out.writeByte(3);
            });
        }
        return this;
    }

    /** The one paper in the one tray, as a collection with a size in it. */
    IppReply mediaInTray(String name, String media, String tray, int across, int along) {
        if (!wants(name)) {
            return this;
        }
        head(0x34, name, 0);
        member("media-size-name");
        text(0x44, "", media);
        member("media-size");
        head(0x34, "", 0);
        member("x-dimension");
        number("", across);
        member("y-dimension");
        number("", along);
        head(0x37, "", 0);
        member("media-source");
        text(0x44, "", tray);
        head(0x37, "", 0);
        return this;
    }

    byte[] toBytes() {
        write(() -> out.writeByte(0x03));
        return bytes.toByteArray();
    }

    private void member(String name) {
        text(0x4A, "", name);
    }

    private IppReply numbers(int tag, String name, List<Integer> values) {
        if (wants(name)) {
            for (int i = 0; i < values.size(); i++) {
                int value = values.get(i);
                head(tag, i == 0 ? name : "", 4);
                write(() -> out.writeInt(value));
            }
        }
        return this;
    }

    private IppReply texts(int tag, String name, List<String> values) {
        if (wants(name)) {
            for (int i = 0; i < values.size(); i++) {
                text(tag, i == 0 ? name : "", values.get(i));
            }
        }
        return this;
    }

    private boolean wants(String name) {
        return asked.isEmpty() || name.isEmpty() || asked.contains(name);
    }

    private void text(int tag, String name, String value) {
        var written = value.getBytes(StandardCharsets.UTF_8);
        head(tag, name, written.length);
        write(() -> out.write(written));
    }

    private void head(int tag, String name, int length) {
        var written = name.getBytes(StandardCharsets.US_ASCII);
        write(() -> {
            out.writeByte(tag);
            out.writeShort(written.length);
            out.write(written);
            out.writeShort(length);
        });
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }
}
