package org.hall24.agent.main;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hall24.agent.identity.KeptIdentity;
import org.hall24.agent.identity.Terminal;
import org.hall24.agent.send.HubLine;
import org.hall24.agent.send.Papers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a technician gives this terminal its key. Exit 0 = done, 1 = refused, 2 = could not. The agent may run meanwhile. */
final class IdentityCommands {
    private IdentityCommands() {}

    /** Where terminal and hub are. */
    static final class Place {
        @Option(names = "--state", required = true, paramLabel = "DIR", description = "where the agent keeps things")
        private Path state = Path.of("");

        @Option(names = "--hub", required = true, paramLabel = "URL", description = "https://host:port")
        private URI hub = URI.create("");

        @Option(
                names = "--hub-ca",
                required = true,
                paramLabel = "FILE",
                description = "the hub's root certificate, PEM")
        private Path hubRoot = Path.of("");

        @Option(names = "--terminal", required = true, paramLabel = "NAME", description = "such as H24-0007")
        private String terminal = "";

        /** What is done with the papers; a sentence comes back when it did not succeed. */
        @FunctionalInterface
        interface Work {
            Optional<String> with(Papers papers) throws IOException, InterruptedException;
        }

        int work(String done, Work work) throws IOException, InterruptedException {
            if (!Terminal.isName(terminal)) {
                throw new IOException("a terminal's name looks like H24-0007");
            }
            AgentMain.makePrivate(state);
            var client = HubLine.client(hubRoot);
            try {
                var identity = new KeptIdentity(state, terminal);
                var problem = work.with(new Papers(client, hub, identity, InstantSource.system(), new SecureRandom()));
                if (problem.isPresent()) {
                    System.err.println("agent: " + problem.get());
                    return 1;
                }
                System.out.println(terminal + done + " (" + identity.key().algorithm() + ")");
                return 0;
            } finally {
                client.shutdownNow();
            }
        }
    }

    /** A new key by a one-time code. */
    @Command(
            name = "enrol",
            mixinStandardHelpOptions = true,
            description = "Makes a new key and lets it speak for this terminal, with the code that hub enrol printed.")
    static final class Enrol implements Callable<Integer> {
        @Mixin
        private final Place place = new Place();

        @Mixin
        private final AlgorithmOption algorithm = new AlgorithmOption();

        @Option(names = "--code", required = true, paramLabel = "CODE", description = "the one-time code")
        private String code = "";

        @Override
        public Integer call() throws IOException, InterruptedException {
            var named = algorithm.named();
            return place.work(" is enrolled", papers -> papers.enrol(code, named));
        }
    }

    /** A new key by the old one. */
    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description = "Makes a new key and tells the hub; the one before is kept until the hub has said yes.")
    static final class Rotate implements Callable<Integer> {
        @Mixin
        private final Place place = new Place();

        @Mixin
        private final AlgorithmOption algorithm = new AlgorithmOption();

        @Override
        public Integer call() throws IOException, InterruptedException {
            var named = algorithm.named();
            return place.work(" has a new key", papers -> papers.rotate(named));
        }
    }
}
