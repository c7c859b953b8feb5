package org.hall24.agent.outbox;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the tables of earlier versions, which lacked some columns and all marks. */
final class Earlier {
    /** Until this version one counter numbered the cases and counted what was sent. */
    private static final int ONE_COUNTER_MAX = 2;

    private Earlier() {}

    static void rows(Sql old, Table table, int version, Wreck.Taker taker)
            throws SQLException, IOException, InterruptedException {
        var there = old.list("select name from pragma_table_info('" + table.word() + "')", row -> row.getString(1));
        if (there.isEmpty()) {
            return;
        }
        var select = "select "
                + String.join(
                        ", ",
                        table.columns().stream()
                                .map(column -> there.contains(column) ? column : "0")
                                .toList())
                + " from " + table.word();
        // In pages, so that a great many payloads never stand in memory together.
        for (var key : keys(old, table)) {
            var row = old.first(
                    select + " where " + table.key() + " = ?",
                    result -> {
                        var values = new ArrayList<@Nullable Object>();
                        for (int i = 0; i < table.columns().size(); i++) {
                            values.add(result.getObject(i + 1));
                        }
                        return Row.of(table, values.toArray());
                    },
                    key);
            if (row.isPresent()) {
                taker.take(row.get());
                if (table == Table.COUNTER
                        && version <= ONE_COUNTER_MAX
                        && row.get().text("name").equals("case")) {
                    taker.take(Row.of(table, "matter", row.get().number("value")));
                }
            }
        }
    }

    private static List<Object> keys(Sql old, Table table) throws SQLException {
        return old.list("select " + table.key() + " from " + table.word(), row -> row.getObject(1));
    }
}
