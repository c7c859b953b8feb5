package org.hall24.fleet.disk;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.outbox.Hold;
import org.hall24.agent.outbox.Limits;
import org.hall24.fleet.Order;
import org.hall24.fleet.outbox.Desk;
import org.hall24.programs.House.Leaf;
import org.hall24.report.Row;

/** SIGKILL while three citizens file at once. A process kill, not a power cut. */
final class Kills {
    private static final int KILLS = 20;
    private static final int LINES_MAX = 200;
    private static final String PROGRAM = "org.hall24.fleet.main.FilingMain";

    private Kills() {}

    static Row run(Order order) throws IOException, InterruptedException {
        var state = Files.createDirectories(order.out().resolve("killed"));
        var random = order.random("kills");
        var acknowledged = new HashMap<String, String>();
        int held = 0;
        int alarmed = 0;
        int lost = 0;
        for (int i = 0; i < KILLS; i++) {
            var child = new ProcessBuilder(order.house().command(Leaf.FLEET, PROGRAM, List.of(state.toString())))
                    .redirectError(order.out().resolve("killed.log").toFile())
                    .start();
            try (var lines = child.inputReader(StandardCharsets.US_ASCII)) {
                int before = 1 + random.nextInt(LINES_MAX);
                for (int k = 0; k < before; k++) {
                    note(lines, acknowledged);
                }
                // Not Process.destroyForcibly: it would throw away what the child has already said.
                child.toHandle().destroyForcibly();
                while (note(lines, acknowledged)) {
                    // What it still said was acknowledged, too.
                }
            }
            child.waitFor();
            var alarms = new Alarms(order.clock());
            Hold.open(state, Desk.TERMINAL, Limits.COPY, alarms, order.clock()).close();
            var kept = kept(state.resolve("outbox.db").toString());
            int missing = (int) acknowledged.entrySet().stream()
                    .filter(one -> !one.getValue().equals(kept.get(one.getKey())))
                    .count();
            lost = Math.max(lost, missing);
            alarmed += alarms.standing().isEmpty() ? 0 : 1;
            held += missing == 0 && alarms.standing().isEmpty() ? 1 : 0;
        }
        var numbers = new HashSet<>(acknowledged.values());
        return new Row(
                "SIGKILL of the outbox",
                KILLS,
                held,
                lost,
                acknowledged.size() - numbers.size(),
                order.seed(),
                Map.of("acknowledged", acknowledged.size(), "falseAlarms", alarmed));
    }

    private static boolean note(BufferedReader lines, Map<String, String> acknowledged) throws IOException {
        var line = lines.readLine();
        // The last line may have been cut in the middle; whoever read it could not have trusted it either.
        if (line != null && line.endsWith("Z")) {
            var words = line.split(" ", 2);
            acknowledged.put(words[0], words[1]);
        }
        return line != null;
    }

    private static Map<String, String> kept(String file) throws IOException {
        var kept = new HashMap<String, String>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select matter_id, case_number || ' ' || clearing_number || ' ' ||"
                        + " accepted_at from matter")) {
            while (rows.next()) {
                kept.put(rows.getString(1), rows.getString(2));
            }
            return kept;
        } catch (SQLException e) {
            throw new IOException("the outbox cannot be read: " + e.getMessage(), e);
        }
    }
}
