package org.hall24.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A fault that no technician can look up does not leave this house. */
class HandbookTest {
    /** What a page answers, in this order. */
    private static final String[] ANSWERS = {
        "What it means:", "What the citizen sees:", "What to check first:", "How to mend it:", "Who to call:"
    };

    private static Path handbook() {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(path -> path.resolve("docs/handbook"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultHasItsPageOfFiveLines(Fault fault) throws Exception {
        var lines = Files.readAllLines(handbook().resolve(fault.page() + ".md")).stream()
                .filter(line -> line.startsWith("- **"))
                .toList();

        assertThat(lines).hasSize(ANSWERS.length);
        for (int i = 0; i < ANSWERS.length; i++) {
            assertThat(lines.get(i)).contains(ANSWERS[i]).hasSizeGreaterThan(ANSWERS[i].length() + 10);
        }
    }
}
