package org.hall24.hub.database;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The system user PostgreSQL runs as: {@code hall24-pg} when the hub was started by root, because PostgreSQL refuses root;
 * otherwise whoever started the hub.
 *
 * @param other the user to become; empty = stay who we are
 */
record Account(Optional<String> other) {
    private static final String SYSTEM_USER = "hall24-pg";

    /** initdb on a very busy disk took 20 s; nothing of ours takes longer. */
    private static final Duration COMMAND_MAX = Duration.ofSeconds(90);

    /** More output than a failing command has reason to print. */
    private static final int OUTPUT_CHARS_MAX = 4_000;

    static Account ofThisProcess() throws DatabaseException {
        if (!System.getProperty("user.name", "").equals("root")) {
            return new Account(Optional.empty());
        }
        try {
            var known = new ProcessBuilder("id", "-u", SYSTEM_USER)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (known != 0) {
                throw new DatabaseException("PostgreSQL refuses to run as root, and there is no system user "
                        + SYSTEM_USER + ". Run ./hall24 setup, or start the hub as another user.");
            }
            return new Account(Optional.of(SYSTEM_USER));
        } catch (IOException e) {
            throw new DatabaseException("cannot ask for the system user " + SYSTEM_USER, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("interrupted while asking for the system user", e);
        }
    }

    /** The names the operating system may know a client by that is us. */
    List<String> clients() {
        var names = new ArrayList<String>();
        names.add(System.getProperty("user.name", "root"));
        other.ifPresent(names::add);
        return names;
    }

    /** Whether this user can reach the directory at all: every parent must let it through. */
    boolean reaches(Path directory) throws DatabaseException {
        return other.isEmpty()
                || attempt(List.of("test", "-x", directory.toString())).isEmpty();
    }

    /** Makes a directory that only this user (and root) can look into. */
    void privateDirectory(Path directory) throws IOException {
        Files.createDirectories(directory);
        own(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    }

    /** Gives the file or directory itself to this user. */
    void own(Path path) throws IOException {
        if (other.isPresent()) {
            var users = path.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(path, users.lookupPrincipalByName(other.get()));
        }
    }

    /** Runs a command as this user, in {@code /}, with a bare environment. */
    void run(List<String> command) throws DatabaseException {
        var complaint = attempt(command);
        if (complaint.isPresent()) {
            throw new DatabaseException(Path.of(command.getFirst()).getFileName() + " failed: " + complaint.get());
        }
    }

    /** Runs a command; empty when it went well, else what it printed. */
    Optional<String> attempt(List<String> command) throws DatabaseException {
        var words = new ArrayList<String>();
        other.ifPresent(user -> words.addAll(List.of(
                "setpriv",
                "--reuid=" + user,
                "--regid=" + user,
                "--clear-groups",
                "--inh-caps=-all",
                "--no-new-privs")));
        words.addAll(command);
        try {
            var output = Files.createTempFile("hall24-command", ".out");
            try {
                var builder = new ProcessBuilder(words)
                        .directory(new File("/"))
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(output.toFile());
                builder.environment().clear();
                builder.environment()
                        .putAll(Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C", "TZ", "UTC"));
                var process = builder.start();
                if (!process.waitFor(COMMAND_MAX.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    return Optional.of("it did not end within " + COMMAND_MAX);
                }
                return process.exitValue() == 0 ? Optional.empty() : Optional.of(said(output, process.exitValue()));
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw new DatabaseException("cannot run " + words.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException("interrupted while " + words.getFirst() + " ran", e);
        }
    }

    private static String said(Path output, int exit) throws IOException {
        var text = Files.readString(output).strip();
        return "exit " + exit + " " + text.substring(0, Math.min(text.length(), OUTPUT_CHARS_MAX));
    }
}
