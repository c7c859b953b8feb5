package org.hall24.driver.ipp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One answer of a printer, as RFC 8010 writes it down. Values of kinds nobody here asks about are kept as {@link Other}: a printer may say
 * more than we understand.
 *
 * @param status what it says to the request; below 0x0100 it did it
 * @param id the number of the request it answers
 */
record IppAnswer(int status, int id, List<Group> groups) {
    static final int NOT_POSSIBLE = 0x0404;
    static final int NOT_FOUND = 0x0406;
    static final int GONE = 0x0407;
    static final int BAD_VERSION = 0x0503;
    static final int BUSY = 0x0507;

    static final int PRINTER_GROUP = 0x04;
    static final int JOB_GROUP = 0x02;

    private static final int DONE_BELOW = 0x0100;
    private static final int END = 0x03;
    private static final int DELIMITERS_BELOW = 0x10;
    private static final int INTEGER = 0x21;
    private static final int BOOLEAN = 0x22;
    private static final int ENUM = 0x23;
    private static final int OCTETS = 0x30;
    private static final int RESOLUTION = 0x32;
    private static final int RANGE = 0x33;
    private static final int BEGIN_COLLECTION = 0x34;
    private static final int TEXT_WITH_LANGUAGE = 0x35;
    private static final int NAME_WITH_LANGUAGE = 0x36;
    private static final int END_COLLECTION = 0x37;
    private static final int WORDS_FROM = 0x41;
    private static final int WORDS_TO = 0x49;
    private static final int MEMBER = 0x4A;

    /** Collections in collections: media sizes are two deep. */
    private static final int DEPTH_MAX = 8;

    /** What one attribute says. */
    sealed interface Value {}

    /** A number, or one of a numbered list. */
    record Whole(int number) implements Value {}

    record Flag(boolean set) implements Value {}

    /** Keywords, names, texts, formats, addresses, and bytes that are read as text. */
    record Word(String text) implements Value {}

    record Range(int from, int to) implements Value {}

    /** Dots an inch. */
    record Resolution(int across, int along) implements Value {}

    /** Named values inside a value. */
    record Collection(Map<String, List<Value>> members) implements Value {}

    /** Something we never ask about, or a value that says there is none. */
    record Other(int tag) implements Value {}

    /** Attributes that speak of one thing. */
    record Group(int tag, Map<String, List<Value>> attributes) {
        List<Value> all(String name) {
            return attributes.getOrDefault(name, List.of());
        }

        Optional<Integer> whole(String name) {
            return all(name).stream()
                    .filter(Whole.class::isInstance)
                    .map(value -> ((Whole) value).number())
                    .findFirst();
        }

        Optional<Boolean> flag(String name) {
            return all(name).stream()
                    .filter(Flag.class::isInstance)
                    .map(value -> ((Flag) value).set())
                    .findFirst();
        }

        Optional<String> word(String name) {
            return words(name).stream().findFirst();
        }

        List<String> words(String name) {
            return all(name).stream()
                    .filter(Word.class::isInstance)
                    .map(value -> ((Word) value).text())
                    .toList();
        }
    }

    boolean done() {
        return status < DONE_BELOW;
    }

    /** The attributes of the one thing that was asked about; empty ones when there are none. */
    Group group(int tag) {
        return groups(tag).stream().findFirst().orElse(new Group(tag, Map.of()));
    }

    List<Group> groups(int tag) {
        return groups.stream().filter(group -> group.tag() == tag).toList();
    }

    /** Reads an answer; empty when these bytes are none. */
    static Optional<IppAnswer> parse(byte[] bytes) {
        try {
            return Optional.of(new Reader(ByteBuffer.wrap(bytes)).answer());
        } catch (Malformed _) {
            return Optional.empty();
        }
    }

    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed() {
            super("not an IPP answer", null, false, false);
        }
    }

    /** A named value as it stands on the wire. */
    private record Field(int tag, String name, ByteBuffer value) {}

    private static final class Reader {
        private final ByteBuffer bytes;

        Reader(ByteBuffer bytes) {
            this.bytes = bytes;
        }

        IppAnswer answer() throws Malformed {
            need(8);
            bytes.getShort(); // its version: whatever it speaks, the encoding is the same
            int status = bytes.getShort() & 0xFFFF;
            int id = bytes.getInt();
            var groups = new ArrayList<Group>();
            int tag = next();
            while (tag != END) {
                if (tag >= DELIMITERS_BELOW) {
                    throw new Malformed();
                }
                var attributes = new LinkedHashMap<String, List<Value>>();
                groups.add(new Group(tag, attributes));
                tag = group(attributes);
            }
            return new IppAnswer(status, id, List.copyOf(groups));
        }

        /** Reads attributes; answers the delimiter after them. */
        private int group(Map<String, List<Value>> into) throws Malformed {
            String last = "";
            int tag = next();
            while (tag >= DELIMITERS_BELOW) {
                var field = field(tag);
                if (!field.name().isEmpty()) {
                    last = field.name();
                } else if (last.isEmpty()) {
                    throw new Malformed();
                }
                into.computeIfAbsent(last, _ -> new ArrayList<>()).add(value(field, 0));
                tag = next();
            }
            return tag;
        }

        private Value value(Field field, int depth) throws Malformed {
            var value = field.value();
            return switch (field.tag()) {
                case INTEGER, ENUM -> new Whole(number(value, 4));
                case BOOLEAN -> new Flag(sized(value, 1).get() != 0);
                case RANGE -> new Range(number(value, 8), value.getInt());
                case RESOLUTION -> resolution(sized(value, 9));
                case BEGIN_COLLECTION -> collection(depth + 1);
                case OCTETS -> new Word(text(value));
                case TEXT_WITH_LANGUAGE, NAME_WITH_LANGUAGE -> withLanguage(value);
                default ->
                    field.tag() >= WORDS_FROM && field.tag() <= WORDS_TO
                            ? new Word(text(value))
                            : new Other(field.tag());
            };
        }

        private Value collection(int depth) throws Malformed {
            if (depth > DEPTH_MAX) {
                throw new Malformed();
            }
            var members = new LinkedHashMap<String, List<Value>>();
            String last = "";
            while (true) {
                var field = field(next());
                if (field.tag() == END_COLLECTION) {
                    return new Collection(members);
                }
                if (field.tag() == MEMBER) {
                    last = text(field.value());
                } else if (last.isEmpty() || field.tag() < DELIMITERS_BELOW) {
                    throw new Malformed();
                } else {
                    members.computeIfAbsent(last, _ -> new ArrayList<>()).add(value(field, depth));
                }
            }
        }

        private static Value resolution(ByteBuffer value) {
            int across = value.getInt();
            int along = value.getInt();
            boolean centimetres = value.get() == 4;
            return centimetres
                    ? new Resolution((int) Math.round(across * 2.54), (int) Math.round(along * 2.54))
                    : new Resolution(across, along);
        }

        private static Value withLanguage(ByteBuffer value) throws Malformed {
            for (int i = 0; i < 2; i++) {
                if (value.remaining() < 2) {
                    throw new Malformed();
                }
                int length = value.getShort() & 0xFFFF;
                if (length > value.remaining()) {
                    throw new Malformed();
                }
                if (i == 1) {
                    return new Word(text(value.slice(value.position(), length)));
                }
                value.position(value.position() + length);
            }
            throw new Malformed();
        }

        private Field field(int tag) throws Malformed {
            String name = text(piece());
            return new Field(tag, name, piece());
        }

        private ByteBuffer piece() throws Malformed {
            need(2);
            int length = bytes.getShort() & 0xFFFF;
            need(length);
            var piece = bytes.slice(bytes.position(), length);
            bytes.position(bytes.position() + length);
            return piece;
        }

        private int next() throws Malformed {
            need(1);
            return bytes.get() & 0xFF;
        }

        private void need(int count) throws Malformed {
            if (bytes.remaining() < count) {
                throw new Malformed();
            }
        }

        private static int number(ByteBuffer value, int size) throws Malformed {
            return sized(value, size).getInt();
        }

        private static ByteBuffer sized(ByteBuffer value, int size) throws Malformed {
            if (value.remaining() != size) {
                throw new Malformed();
            }
            return value;
        }

        private static String text(ByteBuffer value) {
            return StandardCharsets.UTF_8.decode(value).toString();
        }
    }
}
