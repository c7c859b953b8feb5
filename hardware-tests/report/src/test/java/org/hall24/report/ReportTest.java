package org.hall24.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    @TempDir
    Path folder;

    @Test
    void aRowOfAProofHasTheFieldsOthersRead() throws Exception {
        var row = new Row("net", 3, 3, 0, 0, 24, Map.of("cuts", 12, "drain-to-ideal", 1.25));

        Report.prove(folder.resolve("new"), List.of(row));

        var json = new JsonMapper().readTree(Files.readString(folder.resolve("new/prove.json")));
        assertThat(json.path(0).propertyNames())
                .containsExactlyInAnyOrder("name", "tried", "held", "lost", "doubled", "seed", "figures");
        assertThat(json.path(0).path("figures").path("cuts").asInt()).isEqualTo(12);
        assertThat(json.path(0).path("figures").path("drain-to-ideal").asDouble())
                .isEqualTo(1.25);
    }

    @Test
    void aFigureSaysItsRatio() throws Exception {
        Report.bench(folder, List.of(Figure.of("intake", 400, "per s", "pgbench", 800, 5, 20)));

        var json = new JsonMapper().readTree(Files.readString(folder.resolve("bench.json")));
        assertThat(json.path(0).path("ratio").asDouble()).isEqualTo(0.5);
        assertThat(Figure.alone("drain", 9, "s", 1, 0).ratio()).isZero();
    }

    @Test
    void aProofHoldsOnlyWithNothingLostNothingDoubledAndSomethingTried() {
        assertThat(new Row("a", 2, 2, 0, 0, 1, Map.of()).holds()).isTrue();
        assertThat(new Row("a", 2, 2, 1, 0, 1, Map.of()).holds()).isFalse();
        assertThat(new Row("a", 2, 2, 0, 1, 1, Map.of()).holds()).isFalse();
        assertThat(new Row("a", 2, 1, 0, 0, 1, Map.of()).holds()).isFalse();
        assertThat(new Row("a", 0, 0, 0, 0, 1, Map.of()).holds()).isFalse();
    }
}
