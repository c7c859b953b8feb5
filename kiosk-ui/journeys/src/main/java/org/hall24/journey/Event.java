package org.hall24.journey;

/** What a waiting flow can be woken by. */
sealed interface Event {
    /** A finger. */
    record Touched(Touch touch) implements Event {}

    /** Something that was under way has come to its end. */
    record Ended(Errand<?> errand) implements Event {}
}
