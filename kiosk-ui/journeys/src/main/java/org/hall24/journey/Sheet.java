package org.hall24.journey;

import org.hall24.device.Personal;

/**
 * One page of a document as a picture. Compared by identity: a page is drawn once.
 */
@Personal
public final class Sheet {
    private final int width;
    private final int height;
    private final int[] rgb;

    /**
     * A page.
     *
     * @param width pixels
     * @param height pixels
     * @param rgb {@code 0xRRGGBB}, rows from the top; not copied, and not changed afterwards
     */
    public Sheet(int width, int height, int[] rgb) {
        if (rgb.length != width * height) {
            throw new IllegalArgumentException("%d pixels are no %d x %d".formatted(rgb.length, width, height));
        }
        this.width = width;
        this.height = height;
        this.rgb = rgb;
    }

    /** Pixels from left to right. */
    public int width() {
        return width;
    }

    /** Pixels from top to bottom. */
    public int height() {
        return height;
    }

    /** The pixels themselves; not to be changed. */
    public int[] rgb() {
        return rgb;
    }

    /** Masked: how large. */
    @Override
    public String toString() {
        return "Sheet[" + width + "x" + height + "]";
    }
}
