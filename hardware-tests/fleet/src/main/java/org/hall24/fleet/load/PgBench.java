package org.hall24.fleet.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.hall24.fleet.cluster.Postgres;
import org.hall24.fleet.cluster.Workshop;
import org.hall24.programs.Program;

/** The peer of the intake: PostgreSQL's own load generator puts the same row into a table of the same shape. */
final class PgBench {
    /** One row, one commit, as the hub's intake; the database makes id and number itself, which costs the peer no round trip. */
    private static final String SCRIPT = """
            \\set number random(1, 1000000000000)
            insert into matter_peer (matter_id, case_number, terminal_id, matter, counter, accepted_at, received_at,
              body_sha256, envelope, receipt)
            values (gen_random_uuid(), 'YS-' || :number, 'PGB-0001', 'appeal.hotline', 1, now(), now(),
              :digest, :envelope, :receipt)
            on conflict do nothing;
            """;

    private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+) \\(without");
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final Workshop workshop;
    private final Postgres server;
    private final Path folder;

    PgBench(Workshop workshop, Postgres server, Path folder) {
        this.workshop = workshop;
        this.server = server;
        this.folder = folder;
    }

    /** A row as the hub keeps it. */
    record Sample(String digest, String envelope, String receipt) {}

    /**
     * Runs once.
     *
     * @param clients connections, each with its own commit
     * @return rows a second
     */
    double run(Sample row, int clients, Duration time) throws IOException, InterruptedException {
        var script = folder.resolve("peer.sql");
        Files.writeString(script, SCRIPT);
        var said = Program.outputOf(
                "pgbench",
                List.of(
                        "env",
                        "PGPASSWORD=" + workshop.secret(),
                        workshop.tool("pgbench").toString(),
                        "-h",
                        "127.0.0.1",
                        "-p",
                        Integer.toString(server.port()),
                        "-U",
                        Postgres.role(),
                        "-n",
                        "-M",
                        "prepared",
                        "-c",
                        Integer.toString(clients),
                        "-j",
                        Integer.toString(Math.min(clients, PROCESSORS)),
                        "-T",
                        Long.toString(time.toSeconds()),
                        "-D",
                        "digest=" + row.digest(),
                        "-D",
                        "envelope=" + row.envelope(),
                        "-D",
                        "receipt=" + row.receipt(),
                        "-f",
                        script.toString(),
                        Postgres.role()),
                folder.resolve("pgbench.log"),
                time.plusSeconds(60));
        var rate = RATE.matcher(said);
        if (!rate.find()) {
            throw new IOException("pgbench said no rate");
        }
        return Double.parseDouble(rate.group(1));
    }
}
