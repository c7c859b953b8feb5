package org.hall24.hub.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseKeeperTest {
    /** The processes of a killed server end by themselves within a second or two; each try takes a fraction of one. */
    private static final int TRIES_MAX = 100;

    @TempDir
    private Path box = Path.of("");

    private Path state = Path.of("");

    /** Hands each wait of the keeper to the test, which ends it by taking it. */
    private final SynchronousQueue<Duration> waits = new SynchronousQueue<>();

    @BeforeEach
    void letTheDatabaseUserThrough() throws IOException {
        TestServer.letThrough(box);
        state = box.resolve("hub");
    }

    @AfterEach
    void stopWhatRuns() throws IOException {
        PostgresServer.under(state).stop();
    }

    @Test
    void aKilledServerIsBroughtBackWithEverythingItAcknowledged() throws Exception {
        var server = PostgresServer.under(state);
        server.start();
        TestServer.run(server, "create table note (text varchar(20))");
        TestServer.run(server, "insert into note values ('kept')");

        try (var _ = DatabaseKeeper.of(server, waits::put)) {
            var look = nextWait();
            assertThat(nextWait()).as("a server that lives is left alone").isEqualTo(look);
            kill();
            assertThat(server.isAlive()).isFalse();
            nextWait(); // began before the kill
            int tries = 0;
            while (!nextWait().equals(look)) {
                assertThat(tries++).isLessThan(TRIES_MAX);
            }

            assertThat(server.isAlive()).isTrue();
            assertThat(TestServer.ask(server, "select text from note")).isEqualTo("kept");
        }
    }

    @Test
    void aServerThatIsStoppedAfterItsKeeperLeftStaysStopped() throws Exception {
        var server = PostgresServer.under(state);
        server.start();
        var keeper = DatabaseKeeper.of(server, waits::put);
        nextWait();

        keeper.close();
        server.stop();

        assertThat(waits.poll()).isNull();
        assertThat(server.isAlive()).isFalse();
    }

    private Duration nextWait() throws InterruptedException {
        return Optional.ofNullable(waits.poll(2, TimeUnit.MINUTES))
                .orElseThrow(() -> new AssertionError("the keeper no longer looks"));
    }

    private void kill() throws Exception {
        var pid = Files.readAllLines(state.resolve("postgres/data/postmaster.pid"))
                .getFirst();
        var postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().get(1, TimeUnit.MINUTES);
    }
}
