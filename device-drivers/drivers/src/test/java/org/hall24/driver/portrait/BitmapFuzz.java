package org.hall24.driver.portrait;

import java.util.Arrays;
import org.hall24.device.PortraitDecoder;

/** Fuzz target: whatever a portrait decoder writes, it is the one kind of bitmap, or no portrait. */
public final class BitmapFuzz {
    private BitmapFuzz() {}

    /** One input: how the file begins; it is as long as it must be when the first byte is even, else as it comes. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        byte[] file = (input[0] & 1) == 0 ? Arrays.copyOf(rest, Bitmap.BYTES) : rest;
        Bitmap.parse(file).ifPresent(still -> {
            boolean right = file.length == Bitmap.BYTES
                    && still.width() == PortraitDecoder.WIDTH
                    && still.height() == PortraitDecoder.HEIGHT;
            if (!right || file[0] != 'B' || file[1] != 'M') {
                throw new IllegalStateException("a portrait that is none");
            }
        });
    }
}
