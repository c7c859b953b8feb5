package org.hall24.simulator.camera;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** What stands before the simulated lens, and what the sensor makes of it: light, darkness, and noise that is never the same. */
final class Scene {
    static final int WIDTH = 640;
    static final int HEIGHT = 480;

    /** A picture that is shown; a poster has fewer pixels. */
    private static final long PIXELS_MAX = 50_000_000;

    /** Grey levels; a small sensor in a lit hall. */
    private static final double NOISE = 2.5;

    /** The same noise is used again from another place each time: drawing 300,000 numbers a picture would take longer than the picture. */
    private static final int NOISE_VALUES = 1 << 16;

    private static final int WHITE = 255;

    private final int[] empty = drawn(emptyHall());
    private final byte[] noise = new byte[NOISE_VALUES];
    private final SplittableRandom chance;
    private int[] shown = empty;

    Scene(SplittableRandom chance) {
        this.chance = chance;
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (byte) Math.round(chance.nextGaussian() * NOISE);
        }
    }

    /** What the sensor does. */
    enum Light {
        GOOD,
        BLACK,
        COVERED,
        BRIGHT
    }

    /** Puts this picture before the lens, as large as fits, white around it. */
    synchronized void show(Path file) throws IOException {
        var picture = ImageIO.read(file.toFile());
        if (picture == null || (long) picture.getWidth() * picture.getHeight() > PIXELS_MAX) {
            throw new IOException(file + " is no picture, or too large");
        }
        shown = drawn(picture);
    }

    /** Takes it away again. */
    synchronized void hide() {
        shown = empty;
    }

    /** The next picture of the sensor, 0xRRGGBB a pixel. */
    synchronized int[] seen(Light light) {
        var seen = new int[WIDTH * HEIGHT];
        int offset = chance.nextInt(NOISE_VALUES);
        for (int i = 0; i < seen.length; i++) {
            int shake = noise[(i + offset) & (NOISE_VALUES - 1)];
            int rgb = shown[i];
            seen[i] = switch (light) {
                case GOOD -> colour(red(rgb) + shake, green(rgb) + shake, blue(rgb) + shake);
                case BLACK -> colour(4 + shake, 4 + shake, 4 + shake);
                // a thumb: dark red, a little lighter where it is thin
                case COVERED -> colour(92 + shake + i / WIDTH / 60, 40 + shake, 34 + shake);
                case BRIGHT ->
                    colour(dazzled(red(rgb)) + shake, dazzled(green(rgb)) + shake, dazzled(blue(rgb)) + shake);
            };
        }
        return seen;
    }

    private static int dazzled(int value) {
        return 190 + 4 * value;
    }

    private static int red(int rgb) {
        return rgb >> 16 & 0xff;
    }

    private static int green(int rgb) {
        return rgb >> 8 & 0xff;
    }

    private static int blue(int rgb) {
        return rgb & 0xff;
    }

    private static int colour(int red, int green, int blue) {
        return clipped(red) << 16 | clipped(green) << 8 | clipped(blue);
    }

    private static int clipped(int value) {
        return Math.min(Math.max(value, 0), WHITE);
    }

    private static int[] drawn(BufferedImage picture) {
        var canvas = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = canvas.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        double scale = Math.min((double) WIDTH / picture.getWidth(), (double) HEIGHT / picture.getHeight());
        int wide = (int) Math.round(picture.getWidth() * scale);
        int high = (int) Math.round(picture.getHeight() * scale);
        pen.drawImage(picture, (WIDTH - wide) / 2, (HEIGHT - high) / 2, wide, high, null);
        pen.dispose();
        return ((DataBufferInt) canvas.getRaster().getDataBuffer()).getData().clone();
    }

    /** A wall, a door, a floor. */
    private static BufferedImage emptyHall() {
        var hall = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = hall.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(196, 200, 204), WIDTH, 0, new Color(150, 152, 156)));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(new Color(98, 84, 70));
        pen.fillRect(0, 370, WIDTH, 110);
        pen.setColor(new Color(74, 96, 120));
        pen.fillRect(400, 90, 150, 290);
        pen.setColor(new Color(222, 224, 220));
        pen.fillRect(70, 80, 190, 130);
        pen.dispose();
        return hall;
    }
}
