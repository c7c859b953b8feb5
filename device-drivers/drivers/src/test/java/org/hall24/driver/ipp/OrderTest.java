package org.hall24.driver.ipp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.hall24.device.Document;
import org.hall24.device.contract.SamplePdf;
import org.hall24.driver.ipp.IppAnswer.Flag;
import org.hall24.driver.ipp.IppAnswer.Group;
import org.hall24.driver.ipp.IppAnswer.Range;
import org.hall24.driver.ipp.IppAnswer.Word;
import org.junit.jupiter.api.Test;

class OrderTest {
    private static final PrinterFacts ABLE = new PrinterFacts(new Group(
            IppAnswer.PRINTER_GROUP,
            Map.of(
                    "copies-supported", List.of(new Range(1, 99)),
                    "multiple-document-handling-supported", List.of(new Word("separate-documents-collated-copies")),
                    "page-ranges-supported", List.of(new Flag(true)))));
    private static final PrinterFacts PLAIN = new PrinterFacts(new Group(IppAnswer.PRINTER_GROUP, Map.of()));

    private static Order order(int copies, int already, PrinterFacts facts) {
        return Order.of(new Document(SamplePdf.of(3), 3, copies, already), facts, PrinterFacts.PDF);
    }

    @Test
    void wholeCopiesAreThePrintersWorkWhereItCan() {
        assertThat(order(1, 0, PLAIN)).isEqualTo(new Order.Whole(1));
        assertThat(order(5, 0, ABLE)).isEqualTo(new Order.Whole(5));
        assertThat(order(5, 6, ABLE)).isEqualTo(new Order.Whole(3));
        assertThat(order(2, 0, PLAIN)).isEqualTo(new Order.LaidOut(List.of(0, 1, 2, 0, 1, 2)));
    }

    @Test
    void aCopyThatWasBegunIsFinishedFirst() {
        assertThat(order(1, 2, ABLE)).isEqualTo(new Order.Ranged(3, 3));
        assertThat(order(1, 2, PLAIN)).isEqualTo(new Order.LaidOut(List.of(2)));
        assertThat(order(2, 1, ABLE)).isEqualTo(new Order.LaidOut(List.of(1, 2, 0, 1, 2)));
    }

    @Test
    void aFileThatIsLaidOutHoldsItsPagesInThatOrderAndIsHardlyLonger() throws Exception {
        try (var file = PdfFile.open(SamplePdf.of(3), 3)) {
            var cut = file.cut(List.of(1, 2, 0, 1, 2));

            try (var pdf = Loader.loadPDF(cut)) {
                assertThat(pdf.getNumberOfPages()).isEqualTo(5);
                assertThat(new PDFTextStripper().getText(pdf).lines().map(String::strip))
                        .containsExactly("page 2 of 3", "page 3 of 3", "page 1 of 3", "page 2 of 3", "page 3 of 3");
            }
            assertThat(cut.length).isLessThan(3 * SamplePdf.of(3).length);
        }
    }
}
