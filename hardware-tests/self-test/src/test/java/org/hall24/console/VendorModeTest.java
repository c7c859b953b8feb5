package org.hall24.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.hall24.console.main.DeviceMain;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceRole;
import org.hall24.device.DeviceState;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.supervision.Makes;
import org.hall24.device.supervision.StatusFeed;
import org.hall24.device.supervision.Supervision;
import org.hall24.journey.Lending;
import org.hall24.journey.Occupancy;
import org.hall24.people.People;
import org.hall24.settings.Times;
import org.hall24.simulator.Words;
import org.hall24.simulator.card.CardReaderSimulator;
import org.hall24.time.Pause;
import org.hall24.wire.terminal.PeerCheck;
import org.hall24.wire.terminal.VendorServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The console beside a running kiosk: the kiosk's supervision and its socket, and a reader at a pseudo-terminal. */
@Timeout(90)
class VendorModeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path directory = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Occupancy occupancy = new Occupancy(InstantSource.system());
    private CardReaderSimulator simulator;
    private Supervision kiosk;
    private StatusFeed changes;
    private VendorServer vendor;

    @BeforeEach
    void open() throws Exception {
        simulator = CardReaderSimulator.at(directory.resolve("idcard"), People.shipped(), Pause.REAL);
        kiosk = Supervision.begin(Map.of(DeviceRole.IDCARD, url()), surroundings(), Makes.shipped());
        vendor = VendorServer.open(
                socket(),
                new Lending(occupancy, kiosk, Times.SHIPPED, InstantSource.system()),
                PeerCheck.user(System.getProperty("user.name")),
                InstantSource.system());
        kiosk.idCardReader().checkHealth();
        changes = kiosk.follow();
    }

    @AfterEach
    void close() {
        changes.close();
        vendor.close();
        kiosk.close();
        simulator.close();
    }

    private String url() {
        return "sam:serial:" + directory.resolve("idcard") + "?baud=115200";
    }

    private Path socket() {
        return directory.resolve("kiosk.sock");
    }

    private Surroundings surroundings() {
        return new Surroundings(
                InstantSource.system(),
                Pause.REAL,
                RandomGenerator.getDefault(),
                new JobBook((_, _, _) -> {}),
                directory);
    }

    private int run(String url, String verb, String... arguments) throws InterruptedException {
        return new Console(
                        Makes.shipped(),
                        surroundings(),
                        Optional.of(socket()),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(url, verb, List.of(arguments), PATIENCE);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode told() {
        return JsonMapper.shared().readTree(out.toByteArray());
    }

    private void becomes(DeviceState state) throws InterruptedException {
        var change = changes.await(Duration.ofSeconds(20));
        while (change.isPresent() && change.get().after().state() != state) {
            change = changes.await(Duration.ofSeconds(20));
        }
        assertThat(change).as("it becomes " + state).isPresent();
    }

    /** A card is found once for each time it is laid. */
    private void lay(String card) throws Words.NotUnderstood {
        simulator.hearLine("REMOVE");
        simulator.hearLine("INSERT " + card);
    }

    private void theKioskReadsAgain() throws Exception {
        becomes(DeviceState.ONLINE);
        lay("J-01");
        assertThat(kiosk.idCardReader().read(PATIENCE)).isInstanceOf(CardReading.Read.class);
    }

    @Test
    void theKioskLendsItsReaderAndReadsAgainAfterwards() throws Exception {
        simulator.hearLine("INSERT R-01");

        assertThat(run("sam:serial:" + directory.resolve("idcard").toRealPath(), "read"))
                .as(said())
                .isZero();

        assertThat(told().get("name").asString())
                .isEqualTo(People.shipped().byId("R-01").orElseThrow().name());
        becomes(DeviceState.DEVICE_BUSY);
        theKioskReadsAgain();
    }

    @Test
    void whileACitizenIsServedTheConsoleIsToldToWaitAndTheKioskNeverLetsGo() throws Exception {
        simulator.hearLine("INSERT R-01");
        occupancy.serving();

        assertThat(run(url(), "read")).isEqualTo(Console.COULD_NOT_RUN);

        assertThat(out.size()).isZero();
        assertThat(said()).contains("BUSY", "citizen", "180 s after the last touch", "docs/handbook/busy.md");
        assertThat(kiosk.idCardReader().read(PATIENCE)).isInstanceOf(CardReading.Read.class);
        assertThat(changes.await(Duration.ZERO)).isEmpty();

        occupancy.left();
        lay("R-01");
        assertThat(run(url(), "read")).as(said()).isZero();
    }

    @Test
    void aConsoleThatIsKilledGivesTheReaderBack() throws Exception {
        var console = readingConsole();
        try {
            becomes(DeviceState.DEVICE_BUSY);
            awaitPort(console);
            assertThat(kiosk.statuses().getFirst().state()).isEqualTo(DeviceState.DEVICE_BUSY);
        } finally {
            console.destroyForcibly();
        }
        assertThat(console.waitFor(10, TimeUnit.SECONDS)).isTrue();

        theKioskReadsAgain();
    }

    /** A program of its own that waits a minute for a card; what it says goes to a file. */
    private Process readingConsole() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeviceMain.class.getName(),
                        "--kiosk=" + socket(),
                        "--patience=60",
                        url(),
                        "read")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("console.log").toFile())
                .start();
    }

    private void awaitPort(Process console) throws IOException, InterruptedException {
        while (!holdsThePort(console.pid())) {
            assertThat(console.isAlive()).isTrue();
            assertThat(changes.await(Duration.ofMillis(20))).isEmpty();
        }
    }

    private boolean holdsThePort(long process) throws IOException {
        var port = directory.resolve("idcard").toRealPath();
        try (var open = Files.newDirectoryStream(Path.of("/proc/" + process + "/fd"))) {
            for (var descriptor : open) {
                if (leadsTo(descriptor, port)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean leadsTo(Path descriptor, Path port) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).equals(port);
        } catch (NoSuchFileException _) {
            return false; // closed meanwhile
        }
    }

    @Test
    void aKioskThatTakesTheReaderBackEndsTheConsolesWork() throws Exception {
        var console = readingConsole();
        try {
            becomes(DeviceState.DEVICE_BUSY);
            awaitPort(console);

            vendor.close();

            assertThat(console.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            console.destroyForcibly();
        }
        assertThat(console.exitValue()).isEqualTo(Console.HOLDS_NOT);
        assertThat(directory.resolve("console.log")).content().contains("took the device back");
        becomes(DeviceState.ONLINE);
    }

    @Test
    void twoConsolesDoNotHaveOneReader() throws Exception {
        var first = new FutureTask<>(() -> run(url(), "read"));
        Thread.ofVirtual().start(first);
        becomes(DeviceState.DEVICE_BUSY);

        assertThat(run(url(), "status")).isEqualTo(Console.COULD_NOT_RUN);
        assertThat(said()).contains("another tool has it");

        simulator.hearLine("INSERT R-01");
        assertThat(first.get(20, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void statisticsAreWhatTheKioskCounted() throws Exception {
        simulator.hearLine("INSERT R-01");
        kiosk.idCardReader().read(PATIENCE);

        assertThat(run(url(), "get", "statistics")).as(said()).isZero();
        assertThat(told().get("statistics").get("GoodReadCount").asLong()).isEqualTo(1);
        out.reset();
        assertThat(run(url(), "get")).as(said()).isZero();
        assertThat(told().propertyNames()).containsExactly("samid", "samstatus", "statistics");

        vendor.close();
        kiosk.close();
        assertThat(run(url(), "get", "statistics")).isEqualTo(Console.HOLDS_NOT);
        assertThat(said()).contains("nobody counts");
    }

    @Test
    void whatIsNotTheKiosksTheConsoleOpensItself() throws Exception {
        try (var other = CardReaderSimulator.at(directory.resolve("other"), People.shipped(), Pause.REAL)) {
            other.hearLine("INSERT Y-01");

            assertThat(run("sam:serial:" + directory.resolve("other"), "read"))
                    .as(said())
                    .isZero();
        }
        assertThat(told().get("type").asString()).isEqualTo("foreigner-2023");
        assertThat(changes.await(Duration.ZERO)).isEmpty();
    }
}
