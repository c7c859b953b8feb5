package org.hall24.hub.fleet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A request's body, read with a limit and a deadline for all of it: whoever sends it drop by drop is cut off. */
final class Body {
    /** As long as a terminal waits for its answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** A line slower than this delivers no batch; the sender makes it smaller then. */
    private static final int BYTES_A_SECOND_MIN = 16 << 10;

    private static final int PIECE_BYTES = 8 << 10;

    private final End end;
    private final byte[] content;

    /** How the reading ended. */
    enum End {
        WHOLE,
        TOO_LARGE,
        TOO_SLOW,
        /** The other end went away. */
        CUT
    }

    private Body(End end, byte[] content) {
        this.end = end;
        this.content = content;
    }

    End end() {
        return end;
    }

    byte[] content() {
        return content;
    }

    /** Reads it. */
    static Body of(HttpServletRequest request, int bytesMax) {
        long declared = request.getContentLengthLong();
        if (declared > bytesMax) {
            return new Body(End.TOO_LARGE, new byte[0]);
        }
        long expected = declared < 0 ? bytesMax : declared;
        return read(request, bytesMax, PATIENCE.plusSeconds(expected / BYTES_A_SECOND_MIN), true);
    }

    /**
     * Reads it and forgets it, so that its sender comes to read the answer.
     *
     * @return whether all of it came
     */
    static boolean drained(HttpServletRequest request, int bytesMax, Duration patience) {
        return read(request, bytesMax, patience, false).end == End.WHOLE;
    }

    private static Body read(HttpServletRequest request, int bytesMax, Duration patience, boolean kept) {
        long deadline = System.nanoTime() + patience.toNanos();
        var content = new ByteArrayOutputStream();
        var piece = new byte[PIECE_BYTES];
        int total = 0;
        try {
            var in = request.getInputStream();
            while (true) {
                int count = in.read(piece);
                if (count < 0) {
                    return new Body(End.WHOLE, content.toByteArray());
                }
                total += count;
                if (total > bytesMax) {
                    return new Body(End.TOO_LARGE, new byte[0]);
                }
                if (System.nanoTime() > deadline) {
                    return new Body(End.TOO_SLOW, new byte[0]);
                }
                if (kept) {
                    content.write(piece, 0, count);
                }
            }
        } catch (SocketTimeoutException e) {
            return new Body(End.TOO_SLOW, new byte[0]);
        } catch (IOException e) {
            return new Body(End.CUT, new byte[0]);
        }
    }
}
