package org.hall24.programs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One child process of the hall: its log goes to a file, its lines to a listener. It is stopped, not forgotten. */
public final class Program implements AutoCloseable {
    /** A program that has not ended this long after SIGTERM is ended by SIGKILL. */
    private static final Duration GRACE = Duration.ofSeconds(12);

    /** How much of a dead program's log its failure quotes. */
    private static final int LAST_LINES_MAX = 12;

    private static final JsonMapper JSON = new JsonMapper();

    private final String name;
    private final Path log;
    private final Process process;
    private final CompletableFuture<JsonNode> ready = new CompletableFuture<>();

    private Program(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts a program.
     *
     * @param name what it is called in logs and failures
     * @param command its command line
     * @param environment added to this program's own
     * @param log its standard error is appended here
     * @param lines hears each line of its standard output except the ready line, on a thread of its own
     */
    public static Program start(
            String name, List<String> command, Map<String, String> environment, Path log, Consumer<String> lines)
            throws IOException {
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectError(Redirect.appendTo(log.toFile()));
        var program = new Program(name, log, builder.start());
        // A read from a pipe may hold the carrier of a virtual thread; there are more programs here than carriers.
        Thread.ofPlatform().daemon().name(name + "-lines").start(() -> program.listen(lines));
        return program;
    }

    /** Runs a program to its end and returns its standard output. */
    public static String outputOf(String name, List<String> command, Path log, Duration limit)
            throws IOException, InterruptedException {
        var output = new StringBuilder();
        var over = new CompletableFuture<Boolean>();
        var builder = new ProcessBuilder(command);
        builder.redirectInput(Redirect.from(Path.of("/dev/null").toFile()));
        builder.redirectError(Redirect.appendTo(log.toFile()));
        var process = builder.start();
        Thread.ofPlatform().daemon().name(name + "-output").start(() -> {
            try (var in = process.getInputStream()) {
                output.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                over.complete(true);
            } catch (IOException e) {
                over.completeExceptionally(e);
            }
        });
        try {
            over.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (!process.waitFor(GRACE) || process.exitValue() != 0) {
                throw new IOException(name + " ended with " + process.exitValue() + "; " + lastLines(log));
            }
            return output.toString();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException(name + " did not answer within " + limit + "; " + lastLines(log), e);
        } finally {
            process.destroyForcibly();
        }
    }

    private void listen(Consumer<String> lines) {
        try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!ready.isDone() && line.startsWith("{") && line.contains("\"ready\"")) {
                    ready.complete(JSON.readTree(line));
                } else {
                    lines.accept(line);
                }
            }
        } catch (IOException | JacksonException e) {
            ready.completeExceptionally(e);
        }
        ready.completeExceptionally(new IOException(name + " ended before it was ready"));
    }

    /** Waits for the ready line. */
    public JsonNode awaitReady(Duration limit) throws IOException, InterruptedException {
        try {
            return ready.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(name + " did not become ready: " + lastLines(log), e.getCause());
        } catch (TimeoutException e) {
            throw new IOException(name + " was not ready within " + limit + "; " + lastLines(log), e);
        }
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    /** The process id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL, and waits until it is gone. A process kill, not a power cut. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM, and SIGKILL when that is not heard. */
    @Override
    public void close() {
        stop(GRACE);
    }

    void stop(Duration grace) {
        process.destroy();
        try {
            if (!process.waitFor(grace)) {
                process.destroyForcibly();
                process.waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static String lastLines(Path log) {
        try {
            var lines = Files.readAllLines(log);
            var last = lines.subList(Math.max(0, lines.size() - LAST_LINES_MAX), lines.size());
            return "its log " + log + " ends:\n  " + String.join("\n  ", last);
        } catch (IOException | UncheckedIOException e) {
            return "its log is " + log + " (" + e.getMessage() + ")";
        }
    }
}
