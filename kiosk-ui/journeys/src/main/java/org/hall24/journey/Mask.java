package org.hall24.journey;

/** Covers what bystanders need not read. Counts code points: a rare character is one character. */
final class Mask {
    private static final String STAR = "*";

    private Mask() {}

    /** For paper and waiting screens: the first and the last character, {@code 张*明}, {@code 9****************X}. */
    static String paper(String text) {
        return ends(text, 1, 1);
    }

    /** A number on the person's own screens: six and two. */
    static String ownNumber(String number) {
        return ends(number, 6, 2);
    }

    /** A name on the person's own screens: the first character. */
    static String ownName(String name) {
        return ends(name, 1, 0);
    }

    /**
     * Keeps some characters at both ends. Something is always covered: a text too short for both ends keeps only its first.
     *
     * @param head code points kept in front
     * @param tail code points kept at the end
     */
    static String ends(String text, int head, int tail) {
        int[] points = text.codePoints().toArray();
        if (points.length == 0) {
            return "";
        }
        int front = points.length > head + tail ? head : Math.min(1, points.length - 1);
        int back = points.length > head + tail ? tail : 0;
        return new String(points, 0, front)
                + STAR.repeat(points.length - front - back)
                + new String(points, points.length - back, back);
    }
}
