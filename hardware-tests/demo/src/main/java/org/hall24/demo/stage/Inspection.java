package org.hall24.demo.stage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.hall24.demo.citizen.Reading;
import org.hall24.demo.ledger.Issued;
import org.hall24.demo.ledger.Paper;
import org.hall24.demo.ledger.Summary.Sheets;
import org.hall24.demo.paper.Certificates;
import org.hall24.demo.paper.Certificates.Judged;
import org.hall24.demo.paper.Certificates.Taken;
import org.hall24.demo.paper.Legibility;
import org.hall24.demo.paper.Legibility.Found;
import org.hall24.demo.paper.Legibility.Kind;
import org.hall24.demo.paper.Legibility.Wanted;

/** Looks over everything that is left when the people are gone: the certificates, and whether a stranger can read panel and paper. */
final class Inspection {
    /** What stands above every receipt, in either language. */
    private static final List<String> RECEIPT_TITLES = List.of("办件回执", "Receipt");

    private final Stage stage;
    private final List<Wanted> panel = new ArrayList<>();

    Inspection(Stage stage) {
        this.stage = stage;
    }

    /**
     * Notes what should be legible on the pictures of one visit.
     *
     * @param cases the case numbers on the receipts of that visit
     */
    void note(List<Reading> readings, List<String> cases) {
        for (var reading : readings) {
            var words = new ArrayList<>(reading.words());
            if (reading.caseNumber()) {
                words.addAll(cases);
            }
            stage.glass()
                    .album()
                    .picture(reading.picture())
                    .ifPresent(picture -> panel.add(
                            new Wanted(Kind.SCREEN, "screens/" + picture.getFileName(), picture, words, List.of())));
        }
    }

    /** What was taken home, judged from outside. */
    List<Judged> certificates(List<Taken> taken) throws IOException, InterruptedException {
        if (taken.isEmpty()) {
            return List.of();
        }
        var printed = new HashMap<String, Integer>();
        for (var issued : stage.hub().issued()) {
            printed.put(issued.number(), issued.printed());
        }
        return new Certificates(
                        stage.hall().places().certificates(), stage.hall().ca())
                .judge(taken, printed);
    }

    /** What fell, and what is known of. */
    Sheets sheets() throws IOException, InterruptedException {
        return new Sheets(
                stage.tray().sheets(),
                stage.hub().issued().stream().mapToInt(Issued::printed).sum(),
                (int) stage.papers().all().stream().filter(Paper::whole).count(),
                stage.prints().out(),
                stage.prints().open());
    }

    /** What tesseract reads on the noted pictures and on every whole receipt. */
    Found read() throws IOException, InterruptedException {
        var wanted = new ArrayList<>(panel);
        for (var paper : stage.papers().all()) {
            if (paper.whole()) {
                wanted.add(receipt(paper.name(), paper.caseNumber()));
            }
        }
        return Legibility.read(wanted);
    }

    private Wanted receipt(String name, Optional<String> caseNumber) {
        Path picture = stage.hall().places().receipts().resolve(name);
        return new Wanted(
                Kind.RECEIPT, "receipts/" + name, picture, caseNumber.stream().toList(), RECEIPT_TITLES);
    }
}
