package org.hall24.agent.outbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.hall24.agent.Scene;
import org.hall24.wire.terminal.Agent.Accepted;
import org.hall24.wire.terminal.Agent.Filing;

/** A process that files until it is killed: three citizens at once, a line on stdout for each acknowledgement. */
public final class FilingChild {
    private FilingChild() {}

    public static void main(String[] arguments) throws Exception {
        var scene = new Scene();
        var limits = new Limits(1 << 20, Duration.ofDays(7), 1 << 30);
        try (var hold = Hold.open(Path.of(arguments[0]), Scene.TERMINAL, limits, Clock.systemUTC())) {
            var citizens = Stream.generate(() -> Thread.ofVirtual().start(() -> fileForEver(hold, scene)))
                    .limit(3)
                    .toList();
            for (var citizen : citizens) {
                citizen.join();
            }
        }
    }

    private static void fileForEver(Hold hold, Scene scene) {
        try {
            while (true) {
                acknowledge(hold, scene.filing(100));
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void acknowledge(Hold hold, Filing filing) throws InterruptedException, IOException {
        if (hold.outbox().file(filing) instanceof Accepted(var number, var clearing, var at)) {
            var line = filing.matterId() + " " + number + " " + clearing + " " + at + "\n";
            synchronized (System.out) {
                System.out.print(line);
                System.out.flush();
            }
        } else {
            throw new IOException("refused");
        }
    }
}
