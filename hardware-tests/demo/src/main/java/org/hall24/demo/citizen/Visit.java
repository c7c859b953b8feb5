package org.hall24.demo.citizen;

import java.io.IOException;

/**
 * One scripted visit.
 *
 * @param name what it is called in {@code summary.json}
 * @param person id of who comes, such as {@code R-01}; empty when nobody says who they are
 * @param matter catalogue id of what the person came for
 * @param expected how it should end, in the words of {@link Ending} joined with commas
 * @param script what the person does
 */
public record Visit(String name, String person, String matter, String expected, Script script) {
    /** What a person does, from coming to leaving. */
    @FunctionalInterface
    public interface Script {
        /** Plays it and says how it ended for that person. */
        String play(Citizen citizen) throws IOException, InterruptedException, Darkness, Disappointment;
    }
}
