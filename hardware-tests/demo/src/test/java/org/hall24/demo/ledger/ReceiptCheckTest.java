package org.hall24.demo.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.hall24.demo.ledger.ReceiptCheck.Kept;
import org.junit.jupiter.api.Test;

class ReceiptCheckTest {
    private static final String A = "YS-0007-000001-1";
    private static final String B = "YS-0007-000002-8";

    private final List<Paper> papers = List.of(paper("1.png", A), paper("2.png", B), paper("3.png", A));

    @Test
    void eachReceiptWithOneRowOfTheSameBytesHoldsHoweverOftenItWasPrinted() {
        var rows = List.of(new Kept(A, "aa"), new Kept(B, "bb"));

        var check = ReceiptCheck.of(papers, rows, rows);

        assertThat(check).isEqualTo(new ReceiptCheck(2, 2, List.of()));
        assertThat(check.holds()).isTrue();
    }

    @Test
    void otherBytesNoRowOrTwoRowsAreSeen() {
        var terminal = List.of(new Kept(A, "aa"), new Kept(B, "bb"));

        assertThat(ReceiptCheck.of(papers, terminal, List.of(new Kept(A, "aa"), new Kept(B, "xx"))))
                .isEqualTo(new ReceiptCheck(
                        2, 1, List.of("receipt " + B + " stands for other bytes at the hub than at the terminal")));
        assertThat(ReceiptCheck.of(papers, terminal, List.of(new Kept(A, "aa"))).remarks())
                .containsExactly("receipt " + B + " has 0 rows at the hub");
        assertThat(ReceiptCheck.of(papers, terminal, List.of(new Kept(A, "aa"), new Kept(B, "bb"), new Kept(B, "bb")))
                        .remarks())
                .containsExactly("receipt " + B + " has 2 rows at the hub");
        assertThat(ReceiptCheck.of(papers, List.of(new Kept(B, "bb")), terminal).remarks())
                .containsExactly("receipt " + A + " has no row at the terminal");
    }

    @Test
    void whatWasAcceptedAndNotPrintedIsNoneOfItsBusiness() {
        var rows = List.of(new Kept(A, "aa"), new Kept(B, "bb"), new Kept("YS-0007-000003-6", "cc"));

        assertThat(ReceiptCheck.of(papers, rows, rows).printed()).isEqualTo(2);
    }

    private static Paper paper(String name, String caseNumber) {
        return new Paper(name, Optional.of("https://localhost:8443/c/" + caseNumber));
    }
}
