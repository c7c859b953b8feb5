package org.hall24.driver.escpos;

import java.util.List;
import org.hall24.driver.escpos.Ear.Expecting;

/** Fuzz target: whatever a printer says, the ear hears at most one thing a byte, and a status byte after a pause is itself. */
public final class EarFuzz {
    private static final List<Expecting> EXPECTING = List.of(Expecting.values());

    private static final Heard WELL = new Heard.Single(0x12);

    private EarFuzz() {}

    /** One input: bytes in pairs, what is expected and what comes. */
    public static void fuzzerTestOneInput(byte[] input) {
        var ear = new Ear();
        for (int i = 0; i + 1 < input.length; i += 2) {
            var heard = ear.hear(input[i + 1], EXPECTING.get((input[i] & 0xFF) % EXPECTING.size()));
            if (heard.size() > 1) {
                throw new IllegalStateException("one byte that says two things");
            }
            for (Heard each : heard) {
                if (each instanceof Heard.Single(int value) && (value < 0 || value > 0xFF)) {
                    throw new IllegalStateException("a byte that is none");
                }
            }
        }
        ear.forget();
        if (!ear.hear((byte) 0x12, Expecting.ANYTHING).equals(List.of(WELL))) {
            throw new IllegalStateException("after a pause a status byte is not itself");
        }
    }
}
