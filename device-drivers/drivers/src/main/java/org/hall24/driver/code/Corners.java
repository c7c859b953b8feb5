package org.hall24.driver.code;

/**
 * Three finder patterns that may belong to one code.
 *
 * @param topLeft the one at the right angle
 * @param topRight clockwise from it
 * @param bottomLeft counter-clockwise from it
 */
record Corners(Spot topLeft, Spot topRight, Spot bottomLeft) {
    /** Three spots in any order: the corner is opposite the longest side, the others go clockwise. */
    static Corners of(Spot a, Spot b, Spot c) {
        double ab = a.to(b);
        double bc = b.to(c);
        double ca = c.to(a);
        Spot corner = c;
        Spot one = a;
        Spot other = b;
        if (bc >= ab && bc >= ca) {
            corner = a;
            one = b;
            other = c;
        } else if (ca >= bc && ca >= ab) {
            corner = b;
            one = c;
            other = a;
        }
        double turn =
                (one.x() - corner.x()) * (other.y() - corner.y()) - (one.y() - corner.y()) * (other.x() - corner.x());
        return turn > 0 ? new Corners(corner, one, other) : new Corners(corner, other, one);
    }

    /** Whether the other code lies inside this one. */
    boolean surrounds(Corners other) {
        return area() > 2 * other.area() && holds(other.topLeft) && holds(other.topRight) && holds(other.bottomLeft);
    }

    private double area() {
        return topLeft.to(topRight) * topLeft.to(bottomLeft);
    }

    /** In the parallelogram of the three, with a little around it. */
    private boolean holds(Spot spot) {
        double rightX = topRight.x() - topLeft.x();
        double rightY = topRight.y() - topLeft.y();
        double downX = bottomLeft.x() - topLeft.x();
        double downY = bottomLeft.y() - topLeft.y();
        double whole = rightX * downY - rightY * downX;
        double x = spot.x() - topLeft.x();
        double y = spot.y() - topLeft.y();
        double u = (x * downY - y * downX) / whole;
        double v = (rightX * y - rightY * x) / whole;
        return u > -0.1 && u < 1.1 && v > -0.1 && v < 1.1;
    }
}
