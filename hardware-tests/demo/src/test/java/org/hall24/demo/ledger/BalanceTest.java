package org.hall24.demo.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.hall24.demo.ledger.Summary.Journey;
import org.junit.jupiter.api.Test;

class BalanceTest {
    private static final Filed ONE = new Filed("id-1", "YS-0007-000001-1", "appeal.hotline", true, true);
    private static final Filed TWO = new Filed("id-2", "YS-0007-000002-2", "appeal.hotline", true, true);
    private static final Held ONE_HELD = new Held("id-1", "YS-0007-000001-1", "answered");
    private static final Held TWO_HELD = new Held("id-2", "YS-0007-000002-2", "answered");
    private static final Effect ONE_DONE = new Effect("id-1", "appeal", 1, 1);
    private static final Effect TWO_DONE = new Effect("id-2", "appeal", 1, 3);

    @Test
    void holdsWhenAllSidesAgreeHoweverOftenTheDepartmentWasAsked() {
        var balance = Balance.of(
                List.of(ONE, TWO),
                List.of(ONE_HELD, TWO_HELD),
                List.of(ONE_DONE, TWO_DONE),
                List.of(receiptOf("YS-0007-000001-1"), receiptOf("YS-0007-000001-1")));

        assertThat(balance).isEqualTo(new Balance(2, 2, 0, 0, 0, List.of()));
        assertThat(balance.holds()).isTrue();
    }

    @Test
    void anAcceptedMatterThatIsNotAtTheHubIsLost() {
        var balance = Balance.of(List.of(ONE, TWO), List.of(ONE_HELD), List.of(ONE_DONE), List.of());

        assertThat(balance.lost()).isEqualTo(1);
        assertThat(balance.delivered()).isEqualTo(1);
        assertThat(balance.remarks()).singleElement().asString().contains("000002");
    }

    @Test
    void theSameIdUnderAnotherNumberIsLost() {
        var other = new Held("id-1", "YS-0007-000009-9", "answered");

        assertThat(Balance.of(List.of(ONE), List.of(other), List.of(ONE_DONE), List.of())
                        .lost())
                .isEqualTo(1);
    }

    @Test
    void aReceiptForACaseNobodyKnowsIsLost() {
        var balance =
                Balance.of(List.of(ONE), List.of(ONE_HELD), List.of(ONE_DONE), List.of(receiptOf("YS-0007-000077-7")));

        assertThat(balance.lost()).isEqualTo(1);
        assertThat(balance.holds()).isFalse();
    }

    @Test
    void anEffectBeyondOneIsDoubled() {
        var twice = new Effect("id-1", "appeal", 2, 2);

        assertThat(Balance.of(List.of(ONE), List.of(ONE_HELD), List.of(twice), List.of())
                        .doubled())
                .isEqualTo(1);
    }

    @Test
    void anEffectOrARowNobodyFiledIsDoubled() {
        var balance = Balance.of(
                List.of(ONE),
                List.of(ONE_HELD, TWO_HELD),
                List.of(ONE_DONE, TWO_DONE, new Effect("x", "appeal", 1, 1)),
                List.of());

        assertThat(balance.doubled()).isEqualTo(2);
    }

    @Test
    void aCaseThatNoDepartmentHasDoneDoesNotHold() {
        var balance = Balance.of(List.of(ONE), List.of(ONE_HELD), List.of(), List.of());

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

    private static Summary summary(List<Journey> journeys, int lost, int doubled) {
        return new Summary(1, journeys, 1, 1 - lost, lost, doubled, 0, "host=x", "https://localhost:1", "ca.pem");
    }

    private static Paper receiptOf(String number) {
        return new Paper("0001.png", Optional.of("https://localhost:8443/c/" + number));
    }
}
