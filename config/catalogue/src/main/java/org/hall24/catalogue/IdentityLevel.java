package org.hall24.catalogue;

import java.util.List;

/**
 * How sure the terminal must be who stands there.
 *
 * @param id {@code L0} to {@code L4}, {@code E1} to {@code E3}
 * @param series {@code person} or {@code enterprise}
 * @param rank higher asks for more; comparable within a series
 * @param asks {@code card presence signature every-party licence}
 */
public record IdentityLevel(String id, String series, int rank, List<String> asks) {
    /** An identity level. */
    public IdentityLevel {
        asks = List.copyOf(asks);
    }

    /** Whether this level asks for less than the other of the same series. */
    public boolean lowerThan(IdentityLevel other) {
        return series.equals(other.series) && rank < other.rank;
    }
}
