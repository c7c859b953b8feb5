package org.hall24.bench.qr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What one contestant read, and how long it took. */
final class Score {
    private static final double NANOS_A_MILLI = 1e6;

    private final String name;
    private final List<Optional<String>> texts;
    private final long[][] nanos;

    Score(String name, int specimens, int rounds) {
        this.name = name;
        this.texts = new ArrayList<>(Collections.nCopies(specimens, Optional.empty()));
        this.nanos = new long[rounds][specimens];
    }

    String name() {
        return name;
    }

    /** A text of any round counts; they do not differ but for a reader that uses chance or runs out of time. */
    void note(int specimen, int round, Optional<String> text, long took) {
        if (text.isPresent()) {
            texts.set(specimen, text);
        }
        nanos[round][specimen] = took;
    }

    Optional<String> text(int specimen) {
        return texts.get(specimen);
    }

    /** The median over the specimens, of one round. */
    double medianMillis(int round) {
        var sorted = nanos[round].clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / NANOS_A_MILLI;
    }

    /** The mean over the specimens and the rounds. */
    double meanMillis() {
        return Arrays.stream(nanos).flatMapToLong(Arrays::stream).average().orElse(0) / NANOS_A_MILLI;
    }

    /** The median of the rounds' medians. */
    double medianMillis() {
        var medians = medians();
        return medians[medians.length / 2];
    }

    /** Slowest round less fastest. */
    double spreadMillis() {
        var medians = medians();
        return medians[medians.length - 1] - medians[0];
    }

    private double[] medians() {
        var medians = new double[nanos.length];
        for (int round = 0; round < nanos.length; round++) {
            medians[round] = medianMillis(round);
        }
        Arrays.sort(medians);
        return medians;
    }
}
