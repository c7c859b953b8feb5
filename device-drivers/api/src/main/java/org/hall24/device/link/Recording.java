package org.hall24.device.link;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What went over a line, when and in which direction; masked. As a file: a header of lines with {@code #}, then a line an event, {@code t dir
 * hex}: {@code t} in milliseconds since the line opened, {@code >} to the device, {@code <} from it, {@code !} and a word for what happened to
 * the line itself.
 *
 * @param url the device URL it was recorded with
 * @param events in their order
 */
public record Recording(String url, List<Event> events) {
    /** An hour of talk with a reader, or one long receipt as pictures, is less; also the most that is read back. */
    public static final int FILE_CHARACTERS_MAX = 16 << 20;

    static final String TITLE = "# hall24 recording 1, masked";
    static final String URL = "# url ";

    /** The line hung up and was dialled again, as some devices want it. */
    static final String RENEWED = "renewed";

    /** The device's end of the line ended. */
    static final String ENDED = "ended";

    /** The line broke. */
    static final String BROKE = "broke";

    private static final Pattern LINE =
            Pattern.compile("([0-9]{1,10}) (?:([<>]) ((?:[0-9a-f]{2})+)|! ([a-z-]{1,20}))(?: #.*)?");

    /** One write in hexadecimal, its time and a remark. */
    private static final int LINE_CHARACTERS_MAX = 2 * ByteLink.BYTES_MAX + 64;

    /** Something that happened at this time. */
    public sealed interface Event {
        /** Since the line opened. */
        Duration at();
    }

    /** Bytes went over it. */
    public record Bytes(Duration at, Masker.Direction direction, String hex) implements Event {
        byte[] content() {
            return HexFormat.of().parseHex(hex);
        }
    }

    /** Something happened to the line: {@code renewed}, {@code ended}, {@code broke}, {@code full}. */
    public record Mark(Duration at, String word) implements Event {}

    /** A recording. */
    public Recording {
        events = List.copyOf(events);
    }

    /**
     * Reads one back.
     *
     * @throws IOException when it is none, with the number of the line that is wrong
     */
    public static Recording read(Reader from) throws IOException {
        var lines = new BufferedReader(from);
        if (!line(lines, 1).equals(Optional.of(TITLE))) {
            throw new IOException("this is no recording: its first line is not '" + TITLE + "'");
        }
        var url = "";
        var events = new ArrayList<Event>();
        long characters = 0;
        int number = 2;
        for (var line = line(lines, number); line.isPresent(); line = line(lines, number)) {
            var text = line.get();
            characters += text.length();
            if (characters > FILE_CHARACTERS_MAX) {
                throw new IOException(
                        "line " + number + ": a recording has at most " + FILE_CHARACTERS_MAX + " characters");
            }
            if (text.startsWith(URL)) {
                url = text.substring(URL.length());
            } else if (!text.startsWith("#") && !text.isBlank()) {
                events.add(event(text, number));
            }
            number++;
        }
        return new Recording(url, events);
    }

    /** The next line without its end; empty = there is none. One that is longer than any is not read to its end. */
    private static Optional<String> line(Reader from, int number) throws IOException {
        var line = new StringBuilder();
        int next = from.read();
        if (next < 0) {
            return Optional.empty();
        }
        while (next >= 0 && next != '\n') {
            if (line.length() == LINE_CHARACTERS_MAX) {
                throw new IOException("line " + number + ": a line of a recording has at most " + LINE_CHARACTERS_MAX
                        + " characters");
            }
            line.append((char) next);
            next = from.read();
        }
        boolean windows = line.length() > 0 && line.charAt(line.length() - 1) == '\r';
        return Optional.of(windows ? line.substring(0, line.length() - 1) : line.toString());
    }

    private static Event event(String line, int number) throws IOException {
        var parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IOException(
                    "line " + number + " of the recording must read 'time < hex', 'time > hex' or 'time ! word'");
        }
        var at = Duration.ofMillis(Long.parseLong(parts.group(1)));
        if (parts.group(4) != null) {
            return new Mark(at, parts.group(4));
        }
        boolean sent = ">".equals(parts.group(2));
        return new Bytes(at, sent ? Masker.Direction.TO_DEVICE : Masker.Direction.FROM_DEVICE, parts.group(3));
    }
}
