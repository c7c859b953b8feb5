package org.hall24.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hall24.agent.Scene;
import org.hall24.wire.terminal.Agent;
import org.hall24.wire.terminal.Agent.PrintEntry;
import org.hall24.wire.terminal.Agent.VoidedPrint;
import org.hall24.wire.terminal.Agent.VoidedPrint.End;
import org.hall24.wire.terminal.AgentException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrintBookTest {
    private static final Limits SMALL = new Limits(1 << 20, Duration.ofDays(7), 64 << 10);

    @TempDir
    private Path state;

    private final Scene scene = new Scene();
    private Instant now = Scene.NOON;
    private Hold hold;

    @BeforeEach
    void open() throws IOException {
        hold = Hold.open(state, Scene.TERMINAL, SMALL, () -> now);
    }

    @AfterEach
    void close() {
        hold.close();
    }

    @Test
    void printsThatBeganAndNeverEndedAreKnownAfterARestart() throws Exception {
        var presented = scene.newId();
        var stopped = scene.newId();
        var lost = scene.newId();
        var reserved = scene.newId();
        for (var entry : List.of(
                new PrintEntry(presented, "printing", 0),
                new PrintEntry(lost, "printing", 0),
                new PrintEntry(stopped, "printing", 1),
                new PrintEntry(lost, "printing", 2),
                new PrintEntry(presented, "presented", 6),
                new PrintEntry(stopped, "incomplete", 1),
                new PrintEntry(reserved, "reserved", 0))) {
            hold.prints().write(entry);
        }

        hold.close();
        open();

        assertThat(hold.prints().unfinished()).containsExactly(new PrintBook.Unfinished(lost, 2, Scene.NOON));
        assertThatThrownBy(() -> hold.prints().write(new PrintEntry(lost, "printing", PrintEntry.SHEETS_MAX + 1)))
                .isInstanceOf(AgentException.class);
    }

    @Test
    void staffHearOfVoidedPrintsOfTheLastDayWithTheirCasesUntilTheReceiptCameOut() throws Exception {
        var yesterday = scene.newId();
        now = Scene.NOON.minus(Duration.ofHours(25));
        hold.prints().write(new PrintEntry(yesterday, "printing", 0));
        now = Scene.NOON;
        var filed = scene.filing(10);
        var again = scene.filing(10);
        var certificate = scene.newId();
        var slip = scene.newId();
        var forgotten = scene.filing(10);
        var taken = scene.newId();
        var fallen = scene.newId();
        var first = (Agent.Accepted) hold.outbox().file(filed);
        hold.outbox().file(again);
        var left = (Agent.Accepted) hold.outbox().file(forgotten);
        var numbered = hold.numbers().number(certificate, "fund.deposit-cert", Scene.SESSION);
        hold.prints().write(new PrintEntry(filed.matterId(), "printing", 0));
        hold.prints().write(new PrintEntry(again.matterId(), "printing", 0));
        hold.prints().write(new PrintEntry(certificate, "printing", 2));
        hold.prints().write(new PrintEntry(slip, "cut", 1));
        hold.prints().write(new PrintEntry(forgotten.matterId(), "presented", 1));
        hold.prints().write(new PrintEntry(forgotten.matterId(), "retracted", 1));
        hold.prints().write(new PrintEntry(taken, "presented", 1));
        hold.prints().write(new PrintEntry(taken, "taken", 1));
        hold.prints().write(new PrintEntry(fallen, "ejected", 1));
        hold.outbox().receiptPrinted(again.matterId());

        assertThat(hold.prints().voided())
                .containsExactly(
                        new VoidedPrint(fallen, Optional.empty(), 1, Scene.NOON, End.EJECTED),
                        new VoidedPrint(
                                forgotten.matterId(), Optional.of(left.caseNumber()), 1, Scene.NOON, End.RETRACTED),
                        new VoidedPrint(slip, Optional.empty(), 1, Scene.NOON, End.BROKE_OFF),
                        new VoidedPrint(certificate, Optional.of(numbered.caseNumber()), 2, Scene.NOON, End.BROKE_OFF),
                        new VoidedPrint(
                                filed.matterId(), Optional.of(first.caseNumber()), 0, Scene.NOON, End.BROKE_OFF));
        assertThat(hold.prints().unfinished()).hasSize(5);
    }

    @Test
    void aJournalOfTheFirstSchemaIsReadOn() throws Exception {
        var job = scene.newId();
        hold.close();
        try (var old = DriverManager.getConnection("jdbc:sqlite:" + state.resolve("outbox.db"));
                var statement = old.createStatement()) {
            statement.execute("drop index journal_job");
            statement.execute("alter table journal drop column mark");
            statement.execute("alter table journal drop column sheets");
            statement.execute(
                    "insert into journal (at, job, stage) values ('" + Scene.NOON + "', '" + job + "', 'printing')");
            statement.execute("pragma user_version = 1");
        }

        open();

        assertThat(hold.prints().unfinished()).containsExactly(new PrintBook.Unfinished(job, 0, Scene.NOON));
    }
}
