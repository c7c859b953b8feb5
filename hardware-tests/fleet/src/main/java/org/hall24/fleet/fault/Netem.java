package org.hall24.fleet.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hall24.programs.Program;

/** Whether this machine could lose and reorder packets by itself: asked in a network namespace that is gone afterwards. */
public final class Netem {
    private static final Duration STEP_MAX = Duration.ofSeconds(10);

    private Netem() {}

    /**
     * Whether namespaces and {@code netem} work here.
     *
     * @param log takes what the tools say
     */
    public static boolean works(Path log) throws InterruptedException {
        var namespace = "h24-" + ProcessHandle.current().pid();
        try {
            Program.outputOf("ip", List.of("ip", "netns", "add", namespace), log, STEP_MAX);
        } catch (IOException e) {
            return false;
        }
        try {
            var rule = List.of(
                    "ip", "netns", "exec", namespace, "tc", "qdisc", "add", "dev", "lo", "root", "netem", "loss", "1%");
            Program.outputOf("tc", rule, log, STEP_MAX);
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            remove(namespace, log);
        }
    }

    private static void remove(String namespace, Path log) throws InterruptedException {
        try {
            Program.outputOf("ip", List.of("ip", "netns", "del", namespace), log, STEP_MAX);
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(Netem.class).warn("{}", e.getMessage());
        }
    }
}
