package org.hall24.agent.main;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.hall24.agent.TerminalAgent;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.disk.SafeFile;
import org.hall24.agent.identity.IdentityFile;
import org.hall24.agent.identity.KeptIdentity;
import org.hall24.agent.identity.Terminal;
import org.hall24.agent.outbox.Hold;
import org.hall24.agent.outbox.Limits;
import org.hall24.agent.release.ReleaseFetch;
import org.hall24.agent.release.ReleaseShelf;
import org.hall24.agent.send.HubLine;
import org.hall24.agent.send.LiveDesk;
import org.hall24.agent.send.Pace;
import org.hall24.agent.send.QueryDesk;
import org.hall24.agent.send.Sender;
import org.hall24.time.Pause;
import org.hall24.wire.json.Json;
import org.hall24.wire.release.Roots;
import org.hall24.wire.sign.SignatureAlgorithm;
import org.hall24.wire.terminal.AgentException;
import org.hall24.wire.terminal.AgentServer;
import org.hall24.wire.terminal.PeerCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The agent: keeps what citizens file and delivers it. Exit 0 = done, 2 = could not run. */
@Command(
        name = "agent",
        description = "Keeps what citizens file at this terminal, and delivers it to the hub.",
        mixinStandardHelpOptions = true,
        subcommands = {
            IdentityCommands.Enrol.class,
            IdentityCommands.Rotate.class,
            ExportCommand.class,
            ImportCommand.class
        })
public final class AgentMain {
    private static final Logger LOG = LoggerFactory.getLogger(AgentMain.class);
    private static final int COULD_NOT_RUN = 2;

    /** Starts the program. */
    public static void main(String[] arguments) {
        var line = new CommandLine(new AgentMain()).setExecutionExceptionHandler((failure, _, _) -> {
            LOG.error("the agent could not run: {}", failure.getMessage());
            LOG.debug("because of", failure);
            return COULD_NOT_RUN;
        });
        System.exit(line.execute(arguments));
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Prints the public key of this terminal as 'hub register' takes it; makes the key at the first run.")
    int identity(
            @Option(
                            names = "--state",
                            required = true,
                            paramLabel = "DIR",
                            description = "where the agent keeps things")
                    Path state,
            @CommandLine.Mixin AlgorithmOption algorithm)
            throws IOException {
        var named = algorithm.named();
        makePrivate(state);
        var key =
                new IdentityFile(state).open("identity", named.orElse(SignatureAlgorithm.ED25519), new SecureRandom());
        if (named.isPresent() && named.get() != key.algorithm()) {
            throw new IOException("this terminal has a key of " + key.algorithm() + "; agent rotate changes it");
        }
        System.out.println(key.verifying().text());
        return 0;
    }

    /** Where everything is. */
    static final class Settings {
        @Option(names = "--state", required = true, paramLabel = "DIR", description = "where the agent keeps things")
        Path state = Path.of("");

        @Option(names = "--socket", required = true, paramLabel = "PATH", description = "where the kiosk finds it")
        Path socket = Path.of("");

        @Option(names = "--hub", required = true, paramLabel = "URL", description = "https://host:port")
        URI hub = URI.create("");

        @Option(
                names = "--hub-ca",
                required = true,
                paramLabel = "FILE",
                description = "the hub's root certificate, PEM")
        Path hubRoot = Path.of("");

        @Option(
                names = "--public-hub",
                required = true,
                paramLabel = "URL",
                description = "the hub as citizens reach it; printed on receipts")
        String publicHub = "";

        @Option(names = "--terminal", required = true, paramLabel = "NAME", description = "such as H24-0007")
        String terminal = "";

        @Option(names = "--region", required = true, paramLabel = "YS", description = "two letters for case numbers")
        String region = "";

        @Option(names = "--roots", required = true, paramLabel = "FILE", description = "who must sign releases")
        Path roots = Path.of("");

        @Option(
                names = "--release",
                required = true,
                paramLabel = "FILE",
                description = "the signed release to begin with; newer ones come from the hub")
        Path release = Path.of("");

        @Option(
                names = "--starts-within",
                paramLabel = "SECONDS",
                description = "over which time the terminals of a hall spread their first request; by default 60")
        long startsWithin = Pace.TERMINAL.startsWithin().toSeconds();

        @Option(
                names = "--release-wait",
                paramLabel = "SECONDS",
                description = "how long a question for a newer release waits at the hub, by default 50;"
                        + " fewer where a proxy cuts silent connections sooner")
        long releaseWait = ReleaseFetch.WAIT_MAX.toSeconds();

        @Option(
                names = "--peer",
                paramLabel = "USER",
                description = "whose processes may connect; without it, those of this user")
        String peer = System.getProperty("user.name");
    }

    @Command(mixinStandardHelpOptions = true, description = "Runs until it is told to stop.")
    int run(@CommandLine.Mixin Settings settings) throws IOException, InterruptedException {
        if (settings.releaseWait < 1 || settings.releaseWait > ReleaseFetch.WAIT_MAX.toSeconds()) {
            throw new IOException("--release-wait must be 1 to " + ReleaseFetch.WAIT_MAX.toSeconds());
        }
        makePrivate(settings.state);
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            stop.countDown();
            try {
                stopped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try {
            serve(settings, stop);
            return 0;
        } finally {
            stopped.countDown();
        }
    }

    private static void serve(Settings settings, CountDownLatch stop) throws IOException, InterruptedException {
        var clock = Clock.systemUTC();
        var random = new SecureRandom();
        var alarms = new Alarms(clock);
        var terminal = new Terminal(settings.terminal, settings.region, settings.publicHub);
        var roots = Roots.fromJson(new SafeFile(settings.roots, Roots.BYTES_MAX)
                .read()
                .orElseThrow(() -> new IOException("there is no file " + settings.roots)));
        new IdentityFile(settings.state).open(terminal.name(), random);
        var identity = new KeptIdentity(settings.state, terminal.name());
        var releases = new ReleaseShelf(settings.state, roots, alarms, clock);
        releases.open(settings.release);
        var pace = Pace.TERMINAL.startingWithin(Duration.ofSeconds(settings.startsWithin));
        var wait = Duration.ofSeconds(settings.releaseWait);
        try (var hold = Hold.open(settings.state, terminal, Limits.TERMINAL, alarms, clock);
                var line = new HubLine(
                        settings.hub, settings.hubRoot, identity, releases::hubKeys, alarms, clock, random);
                var sender = new Sender(terminal.name(), hold, line, releases::hubKeys, pace, alarms, clock, random);
                var _ = new ReleaseFetch(terminal.name(), line, releases, pace, wait, Pause.REAL, random)) {
            sayVoidedPrints(hold);
            var agent = new TerminalAgent(
                    terminal,
                    releases,
                    hold,
                    sender,
                    new LiveDesk(line, sender),
                    new QueryDesk(line, sender, terminal),
                    alarms);
            try (var _ = AgentServer.open(settings.socket, agent, PeerCheck.user(settings.peer))) {
                var ready = Map.of("ready", "agent", "socket", settings.socket.toString());
                System.out.println(Json.PLAIN.text(ready));
                LOG.info("agent of {} is ready; {} matters wait for the hub", terminal.name(), sender.unsigned());
                stop.await();
                LOG.info("agent of {} stops", terminal.name());
            }
        }
    }

    /** What a power cut left half printed is said before anybody is served: staff look for it in the tray. */
    private static void sayVoidedPrints(Hold hold) throws InterruptedException {
        try {
            var voided = hold.prints().unfinished();
            if (!voided.isEmpty()) {
                LOG.warn("{} prints began and never ended: {}", voided.size(), voided);
            }
        } catch (AgentException e) {
            LOG.error("the print journal could not be read: {}", e.getMessage());
        }
    }

    static void makePrivate(Path state) throws IOException {
        Files.createDirectories(state);
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwx------"));
    }
}
