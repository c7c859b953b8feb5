package org.hall24.bench.card;

import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.hall24.device.link.ByteLink;

/** The same bytes as a reading, moved by somebody who looks at none of them: the peer that no driver can beat. */
final class BareWire {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);

    /** Start, eight bits, stop. */
    private static final int BITS_A_BYTE = 10;

    private static final double MILLIS_A_SECOND = 1e3;

    /** One question and how many bytes answer it. */
    private record Step(String request, int answerBytes) {}

    private static final List<Step> READING = List.of(
            new Step("aaaaaa96690003200122", 15),
            new Step("aaaaaa96690003200221", 19),
            new Step("aaaaaa96690003300132", 1_295));

    private BareWire() {}

    /** How many bytes a reading moves, questions and answers. */
    static int bytes() {
        return READING.stream()
                .mapToInt(step -> step.request().length() / 2 + step.answerBytes())
                .sum();
    }

    /** How long they take on the wire, by arithmetic. */
    static double wireMillis(int baud) {
        return bytes() * BITS_A_BYTE * MILLIS_A_SECOND / baud;
    }

    /** Moves them. */
    static void read(ByteLink link) throws IOException, InterruptedException {
        var piece = new byte[2 * 1024];
        for (var step : READING) {
            link.write(HexFormat.of().parseHex(step.request()));
            int left = step.answerBytes();
            while (left > 0) {
                int count = link.read(piece, ANSWER_MAX);
                if (count <= 0) {
                    throw new IOException("the simulated reader stopped in the middle");
                }
                left -= count;
            }
        }
    }
}
