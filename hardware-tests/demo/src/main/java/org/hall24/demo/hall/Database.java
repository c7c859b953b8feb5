package org.hall24.demo.hall;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The hub's own PostgreSQL as the operating system sees it. Nobody here starts it: the hub's keeper brings it back, or, when the hub
 * is dead too, the hub's next start.
 */
public final class Database {
    private static final int PID_LINE = 0;

    /** Where PostgreSQL writes whether it takes connections, in {@code postmaster.pid}. */
    private static final int STATUS_LINE = 7;

    private static final String READY = "ready";

    private final Path state;

    Database(Path hubState) {
        this.state = hubState.resolve("postgres");
    }

    /** SIGKILL for the postmaster, if it runs; its other processes see that it is gone, and end. Waits until it is gone. */
    public void kill() throws IOException, InterruptedException {
        var postmaster = postmaster(note());
        if (postmaster.isPresent()) {
            postmaster.get().destroyForcibly();
            try {
                postmaster.get().onExit().get();
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IOException("the database does not die", e);
            }
        }
    }

    /** Whether it runs and takes connections. */
    public boolean isReady() throws IOException {
        var note = note();
        return note.size() > STATUS_LINE
                && note.get(STATUS_LINE).strip().equals(READY)
                && postmaster(note).isPresent();
    }

    private static Optional<ProcessHandle> postmaster(List<String> note) {
        return note.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(note.get(PID_LINE).strip())).filter(ProcessHandle::isAlive);
    }

    /** The lines of {@code postmaster.pid}; none when there is none. */
    private List<String> note() throws IOException {
        try {
            var base = Path.of(Files.readString(state.resolve("place")).strip());
            return Files.readAllLines(base.resolve("data/postmaster.pid"));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
