package org.hall24.demo.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hall24.demo.hall.Program;

/** What the hub's database holds, asked from outside with {@code psql}, as anybody may with {@code --hold}. */
public final class HubRecord {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
    private static final String ROWS = "select m.matter_id, m.case_number, coalesce(c.state, 'received')"
            + " from matter m left join case_file c using (matter_id) order by m.received_at";

    private final String psql;
    private final Path log;

    /**
     * Asks here.
     *
     * @param psql what psql wants to hear to reach it
     * @param log takes psql's complaints
     */
    public HubRecord(String psql, Path log) {
        this.psql = psql;
        this.log = log;
    }

    /** Every matter the hub signed for. */
    public List<Held> all() throws IOException, InterruptedException {
        var said = Program.outputOf(
                "psql", List.of("psql", psql, "-X", "-A", "-t", "-F", "|", "-c", ROWS), log, ANSWER_MAX);
        var rows = new ArrayList<Held>();
        for (var line : said.lines().filter(line -> !line.isBlank()).toList()) {
            var cells = line.split("\\|", -1);
            if (cells.length != 3) {
                throw new IOException("psql answered a row of " + cells.length + " cells");
            }
            rows.add(new Held(cells[0], cells[1], cells[2]));
        }
        return rows;
    }
}
