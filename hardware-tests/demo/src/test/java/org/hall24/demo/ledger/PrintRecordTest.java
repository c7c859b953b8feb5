package org.hall24.demo.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintRecordTest {
    @TempDir
    Path state;

    @Test
    void countsWhatEachJobBroughtAndWhatNeverEnded() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + state.resolve("outbox.db"));
                var statement = connection.createStatement()) {
            statement.execute(
                    "create table journal (line integer primary key, at text, job text, stage text, sheets int)");
            statement.execute("create table matter (matter_id text, receipt_confirmed int)");
            statement.execute("insert into matter values ('torn', 1), ('lost', 0)");
            statement.execute("""
                    insert into journal (job, stage, sheets) values
                    ('receipt', 'reserved', 0), ('receipt', 'printing', 0), ('receipt', 'cut', 1),
                    ('receipt', 'presented', 1),
                    ('first', 'reserved', 0), ('first', 'printing', 0), ('first', 'printing', 1),
                    ('first', 'printing', 2), ('first', 'incomplete', 2),
                    ('rest', 'reserved', 0), ('rest', 'printing', 2), ('rest', 'printing', 3), ('rest', 'presented', 3),
                    ('never', 'reserved', 0),
                    ('torn', 'printing', 0),
                    ('lost', 'printing', 0)""");
        }
        var record = new PrintRecord(state);

        assertThat(record.out()).isEqualTo(4);
        assertThat(record.open()).isEqualTo(1);
    }

    @Test
    void withoutAJournalNothingCameOut() throws Exception {
        assertThat(new PrintRecord(state).out()).isZero();
        assertThat(new PrintRecord(state).open()).isZero();
    }
}
