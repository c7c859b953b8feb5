package org.hall24.device;

/**
 * One picture in memory.
 *
 * @param width pixels, 1 to {@value #SIDE_MAX}
 * @param height pixels, 1 to {@value #SIDE_MAX}
 * @param bgr three bytes a pixel, blue first, rows from the top, no padding
 */
@Personal
@SuppressWarnings("ArrayRecordComponent") // a picture is megabytes, and nobody compares two
public record Still(int width, int height, byte[] bgr) {
    /** Twice a 4K camera's longer side. */
    public static final int SIDE_MAX = 8_192;

    /** A picture. */
    public Still {
        if (width < 1 || width > SIDE_MAX || height < 1 || height > SIDE_MAX || bgr.length != 3 * width * height) {
            throw new IllegalArgumentException(
                    "%d bytes are no picture of %d x %d".formatted(bgr.length, width, height));
        }
    }

    /** Masked: how large, not what. */
    @Override
    public String toString() {
        return "Still[" + width + "x" + height + "]";
    }
}
