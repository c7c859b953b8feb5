package org.hall24.simulator.paper;

/** The presenter: where a slip is between the cutter and a hand. Under the simulator's lock. */
final class Mouth {
    private enum Place {
        EMPTY,
        /** Cut, and held inside. */
        HELD,
        /** Shown to whoever stands there. */
        PRESENTED
    }

    private Place place = Place.EMPTY;
    private boolean stuck;
    private int presented;
    private int taken;
    private int retracted;
    private int ejected;

    /** A slip was cut; one that still lay there is pushed out by it. */
    void cut() {
        if (place != Place.EMPTY) {
            ejected++;
        }
        place = Place.HELD;
    }

    void present() {
        if (place == Place.HELD) {
            place = Place.PRESENTED;
            presented++;
        }
    }

    void retract() {
        if (place != Place.EMPTY && !stuck) {
            place = Place.EMPTY;
            retracted++;
        }
    }

    void eject() {
        if (place != Place.EMPTY && !stuck) {
            place = Place.EMPTY;
            ejected++;
        }
    }

    /** A hand; whether there was something to take. */
    boolean take() {
        if (place != Place.PRESENTED) {
            return false;
        }
        place = Place.EMPTY;
        taken++;
        return true;
    }

    /** Whether somebody holds on to the slip, so that it neither goes back nor out. */
    void stick(boolean now) {
        stuck = now;
    }

    /** Whether the sensor at the output sees paper. */
    boolean isPresented() {
        return place == Place.PRESENTED;
    }

    @Override
    public String toString() {
        return "mouth=" + place + " presented=" + presented + " taken=" + taken + " retracted=" + retracted
                + " ejected=" + ejected;
    }
}
