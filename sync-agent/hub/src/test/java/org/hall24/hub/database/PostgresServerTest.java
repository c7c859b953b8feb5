package org.hall24.hub.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {
    @TempDir
    private Path box = Path.of("");

    private Path state = Path.of("");

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
    void aFirstStartMakesADatabaseThatKeepsItsPromises() throws Exception {
        var server = PostgresServer.under(state);

        assertThat(server.start()).isTrue();
        assertThat(TestServer.ask(server, "show fsync")).isEqualTo("on");
        assertThat(TestServer.ask(server, "show synchronous_commit")).isEqualTo("on");
        assertThat(TestServer.ask(server, "show listen_addresses")).isEmpty();
        assertThat(TestServer.ask(server, "show log_error_verbosity")).isEqualTo("terse");
        assertThat(TestServer.ask(server, "select rolsuper::text from pg_roles where rolname = current_user"))
                .isEqualTo("false");
    }

    @Test
    void aSecondStartFindsTheServerOfAKilledHub() throws Exception {
        PostgresServer.under(state).start();
        var pid = Files.readAllLines(state.resolve("postgres/data/postmaster.pid"))
                .getFirst();

        assertThat(PostgresServer.under(state).start()).isFalse();
        assertThat(Files.readAllLines(state.resolve("postgres/data/postmaster.pid"))
                        .getFirst())
                .isEqualTo(pid);
    }

    @Test
    void whatWasWrittenIsThereAfterStopAndStart() throws Exception {
        var server = PostgresServer.under(state);
        server.start();
        TestServer.run(server, "create table note (text varchar(20))");
        TestServer.run(server, "insert into note values ('kept')");
        server.stop();

        assertThat(server.start()).isTrue();
        assertThat(TestServer.ask(server, "select text from note")).isEqualTo("kept");
    }

    @Test
    void aDeepStateDirectoryGetsItsSocketElsewhere() throws Exception {
        state = box.resolve("a-directory-with-a-long-name-".repeat(4)).resolve("hub");
        var server = PostgresServer.under(state);
        server.start();

        assertThat(TestServer.ask(server, "select 'spoken'")).isEqualTo("spoken");
        assertThat(server.psql()).doesNotContain("a-directory-with-a-long-name");
        assertThat(PostgresServer.under(state).psql()).isEqualTo(server.psql());
        server.stop();
        Files.delete(Path.of(Files.readString(state.resolve("postgres/sockets"))));
        state = box.resolve("hub");
    }

    @Test
    void aStateDirectoryTheDatabaseUserCannotEnterWorksToo() throws Exception {
        var locked = Files.createDirectory(
                box.resolve("locked"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        state = locked.resolve("hub");
        var server = PostgresServer.under(state);
        server.start();
        try {
            assertThat(TestServer.ask(server, "select 'spoken'")).isEqualTo("spoken");
        } finally {
            server.stop();
            var base = Path.of(Files.readString(state.resolve("postgres/place")));
            if (!base.startsWith(box)) {
                new ProcessBuilder("rm", "-rf", base.toString()).start().waitFor();
            }
            // The farewell of each test must not make it again.
            state = box.resolve("hub");
        }
    }

    @Test
    void psqlReadsItWithTheLineWePrint() throws Exception {
        var server = PostgresServer.under(state);
        server.start();

        var psql = new ProcessBuilder(List.of("psql", server.psql(), "-Atc", "select 40 + 2"))
                .redirectErrorStream(true)
                .start();
        assertThat(new String(psql.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).strip())
                .isEqualTo("42");
    }

    @Test
    void aServerWithoutFsyncIsNotUsed() throws Exception {
        var server = PostgresServer.under(state);
        server.start();
        server.stop();
        Files.writeString(state.resolve("postgres/data/postgresql.auto.conf"), "fsync = off\n");

        assertThatThrownBy(server::start).isInstanceOf(DatabaseException.class).hasMessageContaining("fsync = off");
    }

    @Test
    void anAnswerThatNeverComesIsNotAwaitedForEver() throws Exception {
        var path = box.resolve("silent");
        try (var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(UnixDomainSocketAddress.of(path));
            try (var socket = UnixSocket.connect(path)) {
                socket.setSoTimeout(20);

                assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    @Test
    void closingWakesAReader() throws Exception {
        var path = box.resolve("silent");
        try (var listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listener.bind(UnixDomainSocketAddress.of(path));
            var socket = UnixSocket.connect(path);
            var reader = Thread.ofVirtual().start(() -> {
                try {
                    socket.getInputStream().read();
                } catch (IOException e) {
                    // what this test waits for
                }
            });
            socket.close();

            assertThat(reader.join(java.time.Duration.ofSeconds(5))).isTrue();
        }
    }
}
