package org.hall24.fleet.fault;

import java.util.Locale;

/** What can go wrong with one connection. */
public enum Fault {
    /** Nothing does. */
    NONE,
    /** It is cut after some bytes towards the hub: in the middle of a request, or of the handshake. */
    CUT_GOING,
    /** It is cut after some bytes from the hub: in the middle of an answer. */
    CUT_COMING,
    /** A request gets through and is done; every byte of its answer is lost, then the connection is cut. */
    ANSWER_LOST,
    /** After some bytes nothing passes any more, either way, and nobody is told. */
    STALL,
    /** The terminal's half ends; the hub is not told and waits for the rest of a request. */
    HALF_OPEN,
    /** Each piece comes late, by a time that differs. */
    DELAY,
    /** Bytes drip. */
    DRIP;

    /** As figures name it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
