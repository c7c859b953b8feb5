package org.hall24.demo.devices;

/** What one use of a device came to. */
enum Verdict {
    /** Exactly what was laid, shown or asked for. */
    RIGHT,
    /** An honest no: nothing there, moved too soon, stopped on the way. */
    MISSED,
    /** A fault was named. */
    REFUSED,
    /** The data of somebody else, or of nobody. */
    WRONG
}
