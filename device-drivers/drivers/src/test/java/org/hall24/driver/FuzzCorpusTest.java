package org.hall24.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing once began with or found is tried again, each file once. The long run is {@code ./hall24 prove fuzz}. */
@Timeout(60)
class FuzzCorpusTest {
    private static final Path TARGETS = Path.of("../../hardware-tests/fuzz/targets.txt");
    private static final String LEAF = "device-drivers/drivers";

    /** Name and class of every target of this leaf. */
    static Stream<String[]> targets() throws Exception {
        return Files.readAllLines(TARGETS).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s+", -1))
                .filter(fields -> fields[1].equals(LEAF))
                .map(fields -> new String[] {fields[0], fields[2]});
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void everyFileOfTheCorpusHolds(String name, String target) throws Exception {
        var method = Class.forName(target).getMethod("fuzzerTestOneInput", byte[].class);
        int files = 0;
        try (var corpus = Files.list(Path.of("src/test/fuzz", name))) {
            for (var file : corpus.sorted().toList()) {
                try {
                    method.invoke(null, (Object) Files.readAllBytes(file));
                } catch (InvocationTargetException e) {
                    throw new AssertionError(file + " breaks " + target, e.getCause());
                }
                files++;
            }
        }
        assertThat(files).as("files of %s", name).isPositive();
    }
}
