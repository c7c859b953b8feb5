package org.hall24.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlTest {
    private static final String INSERT = "insert into thing (body) values (?)";

    @Test
    void whatFailedForWantOfRoomCanBeSaidAgain(@TempDir Path folder) throws Exception {
        try (var sql = new Sql(DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("things.db")))) {
            sql.say("create table thing (body blob)");
            sql.change(INSERT, new byte[100]);
            var pages = sql.text("pragma page_count");
            sql.text("pragma max_page_count = " + pages);
            assertThatThrownBy(() -> sql.change(INSERT, new byte[100_000]))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(Database.isFull(e)).isTrue());

            sql.text("pragma max_page_count = 1000");
            assertThat(sql.change(INSERT, new byte[100_000])).isEqualTo(1);
            assertThat(sql.first("select count(*) from thing", row -> row.getInt(1)))
                    .contains(2);
        }
    }
}
