package org.hall24.demo.printing;

import java.util.LinkedHashMap;
import java.util.Map;

/** How often something was tried and what came of it. */
public final class Tally {
    private final String name;
    private final Map<String, Long> figures = new LinkedHashMap<>();
    private int tried;
    private int held;
    private int lost;
    private int doubled;

    Tally(String name) {
        this.name = name;
    }

    /**
     * One case.
     *
     * @param told sheets the journal says are out
     * @param came sheets that lie in the tray
     * @param twice sheets that lie there and should not
     * @param holds whether everything said was so
     */
    void add(int told, int came, int twice, boolean holds) {
        tried++;
        lost += Math.max(0, told - came);
        doubled += twice;
        held += holds && told <= came && twice == 0 ? 1 : 0;
    }

    void count(String figure, long more) {
        figures.merge(figure, more, Long::sum);
    }

    /** What was tried. */
    public String name() {
        return name;
    }

    /** How often. */
    public int tried() {
        return tried;
    }

    /** How often it held. */
    public int held() {
        return held;
    }

    /** Sheets that were told and never came. */
    public int lost() {
        return lost;
    }

    /** Sheets that came once more than they should. */
    public int doubled() {
        return doubled;
    }

    /** What was counted beside. */
    public Map<String, Long> figures() {
        return Map.copyOf(figures);
    }
}
