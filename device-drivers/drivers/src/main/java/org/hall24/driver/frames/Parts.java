package org.hall24.driver.frames;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * The parts of a {@code multipart/x-mixed-replace} answer, one JPEG each (RFC 2046 with what cameras make of it: some write the
 * boundary with two dashes too many in the header, some leave the length of a part out).
 */
final class Parts {
    /** The header of a camera's answer or of one part. */
    private static final int HEADER_LINES_MAX = 40;

    private static final int LINE_BYTES_MAX = 1_024;

    /** A 4K picture at high quality. */
    private static final int PART_BYTES_MAX = 8 << 20;

    /** What cameras send between two parts: a line end or two. */
    private static final int GAP_LINES_MAX = 4;

    private final InputStream in;
    private final String boundary;

    /** Whether the boundary before the next part was read with the last one. */
    private boolean atPart;

    private Parts(InputStream in, String boundary) {
        this.in = in;
        this.boundary = boundary;
    }

    /**
     * Reads the answer's header.
     *
     * @throws IOException when it is no stream of pictures
     */
    static Parts begin(InputStream in) throws IOException {
        String status = line(in);
        if (!status.matches("HTTP/1\\.[01] 200( .*)?")) {
            throw new IOException("it answers no 200 but '" + status.substring(0, Math.min(40, status.length())) + "'");
        }
        String type = header(in, "content-type");
        int at = type.toLowerCase(Locale.ROOT).indexOf("boundary=");
        if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/") || at < 0) {
            throw new IOException("it sends no motion JPEG but '" + type + "'");
        }
        String boundary =
                type.substring(at + "boundary=".length()).split(";", 2)[0].strip();
        if (boundary.length() > 1 && boundary.startsWith("\"") && boundary.endsWith("\"")) {
            boundary = boundary.substring(1, boundary.length() - 1);
        }
        return new Parts(in, boundary.startsWith("--") ? boundary : "--" + boundary);
    }

    /** The bytes of the next part; whoever does not want them drops them. */
    byte[] next() throws IOException {
        if (!atPart) {
            findBoundary();
        }
        atPart = false;
        String length = header(in, "content-length");
        if (length.isEmpty()) {
            return upToTheBoundary();
        }
        if (!length.matches("[0-9]{1,8}") || Integer.parseInt(length) > PART_BYTES_MAX) {
            throw new IOException("a picture of " + length + " bytes");
        }
        int bytes = Integer.parseInt(length);
        var part = in.readNBytes(bytes);
        if (part.length < bytes) {
            throw new EOFException("the line ended inside a picture");
        }
        return part;
    }

    private void findBoundary() throws IOException {
        String line = line(in);
        for (int i = 0; !line.startsWith(boundary); i++) {
            if (i == GAP_LINES_MAX) {
                throw new IOException("the boundary between two pictures is missing");
            }
            line = line(in);
        }
        refuseLast(line.substring(boundary.length()));
    }

    private static void refuseLast(String afterBoundary) throws IOException {
        if (afterBoundary.startsWith("--")) {
            throw new EOFException("the camera ended its pictures");
        }
    }

    private byte[] upToTheBoundary() throws IOException {
        var end = ("\r\n" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        var part = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < end.length) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the line ended inside a picture");
            }
            if (part.size() == PART_BYTES_MAX) {
                throw new IOException("a picture without end");
            }
            part.write(next);
            // the boundary begins with the only CR in it, so a failed match can only begin anew with this byte
            matched = next == end[matched] ? matched + 1 : next == end[0] ? 1 : 0;
        }
        refuseLast(line(in));
        atPart = true;
        return Arrays.copyOf(part.toByteArray(), part.size() - end.length);
    }

    /** One header's value out of all up to the empty line; empty when it is not there. */
    private static String header(InputStream in, String name) throws IOException {
        String value = "";
        for (int i = 0; i < HEADER_LINES_MAX; i++) {
            String line = line(in);
            if (line.isEmpty()) {
                return value;
            }
            int colon = line.indexOf(':');
            if (colon > 0
                    && line.substring(0, colon).strip().toLowerCase(Locale.ROOT).equals(name)) {
                value = line.substring(colon + 1).strip();
            }
        }
        throw new IOException("a header without end");
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the line ended");
            }
            if (line.length() == LINE_BYTES_MAX) {
                throw new IOException("a header line without end");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }
}
