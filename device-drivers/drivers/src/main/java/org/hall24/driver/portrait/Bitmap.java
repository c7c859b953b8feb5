package org.hall24.driver.portrait;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.hall24.device.PortraitDecoder;
import org.hall24.device.Still;

/** The one kind of picture a decoder may give: a Windows bitmap as the makers' functions write it, 102 x 126, 24 bits, not compressed. */
final class Bitmap {
    /** File header and the shortest information header. */
    private static final int HEADER_BYTES = 54;

    /** Of a row, filled up to four. */
    private static final int ROW_BYTES = (3 * PortraitDecoder.WIDTH + 3) / 4 * 4;

    /** What such a file has; a longer header is not written by any of them. */
    static final int BYTES = HEADER_BYTES + PortraitDecoder.HEIGHT * ROW_BYTES;

    private Bitmap() {}

    /** The picture; empty when these bytes are another kind of file. Never throws. */
    static Optional<Still> parse(byte[] bytes) {
        if (bytes.length != BYTES) {
            return Optional.empty();
        }
        var file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int height = file.getInt(22);
        boolean known = bytes[0] == 'B'
                && bytes[1] == 'M'
                && file.getInt(10) == HEADER_BYTES
                && file.getInt(18) == PortraitDecoder.WIDTH
                && (height == PortraitDecoder.HEIGHT || height == -PortraitDecoder.HEIGHT)
                && file.getShort(28) == 24
                && file.getInt(30) == 0;
        return known ? Optional.of(picture(bytes, height > 0)) : Optional.empty();
    }

    private static Still picture(byte[] bytes, boolean lowestRowFirst) {
        var bgr = new byte[3 * PortraitDecoder.WIDTH * PortraitDecoder.HEIGHT];
        for (int y = 0; y < PortraitDecoder.HEIGHT; y++) {
            int row = lowestRowFirst ? PortraitDecoder.HEIGHT - 1 - y : y;
            System.arraycopy(
                    bytes,
                    HEADER_BYTES + row * ROW_BYTES,
                    bgr,
                    y * 3 * PortraitDecoder.WIDTH,
                    3 * PortraitDecoder.WIDTH);
        }
        return new Still(PortraitDecoder.WIDTH, PortraitDecoder.HEIGHT, bgr);
    }
}
