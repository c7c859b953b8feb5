package org.hall24.fleet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hall24.report.Report;
import org.hall24.report.Row;

/** The rows of one call of {@code prove}, written down as they come: what fails later takes none of them away. One thread at a time. */
public final class Tally {
    private final Path out;
    private final List<Row> rows = new ArrayList<>();

    /** An empty one; its {@code prove.json} is in this folder from the first row on. */
    public Tally(Path out) {
        this.out = out;
    }

    /** Writes a row down. */
    public void add(Row row) throws IOException {
        rows.add(row);
        Report.prove(out, rows);
    }

    /** Its rows so far. */
    public List<Row> rows() {
        return List.copyOf(rows);
    }
}
