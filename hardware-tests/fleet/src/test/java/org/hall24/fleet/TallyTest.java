package org.hall24.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hall24.report.Report;
import org.hall24.report.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TallyTest {
    @TempDir
    private Path folder = Path.of("");

    private static Row row(String name) {
        return new Row(name, 3, 3, 0, 0, 24, Map.of());
    }

    @Test
    void eachRowIsOnTheDiskBeforeTheNextPartBegins() throws Exception {
        var out = folder.resolve("out");
        var tally = new Tally(out);

        tally.add(row("failover-primary"));
        assertThat(Files.readString(out.resolve(Report.PROVE))).contains("failover-primary");
        tally.add(row("failover-node"));
        assertThat(Files.readString(out.resolve(Report.PROVE)))
                .contains("failover-primary")
                .contains("failover-node");
        assertThat(tally.rows()).extracting(Row::name).containsExactly("failover-primary", "failover-node");
    }
}
