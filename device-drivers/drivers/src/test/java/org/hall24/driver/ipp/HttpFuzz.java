package org.hall24.driver.ipp;

import java.util.Arrays;
import org.hall24.driver.ipp.HttpAnswer.Progress;

/** Fuzz target: whatever comes instead of an HTTP answer, it ends or goes on, the same in whatever pieces it comes, and never grows beyond its limit. */
public final class HttpFuzz {
    private static final int BODY_BYTES_MAX = 512 * 1024;

    private HttpFuzz() {}

    /** One input: its first byte says in how large pieces the rest comes. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 2) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        var whole = new HttpAnswer();
        var atOnce = take(whole, rest, rest.length);
        var pieces = new HttpAnswer();
        var pieceByPiece = take(pieces, rest, 1 + (input[0] & 0x3F));
        if (atOnce != pieceByPiece) {
            throw new IllegalStateException("at once " + atOnce + ", piece by piece " + pieceByPiece);
        }
        boolean same = whole.status() == pieces.status()
                && whole.hangsUp() == pieces.hangsUp()
                && Arrays.equals(whole.body(), pieces.body());
        if (atOnce == Progress.WHOLE && !same) {
            throw new IllegalStateException("another answer piece by piece");
        }
        if (whole.body().length > BODY_BYTES_MAX) {
            throw new IllegalStateException("a body beyond its limit");
        }
    }

    /** All of it, as a line would bring it: nothing more is read once it is known what it is. */
    private static Progress take(HttpAnswer answer, byte[] bytes, int piece) {
        var progress = Progress.COMING;
        for (int at = 0; at < bytes.length && progress != Progress.NONSENSE; at += piece) {
            var part = Arrays.copyOfRange(bytes, at, Math.min(at + piece, bytes.length));
            progress = answer.take(part, part.length);
        }
        return progress;
    }
}
