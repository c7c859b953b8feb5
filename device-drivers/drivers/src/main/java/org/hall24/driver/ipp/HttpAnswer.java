package org.hall24.driver.ipp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** One HTTP answer as its bytes come: with a length, in chunks, or not at all what was expected. Everything in it has a limit. */
final class HttpAnswer {
    /** A status line and its headers; printers send some hundred bytes. */
    private static final int HEAD_BYTES_MAX = 16 * 1024;

    /** We ask for two dozen attributes and a list of jobs: some kilobytes. */
    private static final int BODY_BYTES_MAX = 512 * 1024;

    private static final int LINE_BYTES_MAX = 4 * 1024;

    /** How far it is. */
    enum Progress {
        COMING,
        WHOLE,
        NONSENSE
    }

    private enum Part {
        STATUS,
        HEADERS,
        LENGTH_BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILERS,
        END
    }

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Map<String, String> headers = new HashMap<>();
    private Part part = Part.STATUS;
    private int headBytes;
    private int status;
    private boolean old;
    private long left;

    int status() {
        return status;
    }

    byte[] body() {
        return body.toByteArray();
    }

    /** Whether the printer hangs up after this answer. */
    boolean hangsUp() {
        var word = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
        return word.contains("close") || (old && !word.contains("keep-alive"));
    }

    /** Takes the next bytes of the line. */
    Progress take(byte[] bytes, int count) {
        for (int i = 0; i < count; i++) {
            if (part == Part.END || !takes(bytes[i])) {
                return Progress.NONSENSE; // also more than one answer to one question
            }
        }
        return part == Part.END ? Progress.WHOLE : Progress.COMING;
    }

    private boolean takes(byte one) {
        return switch (part) {
            case LENGTH_BODY, CHUNK -> content(one);
            case STATUS, HEADERS, CHUNK_SIZE, CHUNK_END, TRAILERS -> {
                if (one != '\n') {
                    line.write(one);
                    headBytes++;
                    yield line.size() <= LINE_BYTES_MAX && headBytes <= HEAD_BYTES_MAX;
                }
                var text = line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
                line.reset();
                yield line(text);
            }
            case END -> false;
        };
    }

    private boolean content(byte one) {
        body.write(one);
        left--;
        if (left == 0) {
            part = part == Part.CHUNK ? Part.CHUNK_END : Part.END;
        }
        return true;
    }

    private boolean line(String text) {
        return switch (part) {
            case STATUS -> statusLine(text);
            case HEADERS -> text.isEmpty() ? headEnds() : header(text);
            case CHUNK_SIZE -> chunkSize(text);
            case CHUNK_END -> {
                part = Part.CHUNK_SIZE;
                yield text.isEmpty();
            }
            case TRAILERS -> {
                if (text.isEmpty()) {
                    part = Part.END;
                }
                yield true;
            }
            case LENGTH_BODY, CHUNK, END -> false;
        };
    }

    private boolean statusLine(String text) {
        if (!text.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
            return false;
        }
        old = text.startsWith("HTTP/1.0");
        status = Integer.parseInt(text.substring(9, 12));
        part = Part.HEADERS;
        return true;
    }

    private boolean header(String text) {
        int colon = text.indexOf(':');
        if (colon <= 0) {
            return false;
        }
        headers.put(
                text.substring(0, colon).toLowerCase(Locale.ROOT),
                text.substring(colon + 1).strip());
        return true;
    }

    private boolean headEnds() {
        if (status / 100 == 1) { // "continue": the answer is still to come
            headers.clear();
            part = Part.STATUS;
            return true;
        }
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            part = Part.CHUNK_SIZE;
            return true;
        }
        var length = headers.getOrDefault("content-length", "0");
        if (!length.matches("[0-9]{1,9}") || Integer.parseInt(length) > BODY_BYTES_MAX) {
            return false;
        }
        left = Integer.parseInt(length);
        part = left == 0 ? Part.END : Part.LENGTH_BODY;
        return true;
    }

    private boolean chunkSize(String text) {
        var size = text.replaceAll(";.*", "").strip();
        if (!size.matches("[0-9A-Fa-f]{1,6}")) {
            return false;
        }
        left = Integer.parseInt(size, 16);
        part = left == 0 ? Part.TRAILERS : Part.CHUNK;
        return body.size() + left <= BODY_BYTES_MAX;
    }
}
