package org.hall24.agent.release;

/** What became of a release file that came over the line. */
public sealed interface Arrival {
    /** It is in use from now on. */
    record Taken(long revision) implements Arrival {}

    /** It is on the disk, and in use as soon as nobody is served. */
    record Staged(long revision) implements Arrival {}

    /** It was in use, staged or refused before; nothing was written. */
    record Known() implements Arrival {}

    /** It will never be used; an alarm stands. */
    record Refused() implements Arrival {}
}
