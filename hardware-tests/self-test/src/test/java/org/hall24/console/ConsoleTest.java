package org.hall24.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import org.hall24.console.main.DeviceMain;
import org.hall24.device.driver.JobBook;
import org.hall24.device.driver.Surroundings;
import org.hall24.device.supervision.Makes;
import org.hall24.people.People;
import org.hall24.simulator.card.CardReaderSimulator;
import org.hall24.simulator.pty.NetworkCable;
import org.hall24.time.Pause;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The console at the simulator, over a pseudo-terminal and over the network. */
@Timeout(60)
class ConsoleTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final List<String> TEN =
            List.of("type", "name", "sex", "nation", "birth", "address", "number", "authority", "validFrom", "validTo");

    @TempDir
    private Path directory = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private CardReaderSimulator simulator;

    @BeforeEach
    void plug() throws Exception {
        simulator = CardReaderSimulator.at(directory.resolve("idcard"), People.shipped(), Pause.REAL);
    }

    @AfterEach
    void unplug() {
        simulator.close();
    }

    private String url() {
        return "sam:serial:" + directory.resolve("idcard");
    }

    private void say(String words) throws Exception {
        simulator.hearLine(words);
    }

    private int run(String url, Duration patience, String verb, String... arguments) throws Exception {
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
                .run(url, verb, List.of(arguments), patience);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private JsonNode told() {
        return JsonMapper.shared().readTree(out.toByteArray());
    }

    private static void isTheCardOf(String id, JsonNode told) {
        var person = People.shipped().byId(id).orElseThrow();
        assertThat(told.propertyNames()).containsExactlyElementsOf(TEN);
        assertThat(told.get("type").asString()).isEqualTo(person.kind());
        assertThat(told.get("name").asString()).isEqualTo(person.name());
        assertThat(told.get("sex").asInt()).isEqualTo(person.sex());
        assertThat(told.get("birth").asString()).isEqualTo(person.birth());
        assertThat(told.get("number").asString()).isEqualTo(person.number());
        assertThat(told.get("validFrom").asString()).isEqualTo(person.validFrom());
        assertThat(told.get("validTo").asString()).isEqualTo(person.validTo());
        isTextOrNull(told.get("nation"), person.nation());
        isTextOrNull(told.get("address"), person.address());
        isTextOrNull(told.get("authority"), person.authority());
    }

    private static void isTextOrNull(JsonNode told, String text) {
        assertThat(told.isNull()).isEqualTo(text.isEmpty());
        assertThat(told.asString("")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"R-01", "R-02", "R-03", "J-01", "I-01", "Y-01"})
    void everyKindOfCardIsOneObjectOfTenFields(String id) throws Exception {
        say("INSERT " + id);

        assertThat(run(url(), PATIENCE, "read")).isZero();

        isTheCardOf(id, told());
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
        assertThat(said()).isEmpty();
    }

    @Test
    void theAddressIsWhereTheHolderMovedToWhenThatIsAskedFor() throws Exception {
        say("INSERT R-05");

        assertThat(run(url() + "?address=newest", PATIENCE, "read")).isZero();

        assertThat(told().get("address").asString()).isEqualTo("演示市示范区砚池巷27号1单元101室");
    }

    @Test
    void itReadsOverTheNetworkToo() throws Exception {
        var cable = new NetworkCable(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        try (var network = CardReaderSimulator.at(cable, People.shipped(), Pause.REAL)) {
            network.hearLine("INSERT J-01");

            assertThat(run("sam:tcp:127.0.0.1:" + cable.address().getPort(), PATIENCE, "read"))
                    .isZero();
        }

        isTheCardOf("J-01", told());
    }

    @Test
    void theProgramItselfReadsACardOverAPseudoTerminal() throws Exception {
        say("INSERT Y-01");
        var output = directory.resolve("out");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeviceMain.class.getName(),
                        url() + "?baud=115200",
                        "read")
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }

        isTheCardOf("Y-01", JsonMapper.shared().readTree(output.toFile()));
    }

    @Test
    void withoutACardItIsNotSoAndNothingIsTold() throws Exception {
        assertThat(run(url(), Duration.ofMillis(300), "read")).isEqualTo(1);

        assertThat(out.size()).isZero();
        assertThat(said()).startsWith("device: no card within");
    }

    @Test
    void aKindNobodyKnowsIsSaidWithItsFlag() throws Exception {
        say("INSERT U-01");

        assertThat(run(url(), PATIENCE, "read")).isEqualTo(1);

        assertThat(out.size()).isZero();
        assertThat(said()).contains("U+005A");
    }

    @ParameterizedTest
    @CsvSource({"MUTE ON,SILENT,RESET,silent.md", "SAM FAILED,SECURITY_MODULE,MAINTENANCE,security-module.md"})
    void aFaultIsSaidWithItsRemedyAndItsPage(String words, String fault, String remedy, String page) throws Exception {
        say(words);

        assertThat(run(url(), PATIENCE, "read")).isEqualTo(1);

        assertThat(out.size()).isZero();
        assertThat(said()).contains(fault + ": ", "remedy " + remedy, "docs/handbook/" + page);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sam",
                "nodriver:serial:/dev/null",
                "sam:nolink:/dev/null",
                "sam:serial:/x?speed=9",
                "ipp:tcp:h:1"
            })
    void whatCannotBeTriedCouldNotRun(String url) throws Exception {
        assertThat(run(url, PATIENCE, url.startsWith("ipp") ? "dance" : "read")).isEqualTo(2);

        assertThat(out.size()).isZero();
        assertThat(said()).isNotEmpty();
    }

    @Test
    void theStatusIsWhatTheKioskWouldSay() throws Exception {
        assertThat(run(url(), PATIENCE, "status")).isZero();

        assertThat(told().toString())
                .isEqualTo("{\"role\":\"idcard\",\"state\":\"ONLINE\",\"reason\":null,\"fault\":null,\"remedy\":null,"
                        + "\"paper\":null}");
    }

    @Test
    void aDeviceThatIsNotThereIsGone() throws Exception {
        say("UNPLUG");

        assertThat(run(url(), PATIENCE, "status")).isEqualTo(1);

        assertThat(told().get("state").asString()).isEqualTo("NO_DEVICE");
        assertThat(told().get("fault").asString()).isEqualTo("GONE");
        assertThat(said()).contains("gone.md");
    }

    @ParameterizedTest
    @CsvSource({"?speed=9,speed", "?baud=fast,baud"})
    void aWrongOptionCouldNotRunWhateverTheVerbAndLeavesNoRecording(String option, String named) throws Exception {
        var file = directory.resolve("refused.txt");

        assertThat(run(url() + option, PATIENCE, "read")).isEqualTo(Console.COULD_NOT_RUN);
        assertThat(said()).contains(named);
        err.reset();
        assertThat(run(url() + option, PATIENCE, "status")).isEqualTo(Console.COULD_NOT_RUN);
        assertThat(said()).contains(named);
        err.reset();
        assertThat(run(url() + option, PATIENCE, "record", file.toString())).isEqualTo(Console.COULD_NOT_RUN);
        assertThat(said()).contains(named);
        assertThat(run(url() + option, PATIENCE, "record", file.toString(), "read"))
                .isEqualTo(Console.COULD_NOT_RUN);

        assertThat(file).doesNotExist();
        assertThat(out.size()).isZero();
    }

    @Test
    void theModuleTellsItsNumberAndHowItIs() throws Exception {
        assertThat(run(url(), PATIENCE, "get")).isZero();

        assertThat(told().get("samid").asString()).isEqualTo("05.01-00000001-0000000002-0000000003");
        assertThat(told().get("samstatus").asString()).isEqualTo("90 READY");
    }

    @Test
    void aSpeedThatIsSetIsTheSpeedItIsReadAt() throws Exception {
        say("INSERT R-01");

        assertThat(run(url(), PATIENCE, "set", "baud", "57600")).isZero();
        assertThat(told().get("baud").asInt()).isEqualTo(57_600);
        var anew = told().get("url").asString();
        out.reset();
        assertThat(run(anew, PATIENCE, "read")).isZero();

        isTheCardOf("R-01", told());
        assertThat(anew).endsWith("?baud=57600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"baud", "baud fast", "colour 3", "baud 300"})
    void whatCannotBeSetCouldNotRun(String arguments) throws Exception {
        assertThat(run(url(), PATIENCE, "set", arguments.split(" ", -1))).isEqualTo(2);

        assertThat(said().toLowerCase(Locale.ROOT)).contains("baud").doesNotContain("exception");
    }

    @Test
    void aPortraitIsWrittenToANewFileOfTheOwnersOnly() throws Exception {
        var decoder = directory.resolve("stand-in-portrait");
        var source = Path.of("../simulators/src/main/c/standinportrait.c").toAbsolutePath();
        var compiler = new ProcessBuilder("gcc", "-o", decoder.toString(), source.toString())
                .inheritIO()
                .start();
        assertThat(compiler.waitFor()).as("gcc").isZero();
        var file = directory.resolve("face.png");
        say("INSERT J-01");

        assertThat(run(url() + "?portrait=" + decoder, PATIENCE, "capture", file.toString()))
                .isZero();

        var face = ImageIO.read(file.toFile());
        assertThat(face.getWidth()).isEqualTo(102);
        assertThat(face.getHeight()).isEqualTo(126);
        assertThat(face.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(run(url(), PATIENCE, "capture", file.toString())).isEqualTo(2);
        assertThat(said()).contains("is there already");
    }

    @Test
    void whatACameraSeesIsWrittenWithItsColours() throws Exception {
        var picture = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 240; y++) {
            for (int x = 0; x < 320; x++) {
                picture.setRGB(x, y, (x / 20 + y / 20) % 2 == 0 ? 0x2040C0 : 0xC0A020);
            }
        }
        var shown = directory.resolve("shown.png");
        ImageIO.write(picture, "png", shown.toFile());
        var file = directory.resolve("seen.png");

        assertThat(run("camera:file:" + shown, PATIENCE, "capture", file.toString()))
                .as(said())
                .isZero();

        assertThat(ImageIO.read(file.toFile()).getRGB(5, 5)).isEqualTo(0xFF2040C0);
        assertThat(told().get("sight").asString()).isEqualTo("Clear");
    }

    @Test
    void aCardReaderDoesNotScan() throws Exception {
        assertThat(run(url(), PATIENCE, "scan")).isEqualTo(2);
    }

    @Test
    void aReadingIsRecordedWithoutItsPersonAndPlayedWithoutItsReader() throws Exception {
        var file = directory.resolve("reading.txt");
        var person = People.shipped().byId("R-01").orElseThrow();
        say("INSERT R-01");

        assertThat(run(url(), PATIENCE, "record", file.toString(), "read")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain(person.name(), person.number());
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(run(url(), PATIENCE, "record", file.toString(), "read")).isEqualTo(Console.COULD_NOT_RUN);
        assertThat(said()).contains("there already");

        say("UNPLUG");
        out.reset();
        assertThat(run(url(), PATIENCE, "replay", file.toString(), "read")).isZero();
        assertThat(told().get("answer").propertyNames()).containsExactlyElementsOf(TEN);
        assertThat(told().get("answer").get("name").asString()).isEqualTo("演示者");
    }

    @Test
    void aDeviceWithoutALineOfBytesIsNotRecordedAndSaysWhy() throws Exception {
        for (String url : List.of("camera:file:" + directory, "pcsc:reader:any")) {
            var file = directory.resolve("none.txt");

            assertThat(run(url, PATIENCE, "record", file.toString())).isEqualTo(Console.COULD_NOT_RUN);

            assertThat(said()).contains("cameras and chip cards have none");
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void aDriverThatSaysSomethingElseThanTheRecordingIsToldSo() throws Exception {
        var file = directory.resolve("status.txt");
        say("INSERT R-01");
        assertThat(run(url(), PATIENCE, "record", file.toString())).isZero();
        out.reset();

        assertThat(run(url(), Duration.ofSeconds(2), "replay", file.toString(), "get", "samid"))
                .isEqualTo(Console.HOLDS_NOT);

        assertThat(told().get("deviations").get(0).get("kind").asString()).isEqualTo("DIFFERENT");
    }
}
