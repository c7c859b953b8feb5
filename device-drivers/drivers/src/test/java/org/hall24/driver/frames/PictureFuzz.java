package org.hall24.driver.frames;

import java.io.IOException;
import org.hall24.device.Still;

/** Fuzz target: whatever bytes are called a picture, they are one within its limits, or none. */
public final class PictureFuzz {
    private PictureFuzz() {}

    /** One input: the bytes of a file. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            Still still = Encoded.still(input);
            if (still.bgr().length != 3 * still.width() * still.height()) {
                throw new IllegalStateException("a picture of another size than it says");
            }
        } catch (IOException _) {
            // no picture
        }
    }
}
