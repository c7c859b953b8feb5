package org.hall24.driver.ipp;

import java.util.ArrayList;
import java.util.List;
import org.hall24.device.Document;

/** How the sheets that are still missing are asked of a printer. */
sealed interface Order {
    /** The file as it is, so many times. */
    record Whole(int copies) implements Order {}

    /** The file as it is, these pages of it, once; from 1, both included. */
    record Ranged(int from, int to) implements Order {}

    /** A file made of these pages, in this order, once; from 0. */
    record LaidOut(List<Integer> pages) implements Order {}

    /** The plainest order this printer understands that gives exactly the missing sheets, copy by copy. */
    static Order of(Document document, PrinterFacts facts, String format) {
        int begun = document.already() % document.pages();
        int copiesLeft = document.copies() - document.already() / document.pages();
        if (begun == 0 && (copiesLeft == 1 || facts.copies(copiesLeft))) {
            return new Whole(copiesLeft);
        }
        if (copiesLeft == 1 && facts.pageRanges() && format.equals(PrinterFacts.PDF)) {
            return new Ranged(begun + 1, document.pages());
        }
        var pages = new ArrayList<Integer>();
        for (int sheet = document.already(); sheet < document.sheets(); sheet++) {
            pages.add(sheet % document.pages());
        }
        return new LaidOut(pages);
    }
}
