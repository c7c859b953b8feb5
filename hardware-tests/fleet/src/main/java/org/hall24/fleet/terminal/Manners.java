package org.hall24.fleet.terminal;

import java.util.random.RandomGenerator;

/** How a fleet behaves towards a hub in trouble. */
public enum Manners {
    /** As our terminals do: full jitter, and the hub's {@code Retry-After} is heard. */
    OURS,
    /** The comparison: waits double without chance, so that all come back at once, and nobody hears the hub. */
    NONE;

    /** The chance a terminal of this fleet draws its waits from. */
    RandomGenerator chance(RandomGenerator own) {
        return switch (this) {
            case OURS -> own;
            case NONE -> new Longest();
        };
    }

    /** Always draws the largest number it may. */
    private static final class Longest implements RandomGenerator {
        @Override
        public long nextLong() {
            return -1;
        }

        @Override
        public int nextInt(int bound) {
            return bound - 1;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }

        @Override
        public double nextDouble() {
            return Math.nextDown(1.0);
        }
    }
}
