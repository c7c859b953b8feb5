package org.hall24.demo.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.hall24.demo.citizen.Visits;
import org.hall24.demo.hall.Places;
import org.hall24.demo.ledger.Summary.Journey;
import org.hall24.demo.ledger.Summary.Lights;
import org.hall24.people.People;
import org.hall24.programs.House;
import org.hall24.time.Pause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * All programs as processes, one person, from card bytes to paper bytes. It needs every other leaf packaged: {@code ./hall24 test}
 * sees to that and insists on it; a build of this leaf alone passes it over.
 */
class WholeHallTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(400)
    void onePersonFilesAnAppealAndLeavesWithAReceipt() throws Exception {
        var house = House.at(
                Path.of(property("basedir")).toAbsolutePath().resolve("../..").normalize(),
                Path.of(property("hall24.assets")));
        assumeThat(house.isBuilt() || Boolean.getBoolean("hall24.whole")).isTrue();
        var places = Places.at(folder.resolve("hall"));

        try (var stage = Stage.build(house, places, InstantSource.system(), Pause.REAL)) {
            stage.light();
            var performance = new Performance(stage, _ -> {});
            var journeys = performance.play(new Visits(stage, People.shipped()).one());
            var summary = performance.summary(1, 0);

            assertThat(journeys).allMatch(Journey::holds, "ended as expected");
            assertThat(summary.holds()).as(summary.toString()).isTrue();
            assertThat(summary.filed()).isEqualTo(1);
            assertThat(summary.delivered()).isEqualTo(1);
            assertThat(summary.lights())
                    .isEqualTo(new Lights(List.of("card-reader", "receipt-printer"), List.of(), List.of()));
            assertThat(stage.papers().misreadByZbar())
                    .hasValueSatisfying(names -> assertThat(names).isEmpty());
        }
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }
}
