package org.hall24.agent.main;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.carry.Courier;
import org.hall24.agent.identity.IdentityFile;
import org.hall24.agent.identity.Terminal;
import org.hall24.agent.outbox.Hold;
import org.hall24.agent.outbox.Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code agent export}: what waits goes into a signed file, where no network reaches or the terminal is broken. */
@Command(
        name = "export",
        description = "Writes what waits for the hub into a signed file, to be carried there by hand. The agent must"
                + " not run; the state may be that of a broken terminal, mounted read-only.",
        mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    private static final int DONE = 0;

    @Mixin
    private Whose whose = new Whose();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "the file; a long backlog makes FILE.2, FILE.3 … too")
    private Path out = Path.of("");

    /** Whose state it is. */
    static final class Whose {
        @Option(names = "--state", required = true, paramLabel = "DIR", description = "where the agent keeps things")
        Path state = Path.of("");

        @Option(names = "--terminal", required = true, paramLabel = "NAME", description = "such as H24-0007")
        String terminal = "";

        @Option(names = "--region", required = true, paramLabel = "YS", description = "two letters for case numbers")
        String region = "";

        Terminal terminal() {
            return new Terminal(terminal, region, "https://carried.by.hand");
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.exists(whose.state.resolve("identity.key"))) {
            throw new IOException("there is no key of a terminal in " + whose.state);
        }
        refuseWhileItRuns(whose.state);
        var clock = Clock.systemUTC();
        var key = new IdentityFile(whose.state).open(whose.terminal, new SecureRandom());
        var copy = Files.createTempDirectory("hall24-export");
        try {
            Courier.copy(whose.state, copy);
            var alarms = new Alarms(clock);
            try (var hold = Hold.open(copy, whose.terminal(), Limits.COPY, alarms, clock)) {
                var files = new Courier(hold).pack(key, out.toAbsolutePath(), clock);
                alarms.standing().forEach(alarm -> System.err.println(alarm.kind() + ": " + alarm.sentence()));
                files.forEach(System.out::println);
                if (files.isEmpty()) {
                    System.err.println("nothing waits for the hub");
                }
                return DONE;
            }
        } finally {
            remove(copy);
        }
    }

    /** A copy of a database that is being written to is none. A disk that cannot be written to has no agent on it. */
    private static void refuseWhileItRuns(Path state) throws IOException {
        var lock = state.resolve("lock");
        if (!Files.isWritable(lock)) {
            return;
        }
        try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                var held = channel.tryLock()) {
            if (held == null) {
                throw new IOException("the agent runs; stop it first");
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
