package org.hall24.demo.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.hall24.demo.ledger.Summary.Journey;
import org.hall24.demo.ledger.Summary.Lights;
import org.hall24.demo.ledger.Summary.Sheets;
import org.hall24.demo.paper.Certificates.Judged;
import org.hall24.demo.paper.Legibility.Found;
import org.hall24.demo.paper.Legibility.Missed;
import org.junit.jupiter.api.Test;

class BalanceTest {
    private static final Filed ONE = new Filed("id-1", "YS-0007-000001-1", "appeal.hotline", true, true);
    private static final Filed TWO = new Filed("id-2", "YS-0007-000002-2", "appeal.hotline", true, true);
    private static final Held ONE_HELD = new Held("id-1", "YS-0007-000001-1", "answered");
    private static final Held TWO_HELD = new Held("id-2", "YS-0007-000002-2", "answered");
    private static final Effect ONE_DONE = new Effect("id-1", "appeal", 1, 1);
    private static final Effect TWO_DONE = new Effect("id-2", "appeal", 1, 3);

    private static final Judged GOOD = new Judged("DM-1", 3, true, true, 0);
    private static final Sheets SHEETS = new Sheets(3, 3, 2, 5, 0);
    private static final Lights DARK = new Lights(List.of(), List.of(), List.of());

    @Test
    void holdsWhenAllSidesAgreeHoweverOftenTheDepartmentWasAsked() {
        var balance = balance(
                List.of(ONE, TWO),
                List.of(ONE_HELD, TWO_HELD),
                List.of(ONE_DONE, TWO_DONE),
                List.of(receiptOf("YS-0007-000001-1"), receiptOf("YS-0007-000001-1")));

        assertThat(balance).isEqualTo(new Balance(2, 2, 0, 0, 0, List.of()));
        assertThat(balance.holds()).isTrue();
    }

    @Test
    void anAcceptedMatterThatIsNotAtTheHubIsLost() {
        var balance = balance(List.of(ONE, TWO), List.of(ONE_HELD), List.of(ONE_DONE), List.of());

        assertThat(balance.lost()).isEqualTo(1);
        assertThat(balance.delivered()).isEqualTo(1);
        assertThat(balance.remarks()).singleElement().asString().contains("000002");
    }

    @Test
    void theSameIdUnderAnotherNumberIsLost() {
        var other = new Held("id-1", "YS-0007-000009-9", "answered");

        assertThat(balance(List.of(ONE), List.of(other), List.of(ONE_DONE), List.of())
                        .lost())
                .isEqualTo(1);
    }

    @Test
    void aReceiptForACaseNobodyKnowsIsLost() {
        var balance =
                balance(List.of(ONE), List.of(ONE_HELD), List.of(ONE_DONE), List.of(receiptOf("YS-0007-000077-7")));

        assertThat(balance.lost()).isEqualTo(1);
        assertThat(balance.holds()).isFalse();
    }

    @Test
    void anEffectBeyondOneIsDoubled() {
        var twice = new Effect("id-1", "appeal", 2, 2);

        assertThat(balance(List.of(ONE), List.of(ONE_HELD), List.of(twice), List.of())
                        .doubled())
                .isEqualTo(1);
    }

    @Test
    void anEffectOrARowNobodyFiledIsDoubled() {
        var balance = balance(
                List.of(ONE),
                List.of(ONE_HELD, TWO_HELD),
                List.of(ONE_DONE, TWO_DONE, new Effect("x", "appeal", 1, 1)),
                List.of());

        assertThat(balance.doubled()).isEqualTo(2);
    }

    @Test
    void aCaseThatNoDepartmentHasDoneDoesNotHold() {
        var balance = balance(List.of(ONE), List.of(ONE_HELD), List.of(), List.of());

        assertThat(balance.undone()).isEqualTo(1);
        assertThat(balance.holds()).isFalse();
    }

    @Test
    void aSummaryHoldsOnlyWhenEveryJourneyEndedAsItShould() {
        var good = new Journey("a", "appeal.hotline", List.of(), "delivered", "delivered");
        var bad = new Journey("b", "appeal.hotline", List.of(), "delivered", "waited 30 s for form");

        assertThat(summary(List.of(good), 0, 0).holds()).isTrue();
        assertThat(summary(List.of(good, bad), 0, 0).holds()).isFalse();
        assertThat(summary(List.of(good), 1, 0).holds()).isFalse();
        assertThat(summary(List.of(good), 0, 1).holds()).isFalse();
        assertThat(summary(List.of(), 0, 0).holds()).isFalse();
    }

    @Test
    void aSummaryHoldsOnlyWhenPaperAndPanelWereFoundGoodFromOutside() {
        assertThat(judged(GOOD, SHEETS, 12, List.of())).isEmpty();
        assertThat(judged(new Judged("DM-1", 3, false, true, 0), SHEETS, 12, List.of()))
                .singleElement()
                .asString()
                .contains("DM-1");
        assertThat(judged(new Judged("DM-1", 3, true, false, 0), SHEETS, 12, List.of()))
                .hasSize(1);
        assertThat(judged(new Judged("DM-1", 3, true, true, 1), SHEETS, 12, List.of()))
                .hasSize(1);
        assertThat(judged(GOOD, SHEETS, 12, List.of(new Missed("01-home.png", List.of("首页")))))
                .singleElement()
                .asString()
                .contains("01-home.png");
        assertThat(judged(GOOD, SHEETS, 9, List.of())).containsExactly("9 screens were read, at least 10 should be");
    }

    @Test
    void paperIsComparedWithTheHubAndWithTheJournal() {
        assertThat(judged(GOOD, new Sheets(4, 3, 2, 6, 0), 12, List.of()))
                .containsExactly("4 sheets fell, the hub knows of 3");
        assertThat(judged(GOOD, new Sheets(3, 3, 2, 6, 0), 12, List.of()))
                .containsExactly("3 sheets and 2 receipts fell, the print journal knows of 6 together");
        assertThat(judged(GOOD, new Sheets(3, 3, 2, 5, 1), 12, List.of()))
                .containsExactly("1 prints began, and the print journal has no end of them");
    }

    @Test
    void aVisitWithoutItsLightAndALightThatBurnsOnAreSaid() {
        var summary = summary(
                List.of(new Journey("a", "appeal.hotline", List.of(), "delivered", "delivered")),
                0,
                0,
                new Lights(List.of("scanner"), List.of("a: card-reader"), List.of("scanner")));

        assertThat(summary.complaints())
                .containsExactly("no light: a: card-reader", "still burning when everybody is gone: [scanner]");
    }

    private static List<String> judged(Judged certificate, Sheets sheets, int screens, List<Missed> missed) {
        var good = new Journey("a", "fund.deposit-cert", List.of(), "delivered", "delivered");
        return new Summary(
                        1,
                        List.of(good),
                        1,
                        1,
                        0,
                        0,
                        0,
                        List.of(certificate),
                        sheets,
                        DARK,
                        new Found(12, 12 - missed.size(), screens, missed),
                        10,
                        "host=x",
                        "https://localhost:1",
                        "ca.pem")
                .complaints();
    }

    private static Summary summary(List<Journey> journeys, int lost, int doubled) {
        return summary(journeys, lost, doubled, DARK);
    }

    private static Summary summary(List<Journey> journeys, int lost, int doubled, Lights lights) {
        return new Summary(
                1,
                journeys,
                1,
                1 - lost,
                lost,
                doubled,
                0,
                List.of(),
                new Sheets(0, 0, 0, 0, 0),
                lights,
                new Found(0, 0, 0, List.of()),
                0,
                "host=x",
                "https://localhost:1",
                "ca.pem");
    }

    @Test
    void theNumberOnTheReceiptOfACertificateIsKnownToTheHub() {
        var receipt = receiptOf("YS-0007-000009-2");
        var issued = new Issued("DM-2026-0000001-5", "YS-0007-000009-2", 3, 3);

        assertThat(balance(List.of(), List.of(), List.of(), List.of(receipt)).lost())
                .isEqualTo(1);
        assertThat(Balance.of(List.of(), List.of(), List.of(issued), List.of(), List.of(receipt))
                        .lost())
                .isZero();
    }

    private static Balance balance(List<Filed> filed, List<Held> held, List<Effect> effects, List<Paper> papers) {
        return Balance.of(filed, held, List.of(), effects, papers);
    }

    private static Paper receiptOf(String number) {
        return new Paper("0001.png", Optional.of("https://localhost:8443/c/" + number));
    }
}
