package org.hall24.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private static final String NAME = "测试甲";

    @Test
    void neitherAReceiptNorAPartOfItPrintsWhatStandsOnIt() {
        var parts = List.<Receipt.Part>of(
                new Receipt.Heading(NAME),
                new Receipt.Line(NAME),
                new Receipt.Drawn(NAME),
                new Receipt.Figure(NAME),
                new Receipt.Qr(NAME));

        assertThat(parts).allSatisfy(part -> assertThat(part.toString()).doesNotContain(NAME));
        assertThat(parts.getFirst()).hasToString("Heading[3 characters]");
        assertThat(new Receipt(parts)).hasToString("Receipt[5 parts]");
    }
}
