package org.hall24.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Phrase;

/** The end of a visit that filed nothing: thanks, what to take along, and the rating. */
final class AnsweredFlow {
    private final Hall hall;
    private final Visit visit;

    AnsweredFlow(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
    }

    /**
     * Stays.
     *
     * @param more what to take along beside the card
     * @param caseNumber what a rating is about; empty when the question left no case
     */
    void run(List<Screen.Row> more, Optional<String> caseNumber) throws Departure, InterruptedException {
        var take = new ArrayList<Screen.Row>();
        take.add(ResultFlow.own(visit));
        take.addAll(more);
        var name = visit.matter().name();
        new Ending(hall, new Grading(hall, visit, caseNumber))
                .stay((grade, seconds) ->
                        new Screen.Answered(name, List.copyOf(take), grade, seconds.left(), seconds.max()));
    }

    /** So many sheets to take along. */
    static Screen.Row sheets(int sheets) {
        return new Screen.Row(Phrase.of("take.sheets", sheets), Phrase.of("take.sheets.where"));
    }
}
