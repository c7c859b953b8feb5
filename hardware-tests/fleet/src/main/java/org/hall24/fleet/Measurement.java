package org.hall24.fleet;

import java.io.IOException;
import java.util.List;
import org.hall24.report.Figure;

/** Measures ours beside a peer in one run, rounds interleaved. Ends everything it started, also when it fails. */
@FunctionalInterface
public interface Measurement {
    /**
     * Runs it; minutes.
     *
     * @throws IOException when it could not be run, with a sentence for a person
     */
    Measured run(Order order) throws IOException, InterruptedException;

    /**
     * What came of it.
     *
     * @param figures its rows of {@code bench.json}
     * @param misses a sentence for each figure below the line where the work is not done; empty = it holds
     */
    record Measured(List<Figure> figures, List<String> misses) {}
}
