package org.hall24.demo.prove;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.hall24.programs.House;
import org.hall24.programs.Program;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches which files some programs hold open while they work, so that a temporary file is not overlooked. */
final class OpenFiles implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenFiles.class);

    /** A file that lives shorter than this is seen only with luck; the folders it would lie in are searched whole as well. */
    private static final Duration BLINK = Duration.ofMillis(100);

    private final Set<Path> seen = new ConcurrentSkipListSet<>();
    private final Thread watcher;

    OpenFiles(List<Program> programs, Pause pause) {
        watcher = Thread.ofVirtual().name("open-files").start(() -> {
            try {
                while (true) {
                    programs.forEach(program -> look(program.pid()));
                    pause.sleep(BLINK);
                }
            } catch (InterruptedException e) {
                LOG.debug("watching ends");
            }
        });
    }

    private void look(long pid) {
        try (var entries = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (var entry : entries) {
                open(entry).ifPresent(seen::add);
            }
        } catch (IOException e) {
            LOG.debug("{} is gone", pid);
        }
    }

    private static Optional<Path> open(Path entry) {
        try {
            var target = Files.readSymbolicLink(entry);
            return target.isAbsolute() && Files.isRegularFile(target) ? Optional.of(target) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Files a program holds open that have no name any more, or never had one (memfd): what to open to look into each. While the program
     * lives only.
     */
    static List<Path> nameless(Program program) throws IOException {
        var nameless = new ArrayList<Path>();
        try (var entries = Files.newDirectoryStream(Path.of("/proc", Long.toString(program.pid()), "fd"))) {
            for (var entry : entries) {
                var target = target(entry);
                if (target.endsWith(" (deleted)") && Files.isRegularFile(entry)) {
                    nameless.add(entry);
                }
            }
        }
        return nameless;
    }

    private static String target(Path entry) {
        try {
            return Files.readSymbolicLink(entry).toString();
        } catch (IOException e) {
            return ""; // closed between listing and looking
        }
    }

    /** Files seen open, without the house itself, the JDK, the system and the dependencies: these were there before. */
    List<Path> of(House house) {
        var jdk = Path.of(System.getProperty("java.home"));
        return seen.stream()
                .filter(file -> !file.startsWith(house.root())
                        && !file.startsWith(house.assets())
                        && !file.startsWith(jdk)
                        && !file.startsWith("/usr")
                        && !file.startsWith("/lib")
                        && !file.startsWith("/dev")
                        && !file.startsWith("/proc")
                        && !file.toString().endsWith(".jar"))
                .toList();
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
