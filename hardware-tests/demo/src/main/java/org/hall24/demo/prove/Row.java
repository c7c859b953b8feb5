package org.hall24.demo.prove;

import java.util.Map;

/**
 * One proof, as {@code prove.json} says it.
 *
 * @param tried how often it was tried
 * @param held how often it held
 * @param seed of chance
 * @param figures what was counted beside
 */
public record Row(String name, int tried, int held, int lost, int doubled, long seed, Map<String, Long> figures) {
    /** Whether it held every time, with nothing lost and nothing doubled. */
    public boolean holds() {
        return tried > 0 && held == tried && lost == 0 && doubled == 0;
    }
}
