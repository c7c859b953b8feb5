package org.hall24.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(40)
class ProgramTest {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void hearsTheReadyLineAndThenTheOthers() throws Exception {
        var lines = new LinkedBlockingQueue<String>();
        try (var program = start("echo '{\"ready\":\"hub\",\"psql\":\"somewhere\"}'; echo later; sleep 60", lines)) {
            var ready = program.awaitReady(TEN_SECONDS);

            assertThat(ready.path("psql").asString()).isEqualTo("somewhere");
            assertThat(lines.poll(10, TimeUnit.SECONDS)).isEqualTo("later");
        }
    }

    @Test
    void aProgramThatDiesIsQuotedByItsLog() throws Exception {
        try (var program = start("echo 'the port is taken' >&2; exit 3", new LinkedBlockingQueue<>())) {
            assertThatThrownBy(() -> program.awaitReady(TEN_SECONDS))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the port is taken");
        }
    }

    @Test
    void closingLeavesNoChildEvenWhenItIgnoresTheFirstSignal() throws Exception {
        var lines = new LinkedBlockingQueue<String>();
        var program = start("trap '' TERM; echo deaf; while :; do sleep 1; done", lines);
        assertThat(lines.poll(10, TimeUnit.SECONDS)).isEqualTo("deaf");

        program.stop(Duration.ofMillis(300));

        assertThat(program.isAlive()).isFalse();
        assertThat(ProcessHandle.of(program.pid()).filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void anErrandThatFailsSaysWhy() {
        assertThatThrownBy(() -> Program.outputOf(
                        "errand",
                        List.of("sh", "-c", "echo 'no such key' >&2; exit 1"),
                        folder.resolve("errand.log"),
                        TEN_SECONDS))
                .hasMessageContaining("no such key");
    }

    @Test
    void anErrandGivesItsOutput() throws Exception {
        var output =
                Program.outputOf("errand", List.of("sh", "-c", "echo key"), folder.resolve("errand.log"), TEN_SECONDS);

        assertThat(output).isEqualTo("key\n");
    }

    private Program start(String script, LinkedBlockingQueue<String> lines) throws IOException {
        return Program.start(
                "script", List.of("sh", "-c", script), Map.of(), folder.resolve("script.log"), line -> lines.add(line));
    }
}
