package org.hall24.simulator.main;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hall24.people.People;
import org.hall24.simulator.Control;
import org.hall24.simulator.card.CardReaderSimulator;
import org.hall24.time.Pause;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs one simulated device until it is told QUIT. */
@Command(
        name = "sim",
        description = "One simulated device, steered by words over a Unix socket.",
        subcommands = SimMain.IdCard.class)
public final class SimMain {
    private SimMain() {}

    /** Exit 0 = quit as asked, 2 = could not run. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new SimMain()).execute(arguments));
    }

    @Command(name = "idcard", description = "Identity-card reader at the end of a pseudo-terminal.")
    static final class IdCard implements Callable<Integer> {
        @Option(
                names = "--at",
                required = true,
                description = "Path of the serial port to make, a link to the pseudo-terminal.")
        private Path at = Path.of("");

        @Option(names = "--control", required = true, description = "Unix socket for words.")
        private Path control = Path.of("");

        @Override
        public Integer call() throws IOException, InterruptedException {
            try (var simulator = CardReaderSimulator.at(at, People.shipped(), Pause.REAL);
                    var words = Control.at(control, simulator)) {
                ready("idcard", at.toString());
                words.awaitQuit();
            }
            return 0;
        }
    }

    private static void ready(String device, String at) {
        System.out.println("{\"ready\":\"sim\",\"device\":\"" + device + "\",\"at\":\"" + at + "\"}");
        System.out.flush();
    }
}
