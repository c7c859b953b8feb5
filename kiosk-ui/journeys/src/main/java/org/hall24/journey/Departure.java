package org.hall24.journey;

/** The person does not go on here. Carried through the flows to the one place that clears. */
final class Departure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Way way;

    /** Which way they went. */
    enum Way {
        /** Touched "leave and clear". */
        LEFT,
        /** Touched "home". */
        HOME,
        /** Did not answer the question whether they are there. */
        SILENT,
        /** Somebody else stood there when the same person was asked for. */
        STRANGER
    }

    Departure(Way way) {
        super(way.name(), null, false, false);
        this.way = way;
    }

    Way way() {
        return way;
    }
}
