package org.hall24.kiosk.screen;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells whether a text that comes back from the flow is one the finger sent, or the flow's own word: a wrong code is emptied by the
 * flow, and then what the finger typed before does not lead any more.
 */
final class Echo {
    /** A finger is not this many keys ahead of the flow. */
    private static final int AHEAD_MAX = 32;

    private final Deque<String> under = new ArrayDeque<>();
    private String last = "";

    /** A new field, and what it holds. */
    void begin(String value) {
        under.clear();
        last = value;
    }

    /** The finger made it this. */
    void sent(String value) {
        under.addLast(value);
        if (under.size() > AHEAD_MAX) {
            under.removeFirst();
        }
    }

    /** Whether the flow only says what it heard; if not, its word is taken as the new beginning. */
    boolean knows(String value) {
        if (value.equals(last)) {
            return true;
        }
        if (under.contains(value)) {
            while (!under.removeFirst().equals(value)) {
                // What came before was overtaken.
            }
            last = value;
            return true;
        }
        begin(value);
        return false;
    }
}
