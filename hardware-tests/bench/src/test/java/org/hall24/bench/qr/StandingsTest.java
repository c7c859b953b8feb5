package org.hall24.bench.qr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.driver.code.Grey;
import org.hall24.report.Figure;
import org.junit.jupiter.api.Test;

class StandingsTest {
    private static final Grey PICTURE = Grey.of(1, 1, new byte[1]);

    /** Three pictures that say A, B and C; a reader's texts in that order, a dot for none. */
    private static Standings standings(String... readers) {
        var specimens = new ArrayList<Specimen>();
        for (String says : List.of("A", "B", "C")) {
            specimens.add(new Specimen("picture-" + says, Variant.UPRIGHT, PICTURE, says));
        }
        var scores = new ArrayList<Score>();
        for (int reader = 0; reader < readers.length; reader++) {
            var score = new Score(reader == 0 ? "ours" : "peer-" + reader, specimens.size(), 1);
            for (int i = 0; i < specimens.size(); i++) {
                String text = readers[reader].substring(i, i + 1);
                score.note(i, 0, Optional.of(text).filter(read -> !read.equals(".")), 1_000_000L * (i + 1));
            }
            scores.add(score);
        }
        return new Standings(specimens, scores, 1);
    }

    private static double value(Standings standings, String name) {
        return standings.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .mapToDouble(Figure::value)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itHoldsWhereOursReadsMoreThanAnyAndNothingWrong() {
        assertThat(standings("ABC", "AB.", "A.C").holds()).isTrue();
        assertThat(standings("AB.", "AB.", "...").holds())
                .as("as many are not more")
                .isFalse();
        assertThat(standings("ABX", "A..", "B..").holds()).as("one is wrong").isFalse();
    }

    @Test
    void aLabelIsDoubtedWhenTwoPeersReadTheSameOtherTextAndNobodyTheLabel() {
        var doubted = standings("ABX", "A.X", "..X");

        assertThat(value(doubted, "qr.labels-in-doubt")).isEqualTo(1);
        assertThat(value(doubted, "qr.specimens")).isEqualTo(2);
        assertThat(value(doubted, "qr.wrong")).isZero();
        assertThat(doubted.holds()).isTrue();
        assertThat(doubted.table()).contains("label in doubt, counts for nobody: picture-C");
    }

    @Test
    void aLabelIsNotDoubtedByOursByOnePeerOrWhereAnybodyReadsIt() {
        assertThat(value(standings("ABX", "A.X", "..."), "qr.labels-in-doubt")).isZero();
        assertThat(value(standings("ABX", "A.X", "..Y"), "qr.labels-in-doubt")).isZero();
        assertThat(value(standings("ABX", "A.X", "..X", "..C"), "qr.labels-in-doubt"))
                .isZero();
        assertThat(standings("ABX", "A.X", "..X", "..C").holds()).isFalse();
    }

    @Test
    void everyRowNamesItsPeer() {
        var rows = standings("ABC", "A..", "...").figures();

        assertThat(rows).contains(new Figure("qr.decoded", 3, "codes", "peer-1", 1, 3, 1, 0));
        assertThat(rows).contains(new Figure("qr.median", 2, "ms", "peer-2", 2, 1, 1, 0));
    }

    @Test
    void theSameSeedMakesTheSameCodes() {
        var one = Forge.codes(3, 7);
        var other = Forge.codes(3, 7);

        for (int i = 0; i < one.size(); i++) {
            assertThat(Contestant.bytes(one.get(i).picture()))
                    .isEqualTo(Contestant.bytes(other.get(i).picture()));
            assertThat(one.get(i).says()).isEqualTo(other.get(i).says());
        }
        assertThat(Contestant.bytes(Forge.codes(1, 8).getFirst().picture()))
                .isNotEqualTo(Contestant.bytes(one.getFirst().picture()));
    }
}
