package org.hall24.sandbox.main;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.hall24.people.People;
import org.hall24.sandbox.SandboxServer;
import org.hall24.time.Pause;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the stand-in departments and keeps them until the program is ended. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = "Stand-in departments for demonstration and tests, on loopback.")
public final class SandboxMain implements Callable<Integer> {
    @Option(names = "--port", description = "loopback port; 0 takes a free one", defaultValue = "8081")
    private int port;

    @Option(names = "--state", required = true, description = "directory of the ledger")
    private Path state = Path.of("");

    /** The program. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new SandboxMain()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var server = new SandboxServer(
                port, state, People.shipped(), InstantSource.system(), Pause.REAL, new SecureRandom())) {
            System.out.println("{\"ready\":\"sandbox\",\"port\":" + server.port() + "}");
            Thread.ofPlatform().daemon().name("warm-up").start(() -> warmUp(server));
            new CountDownLatch(1).await();
            return 0;
        } catch (IOException e) {
            System.err.println("the sandbox cannot listen on port " + port + ": " + e.getMessage());
            return 2;
        }
    }

    private static void warmUp(SandboxServer server) {
        try {
            server.warmUp();
        } catch (IOException | UncheckedIOException e) {
            System.err.println("the sandbox cannot draw seals; run ./hall24 setup: " + e.getMessage());
        }
    }
}
