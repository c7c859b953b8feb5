package org.hall24.fleet.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hall24.wire.Bytes;
import org.junit.jupiter.api.Test;

class BalanceTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final Bytes BODY = Bytes.sha256(new byte[] {1});
    private static final Bytes OTHER = Bytes.sha256(new byte[] {2});

    @Test
    void everyReceiptHasItsRowAndEveryRowItsOneEffect() {
        var accepted = Map.of(ONE, BODY, TWO, OTHER);

        var balance = Balance.of(accepted, accepted, Map.of(ONE, 1, TWO, 1), 0);

        assertThat(balance).isEqualTo(new Balance(2, 2, 0, 0, 0));
        assertThat(balance.holds()).isTrue();
    }

    @Test
    void aMissingRowAndARowWithOtherBytesAreLost() {
        var balance = Balance.of(Map.of(ONE, BODY, TWO, BODY), Map.of(ONE, OTHER), Map.of(ONE, 1, TWO, 1), 0);

        assertThat(balance.lost()).isEqualTo(2);
        assertThat(balance.holds()).isFalse();
    }

    @Test
    void aSecondEffectAndARowOfNobodyAreDoubled() {
        var record = Map.of(ONE, BODY, TWO, BODY);

        int strangers = Balance.strangers(record, List.of(Map.of(ONE, BODY)));

        assertThat(strangers).isEqualTo(1);
        assertThat(Balance.of(Map.of(ONE, BODY), record, Map.of(ONE, 3), strangers))
                .isEqualTo(new Balance(1, 1, 0, 3, 0));
    }

    @Test
    void aRowThatNoDepartmentSawIsUndone() {
        assertThat(Balance.of(Map.of(ONE, BODY), Map.of(ONE, BODY), Map.of(), 0).holds())
                .isFalse();
    }
}
