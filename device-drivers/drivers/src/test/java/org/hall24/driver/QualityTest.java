package org.hall24.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.hall24.device.driver.DeviceDriver;
import org.hall24.device.driver.Driver;
import org.hall24.device.driver.FrameDriver;
import org.hall24.device.driver.SlotDriver;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a driver says of itself in {@code quality.properties} is true: each claim of its level names tests that exist. See GUIDE.md. */
class QualityTest {
    private static final List<String> BRONZE = List.of("contract", "golden-bytes");
    private static final List<String> SILVER =
            List.of("contract", "golden-bytes", "simulator", "time-outs", "late-answer", "unplug");
    private static final List<String> GOLD = List.of(
            "contract", "golden-bytes", "simulator", "time-outs", "late-answer", "unplug", "noise", "independent-peer");

    private static final Map<String, List<String>> LEVELS = Map.of("bronze", BRONZE, "silver", SILVER, "gold", GOLD);

    /** A reason is a sentence, not a shrug. */
    private static final int REASON_CHARACTERS_MIN = 20;

    private static final Map<String, String> TESTS = new HashMap<>();

    @BeforeAll
    static void readTheTests() throws IOException {
        var house = Path.of("").toAbsolutePath();
        while (!Files.exists(house.resolve("hall24"))) {
            house = house.getParent();
        }
        for (String place : List.of("device-drivers/drivers", "hardware-tests/simulators")) {
            try (Stream<Path> files = Files.walk(house.resolve(place).resolve("src/test/java"))) {
                for (Path file : files.filter(each -> each.toString().endsWith("Test.java"))
                        .toList()) {
                    TESTS.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            }
        }
    }

    static List<Named<Driver<?>>> drivers() {
        var all = new ArrayList<Driver<?>>();
        ServiceLoader.load(DeviceDriver.class).forEach(all::add);
        ServiceLoader.load(FrameDriver.class).forEach(all::add);
        ServiceLoader.load(SlotDriver.class).forEach(all::add);
        return all.stream()
                .<Named<Driver<?>>>map(driver -> Named.of(driver.word(), driver))
                .toList();
    }

    /** A package's second driver has a file of its own. */
    private static Optional<URL> fileOf(Driver<?> driver) {
        return Stream.of(driver.word() + ".quality.properties", "quality.properties")
                .flatMap(name -> Stream.ofNullable(driver.getClass().getResource(name)))
                .findFirst();
    }

    @Test
    void noDriverSpeaksForAnother() {
        var files = drivers().stream()
                .map(driver -> fileOf(driver.getPayload()).map(URL::toString).orElse(""))
                .toList();

        assertThat(files)
                .as("two drivers of one package need WORD.quality.properties")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("drivers")
    void whatADriverClaimsIsTested(Driver<?> driver) throws IOException {
        var quality = new Properties();
        var file = fileOf(driver);
        assertThat(file)
                .as(
                        "%s has no quality.properties in %s",
                        driver.word(), driver.getClass().getPackageName())
                .isPresent();
        try (var in = file.get().openStream()) {
            quality.load(in);
        }
        String level = quality.getProperty("level", "");
        assertThat(LEVELS).as("the level of %s", driver.word()).containsKey(level);
        for (String claim : LEVELS.get(level)) {
            String reason = quality.getProperty("exempt." + claim, "");
            if (!reason.isEmpty()) {
                assertThat(reason.length())
                        .as("%s: the reason for leaving out %s", driver.word(), claim)
                        .isGreaterThan(REASON_CHARACTERS_MIN);
                continue;
            }
            String tests = quality.getProperty(claim, "");
            assertThat(tests)
                    .as("%s claims %s and names no test of %s", driver.word(), level, claim)
                    .isNotBlank();
            for (String test : tests.split(" ", -1)) {
                assertThat(exists(test))
                        .as("%s, %s: there is no test %s", driver.word(), claim, test)
                        .isTrue();
            }
        }
        for (String name : quality.stringPropertyNames()) {
            assertThat(name.equals("level") || GOLD.contains(name.replace("exempt.", "")))
                    .as("%s: nobody knows the claim %s", driver.word(), name)
                    .isTrue();
        }
    }

    /** {@code TestClass} or {@code TestClass#method}, the method a test. */
    private static boolean exists(String test) {
        String[] names = test.split("#", 2);
        String source = TESTS.getOrDefault(names[0], "");
        if (names.length == 1) {
            return !source.isEmpty();
        }
        int at = source.indexOf("void " + names[1] + "(");
        String head = at < 0 ? "" : source.substring(Math.max(0, source.lastIndexOf("\n\n", at)), at);
        return head.contains("@Test") || head.contains("@ParameterizedTest");
    }
}
