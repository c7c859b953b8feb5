package org.hall24.hub.database;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A PostgreSQL 15 as Debian brings it, on a Unix socket; the test is skipped, loudly, where it is not installed. */
public final class Debian15 implements AutoCloseable {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql/15/bin");

    private final Account account;
    private final Path data;

    /** Makes and starts one in this directory. */
    public Debian15(Path box) throws IOException {
        assumeThat(DEBIAN).as("PostgreSQL 15 of Debian").isDirectory();
        TestServer.letThrough(box);
        account = Account.ofThisProcess();
        data = box.resolve("data");
        account.privateDirectory(data);
        account.run(List.of(program("initdb"), "-D", data.toString(), "-U", "postgres", "-E", "UTF8", "--no-locale"));
        Files.writeString(data.resolve("pg_hba.conf"), "local all all trust\n");
        account.run(List.of(
                program("pg_ctl"),
                "start",
                "-w",
                "-D",
                data.toString(),
                "-l",
                data.resolve("log").toString(),
                "-o",
                "-c listen_addresses= -k " + data));
    }

    /** A database in it. */
    public String url(String database) {
        return "jdbc:postgresql://localhost/" + database
                + "?user=postgres&sslmode=disable&gssEncMode=disable&socketFactory=" + UnixSocketFactory.class.getName()
                + "&socketFactoryArg=" + data.resolve(".s.PGSQL.5432");
    }

    private static String program(String name) {
        return DEBIAN.resolve(name).toString();
    }

    @Override
    public void close() throws IOException {
        account.run(List.of(program("pg_ctl"), "stop", "-w", "-m", "fast", "-D", data.toString()));
    }
}
