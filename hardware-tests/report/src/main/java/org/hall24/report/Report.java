package org.hall24.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The folder of one run's results. Written anew whenever there is more, so that a run cut short leaves what it had. */
public final class Report {
    /** Rows of proofs. */
    public static final String PROVE = "prove.json";

    /** Rows of measurements. */
    public static final String BENCH = "bench.json";

    private static final JsonMapper JSON = new JsonMapper();

    private Report() {}

    /** Writes {@code prove.json} into the folder, which is made when it is not there. */
    public static void prove(Path out, List<Row> rows) throws IOException {
        write(out, PROVE, rows);
    }

    /** Writes {@code bench.json} into the folder, which is made when it is not there. */
    public static void bench(Path out, List<Figure> figures) throws IOException {
        write(out, BENCH, figures);
    }

    private static void write(Path out, String name, List<?> rows) throws IOException {
        Files.createDirectories(out);
        Files.writeString(
                out.resolve(name), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(rows) + "\n");
    }
}
