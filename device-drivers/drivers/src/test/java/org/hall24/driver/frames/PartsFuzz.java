package org.hall24.driver.frames;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Fuzz target: whatever a network camera sends, its parts end, each stands in what was sent, and what is no stream of pictures is said to be none. */
public final class PartsFuzz {
    /** More parts than this cannot stand in one input. */
    private static final int PARTS_MAX = 5_000;

    private PartsFuzz() {}

    /** One input: the camera's answer from its first line on. */
    public static void fuzzerTestOneInput(byte[] input) {
        var sent = new String(input, StandardCharsets.ISO_8859_1);
        int count = 0;
        try {
            var parts = Parts.begin(new ByteArrayInputStream(input));
            while (true) {
                count++;
                if (!sent.contains(new String(parts.next(), StandardCharsets.ISO_8859_1))) {
                    throw new IllegalStateException("a part that nobody sent");
                }
                if (count > PARTS_MAX) {
                    throw new IllegalStateException("parts without end");
                }
            }
        } catch (IOException _) {
            // the line ended, or it was no stream of pictures
        }
    }
}
