package org.hall24.demo.ledger;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hall24.programs.Program;

/** What the hub's database holds, asked from outside with {@code psql}, as anybody may with {@code --hold}. */
public final class HubRecord {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
    private static final String ROWS = "select m.matter_id, m.case_number, coalesce(c.state, 'received')"
            + " from matter m left join case_file c using (matter_id) order by m.received_at";

    private static final String ISSUED = "select certificate, coalesce(case_number, ''), pages * copies, printed"
            + " from certificate where state <> 'draft' order by certificate";

    private static final String KEPT = "select case_number, body_sha256 from matter";

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
        return rows(ROWS, 3).stream()
                .map(cells -> new Held(cells.get(0), cells.get(1), cells.get(2)))
                .toList();
    }

    /** What each matter's submission was, by its digest. */
    public List<ReceiptCheck.Kept> kept() throws IOException, InterruptedException {
        return rows(KEPT, 2).stream()
                .map(cells -> new ReceiptCheck.Kept(cells.get(0), cells.get(1)))
                .toList();
    }

    /** Every certificate that was issued. */
    public List<Issued> issued() throws IOException, InterruptedException {
        return rows(ISSUED, 4).stream()
                .map(cells -> new Issued(
                        cells.get(0), cells.get(1), Integer.parseInt(cells.get(2)), Integer.parseInt(cells.get(3))))
                .toList();
    }

    private List<List<String>> rows(String question, int wide) throws IOException, InterruptedException {
        var said = Program.outputOf(
                "psql", List.of("psql", psql, "-X", "-A", "-t", "-F", "|", "-c", question), log, ANSWER_MAX);
        var rows = new ArrayList<List<String>>();
        for (var line : said.lines().filter(line -> !line.isBlank()).toList()) {
            var cells = List.of(line.split("\\|", -1));
            if (cells.size() != wide) {
                throw new IOException("psql answered a row of " + cells.size() + " cells");
            }
            rows.add(cells);
        }
        return rows;
    }
}
