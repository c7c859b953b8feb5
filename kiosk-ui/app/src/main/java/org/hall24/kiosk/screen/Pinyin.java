package org.hall24.kiosk.screen;

import java.util.List;

/** Turns typed pinyin into characters. Answers within a few milliseconds. */
public interface Pinyin {
    /** What the letters can mean, best first; empty when nothing fits. */
    List<Candidate> candidates(String letters);

    /**
     * A word for some of the letters.
     *
     * @param letters how many of the typed letters it stands for, from the left
     */
    record Candidate(String word, int letters) {
        @Override
        public String toString() {
            return "Candidate[" + letters + " letters]";
        }
    }
}
