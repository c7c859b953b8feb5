package org.hall24.report;

import java.util.Map;

/**
 * One proof, as {@code prove.json} says it.
 *
 * @param tried how often it was tried
 * @param held how often it held
 * @param lost what was promised and is not there
 * @param doubled what is there once too often
 * @param seed of chance
 * @param figures what was counted or measured beside
 */
public record Row(
        String name, int tried, int held, int lost, int doubled, long seed, Map<String, ? extends Number> figures) {
    /** Whether it held every time, with nothing lost and nothing doubled. */
    public boolean holds() {
        return tried > 0 && held == tried && lost == 0 && doubled == 0;
    }
}
