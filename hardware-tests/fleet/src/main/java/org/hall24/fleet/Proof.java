package org.hall24.fleet;

import java.io.IOException;

/** Tries to break a promise, and counts. Ends everything it started, also when it fails. */
@FunctionalInterface
public interface Proof {
    /**
     * Runs it; minutes.
     *
     * @param tally gets each row as soon as it is known, at least one in all
     * @throws IOException when it could not be run, with a sentence for a person
     */
    void run(Order order, Tally tally) throws IOException, InterruptedException;
}
