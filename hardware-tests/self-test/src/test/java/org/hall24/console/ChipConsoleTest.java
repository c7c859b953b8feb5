package org.hall24.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.supervision.Makes;
import org.hall24.people.People;
import org.hall24.simulator.chip.CardService;
import org.hall24.simulator.chip.ChipSimulator;
import org.hall24.time.Pause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The console at chip cards, through a real card service. */
@Timeout(60)
class ChipConsoleTest {
    @TempDir
    private Path directory = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private CardService service;
    private ChipSimulator chip;

    @BeforeEach
    void start() throws Exception {
        service = CardService.start(Path.of(System.getenv("PCSCLITE_CSOCK_NAME")), directory, Pause.REAL);
        chip = ChipSimulator.at(service.reader(0), People.shipped(), new Random(24), Pause.REAL);
    }

    @AfterEach
    void end() throws Exception {
        chip.close();
        service.close();
    }

    private int run(String verb, String... arguments) throws Exception {
        var surroundings = new Surroundings(
                InstantSource.system(),
                Pause.REAL,
                RandomGenerator.getDefault(),
                new JobBook((_, _, _) -> {}),
                directory);
        return new Console(
                        Makes.shipped(),
                        surroundings,
                        Optional.empty(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run("pcsc:reader:" + service.name(0), verb, List.of(arguments), Duration.ofSeconds(10));
    }

    private JsonNode told() {
        return JsonMapper.shared().readTree(out.toByteArray());
    }

    @Test
    void aSocialSecurityCardIsOneObject() throws Exception {
        chip.hearLine("INSERT S-02");

        assertThat(run("read")).as(err.toString(StandardCharsets.UTF_8)).isZero();

        assertThat(told().path("type").asString("")).isEqualTo("social-security");
        assertThat(told().path("edition").asString("")).isEqualTo("2.00");
        assertThat(told().path("name").asString("")).isEqualTo("祁予衡");
        assertThat(told().path("number").asString("")).isEqualTo("990000194901310012");
        assertThat(told().path("validTo").asString("")).isEqualTo("2030-01-01");
    }

    @Test
    void commandsAreAnsweredUntilOneIsForbidden() throws Exception {
        chip.hearLine("INSERT S-02");
        assertThat(run("status")).isZero(); // by now the service has seen the card
        out.reset();

        assertThat(awaitCard()).isZero();
        assertThat(told().path("answers").get(2).path("data").asString("")).isEqualTo("0304322E3030");

        assertThat(run("apdu", "0020000003123456")).isOne();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("00200000").doesNotContain("123456");
        assertThat(chip.commands()).noneMatch(command -> command.startsWith("0020"));
    }

    /** The card has been put in, and the service takes half a second to see it. */
    private int awaitCard() throws Exception {
        for (int i = 0; i < 20; i++) {
            int exit = run("apdu", "00A404000F7378312E73682EC9E7BBE1B1A3D5CF", "00A4020002EF05", "00B2030006");
            if (exit == 0) {
                return exit;
            }
            err.reset();
            Pause.REAL.sleep(Duration.ofMillis(100));
        }
        return 1;
    }
}
