package org.hall24.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.hall24.agent.Scene;
import org.hall24.wire.terminal.AgentException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class GroupCommitTest {
    @TempDir
    private Path dir;

    private Database database;

    @BeforeEach
    void open() throws IOException {
        database = Database.open(dir.resolve("outbox.db"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Path log() {
        return Database.logOf(dir.resolve("outbox.db"));
    }

    private long commits() throws IOException {
        return Wal.read(log()).frames(Cells.PAGE_BYTES).stream()
                .filter(Wal.Frame::commit)
                .count();
    }

    private static Database.Step<Long> counter(String name, long value) {
        return sql -> {
            Table.COUNTER.insert(sql, name, value);
            return value;
        };
    }

    /** Somebody holds the turn until all of these wait; then they go. */
    private List<Future<Long>> together(List<Database.Step<Long>> steps) throws Exception {
        var held = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var futures = new ArrayList<Future<Long>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> holding = () -> database.transact(sql -> {
                held.countDown();
                return waitFor(release);
            });
            var first = threads.submit(holding);
            held.await();
            for (var step : steps) {
                futures.add(threads.submit(() -> database.transact(step)));
            }
            assertThat(Scene.becomesTrue(() -> database.waiting() == steps.size()))
                    .isTrue();
            release.countDown();
            assertThat(first.get()).isZero();
        }
        return futures;
    }

    private static int waitFor(CountDownLatch latch) throws IOException {
        try {
            latch.await();
            return 0;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void thoseWhoComeTogetherShareOneCommit() throws Exception {
        var steps = new ArrayList<Database.Step<Long>>();
        for (int i = 0; i < 40; i++) {
            steps.add(counter("c" + i, i));
        }
        long before = commits();

        var answers = together(steps);

        for (int i = 0; i < 40; i++) {
            assertThat(answers.get(i).get()).isEqualTo(i);
        }
        assertThat(commits() - before).isOne();
    }

    @Test
    void aSingleCallerHasACommitOfItsOwn() throws Exception {
        long before = commits();
        for (int i = 0; i < 5; i++) {
            database.transact(counter("c" + i, i));
        }
        assertThat(commits() - before).isEqualTo(5);
    }

    @Test
    void oneCallersFailureIsItsOwn() throws Exception {
        database.transact(counter("taken", 1));
        long before = commits();

        var answers = together(List.of(
                counter("a", 1),
                sql -> {
                    Table.COUNTER.insert(sql, "half", 1L);
                    throw new IOException("the caller's own trouble");
                },
                counter("taken", 2),
                sql -> {
                    throw new IllegalStateException("a mistake");
                },
                counter("b", 2)));

        assertThat(answers.get(0).get()).isEqualTo(1);
        assertThat(answers.get(4).get()).isEqualTo(2);
        for (int failed : List.of(1, 2)) {
            assertThatThrownBy(() -> answers.get(failed).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(AgentException.class);
        }
        assertThatThrownBy(() -> answers.get(3).get()).hasCauseInstanceOf(IllegalStateException.class);
        assertThat(database.<List<String>>transact(
                        sql -> sql.list("select name from counter order by name", row -> row.getString(1))))
                .containsExactly("a", "b", "taken");
        assertThat(commits() - before).isOne();
    }

    @Test
    void whoeverGivesUpHoldsUpNobody() throws Exception {
        var held = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> database.transact(sql -> {
                held.countDown();
                return waitFor(release);
            }));
            held.await();
            var impatient = Thread.ofVirtual().start(() -> {
                try {
                    database.transact(counter("impatient", 1));
                } catch (IOException | InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            assertThat(Scene.becomesTrue(() -> database.waiting() == 1)).isTrue();
            var patient = threads.submit(() -> database.transact(counter("patient", 1)));
            assertThat(Scene.becomesTrue(() -> database.waiting() == 2)).isTrue();
            impatient.interrupt();
            impatient.join();
            release.countDown();
            assertThat(patient.get()).isOne();
            assertThat(first.get()).isZero();
        }
        assertThat(database.<List<String>>transact(
                        sql -> sql.list("select name from counter", row -> row.getString(1))))
                .containsExactly("patient");
    }
}
