package org.hall24.driver.ipp;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.link.ByteLink;

/** As much of HTTP/1.1 as IPP rides on: one POST after another over a link that may be dialled again between them. */
final class HttpLine {
    /** What the printer is sent at once: a page of a document, little enough to notice soon that it stopped taking. */
    private static final int PIECE_BYTES_MAX = 16 * 1024;

    private static final int READ_BYTES = 4 * 1024;

    private final ByteLink link;
    private final String path;
    private final InstantSource clock;
    private final Calm calm;
    private boolean stale;

    HttpLine(ByteLink link, String path, InstantSource clock, Calm calm) {
        this.link = link;
        this.path = path;
        this.clock = clock;
        this.calm = calm;
    }

    /** What follows a request: a document, as long as it is. */
    interface Body {
        /** How many bytes; negative = nobody knows before, it is sent in chunks. */
        long length();

        /** Writes all of it. */
        void to(Sink sink) throws IOException;
    }

    /** Takes a document piece by piece. */
    interface Sink {
        void take(byte[] bytes, int from, int count) throws IOException;
    }

    /** No document. */
    static final Body NOTHING = new Body() {
        @Override
        public long length() {
            return 0;
        }

        @Override
        public void to(Sink sink) {}
    };

    /** A file that lies in memory. */
    static Body of(byte[] file) {
        return new Body() {
            @Override
            public long length() {
                return file.length;
            }

            @Override
            public void to(Sink sink) throws IOException {
                sink.take(file, 0, file.length);
            }
        };
    }

    /**
     * Posts and waits for the whole answer.
     *
     * @return its body; empty = it did not come in time, and the next post dials again
     * @throws IOException when the line broke
     * @throws DeviceException when somebody answers who is no IPP printer, or says that this one must not be used
     * @throws InterruptedException when interrupted while waiting, unless all is to be calm; what comes late is not taken for the next
     *     answer
     */
    Optional<byte[]> post(byte[] request, Body body, Duration answerMax)
            throws IOException, DeviceException, InterruptedException {
        link.renew(stale);
        stale = true; // until its answer has come
        boolean chunked = body.length() < 0;
        link.write(
                head(chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + (request.length + body.length())));
        Sink sink = chunked ? this::chunk : this::pieces;
        sink.take(request, 0, request.length);
        body.to(sink);
        if (chunked) {
            link.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        return answer(answerMax);
    }

    private byte[] head(String size) {
        var host = link.address().isEmpty() ? "localhost" : link.address();
        return ("POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/ipp\r\n"
                        + "Accept: application/ipp\r\n" + size + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private void pieces(byte[] bytes, int from, int count) throws IOException {
        for (int at = from; at < from + count; at += PIECE_BYTES_MAX) {
            link.write(Arrays.copyOfRange(bytes, at, Math.min(at + PIECE_BYTES_MAX, from + count)));
        }
    }

    private void chunk(byte[] bytes, int from, int count) throws IOException {
        for (int at = from; at < from + count; at += PIECE_BYTES_MAX) {
            int size = Math.min(PIECE_BYTES_MAX, from + count - at);
            link.write((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            link.write(Arrays.copyOfRange(bytes, at, at + size));
            link.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }

    private Optional<byte[]> answer(Duration answerMax) throws IOException, DeviceException, InterruptedException {
        var giveUpAt = clock.instant().plus(answerMax);
        var answer = new HttpAnswer();
        var piece = new byte[READ_BYTES];
        while (true) {
            var left = Duration.between(clock.instant(), giveUpAt);
            if (!left.isPositive()) {
                return Optional.empty();
            }
            int count = read(piece, left);
            if (count < 0) {
                throw new EOFException("the printer hung up inside an answer");
            }
            switch (answer.take(piece, count)) {
                case COMING -> {}
                case NONSENSE -> throw new DeviceException(Fault.GARBLED, "bytes that are no HTTP answer");
                case WHOLE -> {
                    stale = answer.hangsUp();
                    return Optional.of(accepted(answer));
                }
            }
        }
    }

    private int read(byte[] piece, Duration patience) throws IOException, InterruptedException {
        try {
            return link.read(piece, patience);
        } catch (InterruptedException e) {
            calm.heard(e);
            return 0;
        }
    }

    private static byte[] accepted(HttpAnswer answer) throws DeviceException {
        return switch (answer.status()) {
            case 200 -> answer.body();
            case 401, 403 -> throw refused(Fault.MISCONFIGURED, answer, "it wants a password");
            case 404, 405 -> throw refused(Fault.MISCONFIGURED, answer, "its path is another one");
            case 301, 302, 307, 308 -> throw refused(Fault.MISCONFIGURED, answer, "it lives elsewhere");
            case 426 -> throw refused(Fault.MISCONFIGURED, answer, "it takes encrypted lines only");
            case 503 -> throw refused(Fault.BUSY, answer, "it is busy");
            default -> throw refused(Fault.REFUSED, answer, "it refuses");
        };
    }

    private static DeviceException refused(Fault fault, HttpAnswer answer, String sentence) {
        return new DeviceException(fault, "HTTP " + answer.status() + ": " + sentence);
    }
}
