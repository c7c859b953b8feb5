package org.hall24.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Phrase;
import org.hall24.device.GuideLight;

/**
 * What is to be taken along at the end of a visit, and where it lies.
 *
 * @param sheets in the tray of the A4 printer
 * @param printout the receipt
 */
record Taking(int sheets, Printout printout) {
    /** What the person laid or held here, and takes along again. */
    static Screen.Row own(Visit visit) {
        var what = visit.identity()
                .map(known -> switch (known) {
                    case Identity.Code _ -> "take.phone";
                    case Identity.Card(var _, var medium) ->
                        medium == Identity.Medium.ID_CARD ? "take.card" : "take.chip";
                })
                .orElse("take.card");
        return new Screen.Row(Phrase.of(what), Phrase.of(what + ".where"));
    }

    /** All of it. A receipt that was seen taken is in the hand already. */
    List<Screen.Row> rows(Visit visit) {
        var rows = new ArrayList<Screen.Row>();
        rows.add(own(visit));
        rows.addAll(paper());
        return List.copyOf(rows);
    }

    /** What was printed of it. */
    List<Screen.Row> paper() {
        var rows = new ArrayList<Screen.Row>();
        if (sheets > 0) {
            rows.add(new Screen.Row(Phrase.of("take.sheets", sheets), Phrase.of("take.sheets.where")));
        }
        if (printout.toTake()) {
            rows.add(new Screen.Row(Phrase.of("take.receipt"), Phrase.of("take.receipt.where")));
        }
        return List.copyOf(rows);
    }

    /** One place at a time: a receipt that is seen lying there first, then what people came for. */
    Optional<GuideLight> light() {
        if (sheets > 0 && !printout.lies()) {
            return Optional.of(GuideLight.DOCUMENT_PRINTER);
        }
        return printout.toTake() ? Optional.of(GuideLight.RECEIPT_PRINTER) : Optional.empty();
    }
}
