package org.hall24.driver;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.hall24.device.contract.HandClock;
import org.hall24.device.link.Masker;
import org.hall24.device.link.Recording;
import org.hall24.device.link.ReplayLink;

/** Fuzz target: whatever is in a file that should be a recording, it is read or refused, and playing it ends. */
public final class RecordingFuzz {
    private static final int READS_MAX = 20_000;
    private static final Duration PATIENCE = Duration.ofDays(200);

    private RecordingFuzz() {}

    /** One input: the file in UTF-8. */
    public static void fuzzerTestOneInput(byte[] input) throws InterruptedException {
        Recording recording;
        try {
            recording = Recording.read(new StringReader(new String(input, StandardCharsets.UTF_8)));
        } catch (IOException _) {
            return; // no recording
        }
        var clock = new HandClock();
        var play = new ReplayLink(recording, Masker.answers(), clock, clock);
        var piece = new byte[64];
        int reads = 0;
        try {
            for (int i = 0; i < recording.events().size() + 1; i++) {
                while (play.read(piece, PATIENCE) > 0) {
                    reads++;
                    if (reads > READS_MAX) {
                        throw new IllegalStateException("it plays without end");
                    }
                }
                play.write(new byte[] {1, 2, 3});
            }
        } catch (IOException _) {
            // the recorded line ended
        }
        play.end();
        if (play.deviations().size() > recording.events().size() * 3 + 3) {
            throw new IllegalStateException("more is otherwise than there was");
        }
    }
}
