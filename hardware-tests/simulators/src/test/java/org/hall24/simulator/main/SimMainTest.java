package org.hall24.simulator.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/** The command line of the simulators. */
class SimMainTest {
    @Test
    void whoAsksForHelpGetsItOfTheCommandAndOfEachDevice() {
        var said = new StringWriter();
        var line = SimMain.line().setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));

        assertThat(line.execute("--help")).isZero();
        assertThat(said.toString()).contains("idcard", "board");

        assertThat(line.getSubcommands().keySet()).hasSize(7).allSatisfy(device -> {
            said.getBuffer().setLength(0);
            assertThat(line.execute(device, "--help")).isZero();
            assertThat(said.toString()).contains("Usage: sim " + device, "--control");
        });
    }
}
