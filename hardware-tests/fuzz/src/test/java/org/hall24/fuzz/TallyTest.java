package org.hall24.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final Path HOUSE = Path.of("../..");

    @Test
    void theLastLineCounts() {
        var tally = Tally.of(List.of(
                "#2\tINITED cov: 40 ft: 60 corp: 2/24b exec/s: 0 rss: 400Mb",
                "#65536\tpulse  cov: 120 ft: 300 corp: 30/2Kb lim: 100 exec/s: 32768 rss: 420Mb",
                "#7000000\tDONE   cov: 123 ft: 456 corp: 78/9Kb lim: 4096 exec/s: 1400000 rss: 500Mb"));

        assertThat(tally).isEqualTo(new Tally(7_000_000, 123, 78, 0));
        assertThat(tally.row("x", 0, 24, 5).holds()).isTrue();
    }

    @Test
    void aFindDoesNotHoldNorDoesAFuzzerThatNeverRan() {
        var found = Tally.of(List.of(
                "#900\tNEW    cov: 90 ft: 91 corp: 9/9b lim: 4 exec/s: 0 rss: 400Mb",
                "artifact_prefix='/x/'; Test unit written to /x/crash-da39a3ee5e6b4b0d3255bfef95601890afd80709"));

        assertThat(found.row("x", 77, 24, 5).holds()).isFalse();
        assertThat(Tally.of(List.of("no such class")).row("x", 1, 24, 5).holds())
                .isFalse();
        assertThat(Tally.of(List.of()).row("x", 0, 24, 5).holds()).isFalse();
    }

    @Test
    void everyTargetOfTheListHasItsClassAndItsSeeds() throws Exception {
        var targets = Target.in(HOUSE.resolve("hardware-tests/fuzz/targets.txt"));

        assertThat(targets).isNotEmpty().allSatisfy(target -> {
            assertThat(HOUSE.resolve(target.leaf())
                            .resolve("src/test/java")
                            .resolve(target.target().replace('.', '/') + ".java"))
                    .exists();
            assertThat(target.seeds(HOUSE)).isDirectory();
            try (var seeds = Files.list(target.seeds(HOUSE))) {
                assertThat(seeds).isNotEmpty();
            }
        });
        assertThat(targets).extracting(Target::name).doesNotHaveDuplicates();
    }
}
