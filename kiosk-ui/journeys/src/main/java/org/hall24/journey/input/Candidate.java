package org.hall24.journey.input;

/**
 * What the typed letters could mean.
 *
 * @param word the characters; becomes personal once chosen
 * @param letters how many of the typed letters it uses up, from the left
 */
public record Candidate(String word, int letters) {
    @Override
    public String toString() {
        return "Candidate[" + letters + " letters]";
    }
}
