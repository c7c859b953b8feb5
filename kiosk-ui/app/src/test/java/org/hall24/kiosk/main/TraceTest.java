package org.hall24.kiosk.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Language;
import org.hall24.catalogue.Phrase;
import org.hall24.journey.Frame;
import org.hall24.journey.Picture;
import org.hall24.journey.Screen;
import org.hall24.kiosk.window.Place;
import org.junit.jupiter.api.Test;

class TraceTest {
    @Test
    void aLineTellsTheScreenAndItsPlacesAndNothingElse() {
        var lines = new ArrayList<String>();
        var frame = new Frame(
                Language.EN,
                true,
                new Frame.Plate(Phrase.literal("site"), "H24-0007", "C*", "12345"),
                List.of(),
                Optional.empty(),
                Frame.Foot.ALL,
                Optional.empty());
        var review = new Screen.Review(
                List.of(new Screen.Row(Phrase.literal("Name"), Phrase.literal("Somebody"))), Optional.empty(), false);
        var trace = new Trace(lines::add);

        trace.painted(new Picture(frame, review), List.of(new Place("foot.back", 48, 1778, 203, 126)), 7_000_000_001L);
        trace.painted(new Picture(frame, review), List.of(), 7_000_000_002L);

        assertThat(lines)
                .containsExactly(
                        "{\"seq\":1,\"at\":7000000001,\"screen\":\"review\",\"language\":\"en\",\"care\":true,"
                                + "\"targets\":[{\"id\":\"foot.back\",\"x\":48,\"y\":1778,\"w\":203,\"h\":126}]}",
                        "{\"seq\":2,\"at\":7000000002,\"screen\":\"review\",\"language\":\"en\",\"care\":true,\"targets\":[]}");
    }

    @Test
    void aTouchIsToldWithItsTimeButNotWhatWasTypedOrChosen() {
        var lines = new ArrayList<String>();
        var trace = new Trace(lines::add);

        for (var id : List.of("go", "act.show", "key.7", "candidate.2", "choice.pick.a1", "rate.2", "foot.leave")) {
            trace.touched(id, 42);
        }

        assertThat(lines)
                .containsExactly(
                        "{\"touched\":\"go\",\"at\":42}",
                        "{\"touched\":\"act.show\",\"at\":42}",
                        "{\"touched\":\"key\",\"at\":42}",
                        "{\"touched\":\"candidate\",\"at\":42}",
                        "{\"touched\":\"choice.pick\",\"at\":42}",
                        "{\"touched\":\"rate\",\"at\":42}",
                        "{\"touched\":\"foot.leave\",\"at\":42}");
    }
}
