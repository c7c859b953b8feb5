package org.hall24.hub.database;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether a PostgreSQL that is not ours would write what citizens and terminals sent into its log. */
public final class LogSettings {
    private static final List<String> NAMES = List.of(
            "log_error_verbosity",
            "log_min_error_statement",
            "log_parameter_max_length",
            "log_parameter_max_length_on_error",
            "log_statement",
            "log_min_duration_statement",
            "log_min_duration_sample");

    private LogSettings() {}

    /**
     * What to change, as SQL for whoever runs that server; empty when its log holds no row.
     *
     * @throws DatabaseException when the database does not answer
     */
    public static List<String> remedies(String jdbcUrl) throws DatabaseException {
        var found = new HashMap<String, String>();
        try (var connection = DriverManager.getConnection(jdbcUrl);
                var statement = connection.prepareStatement("select current_setting(?, true)")) {
            for (var name : NAMES) {
                statement.setString(1, name);
                try (var row = statement.executeQuery()) {
                    row.next();
                    var value = row.getString(1);
                    found.put(name, value == null ? "" : value);
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException("the database does not answer", e);
        }
        return remedies(found);
    }

    static List<String> remedies(Map<String, String> found) {
        var remedies = new ArrayList<String>();
        // Else a violated key is written with its values, a violated check with the whole row.
        must(found, "log_error_verbosity", "terse", remedies);
        // Else a statement that failed is written as it was sent.
        must(found, "log_min_error_statement", "panic", remedies);
        must(found, "log_parameter_max_length_on_error", "0", remedies);
        boolean logsStatements = !List.of("none", "ddl").contains(found.getOrDefault("log_statement", ""))
                || !found.getOrDefault("log_min_duration_statement", "").equals("-1")
                || !found.getOrDefault("log_min_duration_sample", "").equals("-1");
        if (logsStatements) {
            must(found, "log_parameter_max_length", "0", remedies);
        }
        return remedies;
    }

    private static void must(Map<String, String> found, String name, String value, List<String> remedies) {
        if (!found.getOrDefault(name, "").equals(value)) {
            remedies.add("alter system set " + name + " = '" + value + "';");
        }
    }
}
