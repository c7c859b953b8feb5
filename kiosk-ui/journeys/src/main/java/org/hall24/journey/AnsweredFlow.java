package org.hall24.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hall24.catalogue.Phrase;
import org.hall24.device.GuideLight;

/** The end of a visit that filed nothing: thanks, what to take along, and the rating. */
final class AnsweredFlow {
    private final Hall hall;
    private final Visit visit;

    AnsweredFlow(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
    }

    /** Stays. Nothing was printed, and a rating is about no case. */
    void run() throws Departure, InterruptedException {
        stay(Optional.empty(), () -> List.of(Taking.own(visit)), Optional::empty);
    }

    /**
     * Stays.
     *
     * @param taking what was printed; a receipt that did not come out is said
     * @param caseNumber what a rating is about
     */
    void run(Taking taking, String caseNumber) throws Departure, InterruptedException {
        stay(Optional.of(caseNumber), () -> rows(taking), taking::light);
    }

    private List<Screen.Row> rows(Taking taking) {
        var rows = new ArrayList<>(taking.rows(visit));
        if (taking.printout().problem().isPresent()) {
            rows.add(new Screen.Row(Phrase.of("take.receipt.none"), Phrase.of("take.receipt.none.where")));
        }
        return List.copyOf(rows);
    }

    private void stay(
            Optional<String> caseNumber, Supplier<List<Screen.Row>> take, Supplier<Optional<GuideLight>> light)
            throws Departure, InterruptedException {
        var name = visit.matter().name();
        new Ending(hall, new Grading(hall, visit, caseNumber))
                .stay((grade, seconds) ->
                        new Screen.Answered(name, take.get(), grade, seconds.left(), seconds.max(), light.get()));
    }
}
