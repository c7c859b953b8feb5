package org.hall24.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.hall24.agent.Scene;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.terminal.Agent.Accepted;
import org.hall24.wire.terminal.AgentException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers of what is printed, beside those of what is filed. */
class NumberBookTest {
    private static final Limits SMALL = new Limits(1 << 10, Duration.ofDays(7), 1 << 20);

    @TempDir
    private Path state;

    private final Scene scene = new Scene();
    private Hold hold;

    @BeforeEach
    void open() throws IOException {
        hold = Hold.open(state, Scene.TERMINAL, SMALL, () -> Scene.NOON);
    }

    @AfterEach
    void close() {
        hold.close();
    }

    private Accepted number(UUID id) throws Exception {
        return hold.numbers().number(id, "fund.deposit-cert", Scene.SESSION);
    }

    private long countOf(UUID matter) throws Exception {
        var body = hold.outbox().outgoing(matter).orElseThrow().body().toArray();
        return MatterSubmission.fromJson(body).counter();
    }

    @Test
    void aNumberIsOfTheSameRowAsThoseOfMattersAndOfTheSessionsClearingRecord() throws Exception {
        var filed = (Accepted) hold.outbox().file(scene.filing(5));
        var printed = number(scene.newId());

        assertThat(filed.caseNumber()).isEqualTo(CaseNumber.of("YS", 7, 1).text());
        assertThat(printed.caseNumber()).isEqualTo(CaseNumber.of("YS", 7, 2).text());
        assertThat(printed.clearingNumber()).isEqualTo(filed.clearingNumber());
        assertThat(printed.acceptedAt()).isEqualTo(Scene.NOON);
    }

    @Test
    void theSameIdGivesTheSameNumberAlsoAfterARestart() throws Exception {
        var id = scene.newId();
        var first = number(id);
        number(scene.newId());
        hold.close();
        open();

        assertThat(number(id)).isEqualTo(first);
        assertThat(number(scene.newId()).caseNumber())
                .isEqualTo(CaseNumber.of("YS", 7, 3).text());
    }

    @Test
    void theHubSeesNoGapWhereSomethingWasOnlyPrinted() throws Exception {
        var before = scene.filing(5);
        var after = scene.filing(5);
        number(scene.newId());
        hold.outbox().file(before);
        number(scene.newId());
        number(scene.newId());
        hold.outbox().file(after);

        assertThat(countOf(before.matterId())).isEqualTo(1);
        assertThat(countOf(after.matterId())).isEqualTo(2);
    }

    @Test
    void anOutboxOfEarlierDaysGoesOnCountingWhereItStood() throws Exception {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 3; i++) {
            var filing = scene.filing(5);
            hold.outbox().file(filing);
            ids.add(filing.matterId());
        }
        hold.close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + state.resolve("outbox.db"));
                var statement = connection.createStatement()) {
            statement.execute("delete from counter where name = 'matter'");
            statement.execute("drop table numbered");
            statement.execute("pragma user_version = 2");
        }
        open();
        number(scene.newId());
        var next = scene.filing(5);
        hold.outbox().file(next);

        assertThat(countOf(ids.getLast())).isEqualTo(3);
        assertThat(countOf(next.matterId())).isEqualTo(4);
    }

    @Test
    void afterADamageNumbersGoOnWhereNoneWasGiven() throws Exception {
        var id = scene.newId();
        var first = number(id);
        hold.close();
        var file = state.resolve("outbox.db");
        var size = Files.size(file);
        Files.write(file, new byte[100], StandardOpenOption.WRITE);
        assertThat(Files.size(file)).isEqualTo(size);
        open();

        var next = number(scene.newId());
        assertThat(next.caseNumber()).isNotEqualTo(first.caseNumber());
        assertThat(next.caseNumber()).isEqualTo(CaseNumber.of("YS", 7, 1_001).text());
    }

    @Test
    void nothingHasNoNumber() {
        assertThatThrownBy(() -> hold.numbers().number(scene.newId(), "", Scene.SESSION))
                .isInstanceOf(AgentException.class);
    }
}
