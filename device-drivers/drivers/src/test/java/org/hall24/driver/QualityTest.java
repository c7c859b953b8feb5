package org.hall24.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.hall24.device.driver.DeviceDriver;
import org.hall24.device.driver.Driver;
import org.hall24.device.driver.FrameDriver;
import org.hall24.device.driver.SlotDriver;
import org.junit.jupiter.api.BeforeAll;
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

    @SuppressWarnings("rawtypes") // every kind of driver, whatever it hangs on
    static List<Class<? extends Driver>> drivers() {
        var all = new ArrayList<Class<? extends Driver>>();
        ServiceLoader.load(DeviceDriver.class).forEach(driver -> all.add(driver.getClass()));
        ServiceLoader.load(FrameDriver.class).forEach(driver -> all.add(driver.getClass()));
        ServiceLoader.load(SlotDriver.class).forEach(driver -> all.add(driver.getClass()));
        return all;
    }

    @ParameterizedTest
    @MethodSource("drivers")
    void whatADriverClaimsIsTested(Class<?> driver) throws IOException {
        var quality = new Properties();
        try (var in = driver.getResourceAsStream("quality.properties")) {
            assertThat(in)
                    .as("%s has no quality.properties in %s", driver.getSimpleName(), driver.getPackageName())
                    .isNotNull();
            quality.load(in);
        }
        String level = quality.getProperty("level", "");
        assertThat(LEVELS).as("the level of %s", driver.getSimpleName()).containsKey(level);
        for (String claim : LEVELS.get(level)) {
            String reason = quality.getProperty("exempt." + claim, "");
            if (!reason.isEmpty()) {
                assertThat(reason.length())
                        .as("%s: the reason for leaving out %s", driver.getSimpleName(), claim)
                        .isGreaterThan(REASON_CHARACTERS_MIN);
                continue;
            }
            String tests = quality.getProperty(claim, "");
            assertThat(tests)
                    .as("%s claims %s and names no test of %s", driver.getSimpleName(), level, claim)
                    .isNotBlank();
            for (String test : tests.split(" ", -1)) {
                assertThat(exists(test))
                        .as("%s, %s: there is no test %s", driver.getSimpleName(), claim, test)
                        .isTrue();
            }
        }
        for (String name : quality.stringPropertyNames()) {
            assertThat(name.equals("level") || GOLD.contains(name.replace("exempt.", "")))
                    .as("%s: nobody knows the claim %s", driver.getSimpleName(), name)
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
