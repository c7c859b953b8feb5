package org.hall24.fleet;

import java.io.IOException;
import java.util.List;
import org.hall24.report.Row;

/** Tries to break a promise, and counts. Ends everything it started, also when it fails. */
@FunctionalInterface
public interface Proof {
    /**
     * Runs it; minutes.
     *
     * @return its rows of {@code prove.json}, at least one
     * @throws IOException when it could not be run, with a sentence for a person
     */
    List<Row> run(Order order) throws IOException, InterruptedException;
}
