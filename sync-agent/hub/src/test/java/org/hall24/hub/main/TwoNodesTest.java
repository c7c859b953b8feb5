package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.hall24.hub.cases.CaseState;
import org.hall24.hub.cases.CaseWorker;
import org.hall24.hub.keys.PrivateFiles;
import org.hall24.time.Pause;
import org.junit.jupiter.api.Test;

/** Two nodes of one hub, on one database, with one directory of keys. */
class TwoNodesTest {
    /** Three times as long as a worker sleeps between two looks. */
    private static final Duration A_WORKER_WOULD_HAVE_COME = Duration.ofMillis(1_500);

    @Test
    void aSessionOfOneNodeIsGoodAtTheOtherAndAReplayIsNot() throws Exception {
        try (var hall = new TestHall();
                var second = second(hall, false)) {
            var here = hall.terminal;
            var there = Terminal.of(here.key(), second.port(), hall.state.resolve("ca.pem"));
            var body = "{}".getBytes(StandardCharsets.UTF_8);

            var question = here.headers("POST", "/v1/queries", body);
            assertThat(here.send("POST", "/v1/queries", body, question).statusCode())
                    .isEqualTo(400);
            assertThat(there.send("POST", "/v1/queries", body, question).body())
                    .as("harmful twice: every node refuses it")
                    .isEqualTo("{\"code\":\"replayed\"}");

            var matter = hall.appeal(here, "R-01");
            var path = "/v1/matters/" + matter.matterId();
            var filing = here.headers("PUT", path, matter.toJson());
            var receipt = here.send("PUT", path, matter.toJson(), filing);
            var again = there.send("PUT", path, matter.toJson(), filing);
            assertThat(receipt.statusCode()).isEqualTo(201);
            assertThat(again.statusCode()).as("harmless: it meets its own key").isEqualTo(200);
            assertThat(again.body()).isEqualTo(receipt.body());
            assertThat(here.send("PUT", path, matter.toJson(), filing).body()).isEqualTo("{\"code\":\"replayed\"}");
        }
    }

    @Test
    void aNodeThatOnlyTakesInLeavesTheCaseToAnotherNode() throws Exception {
        try (var hall = new TestHall();
                var second = second(hall, true)) {
            hall.hub.part(CaseWorker.class).close(); // nobody works now
            var there = Terminal.of(hall.terminal.key(), second.port(), hall.state.resolve("ca.pem"));
            var matter = hall.appeal(there, "R-01");
            assertThat(there.put(matter).statusCode()).isEqualTo(201);
            Pause.REAL.sleep(A_WORKER_WOULD_HAVE_COME);
            assertThat(hall.state(matter.caseNumber())).isEqualTo(CaseState.RECEIVED);

            try (var third = second(hall, false)) {
                assertThat(third.port()).isPositive();
                assertThat(hall.settled(matter.caseNumber())).isEqualTo(CaseState.ANSWERED);
            }
        }
    }

    private static HubServer second(TestHall hall, boolean intakeOnly) throws java.io.IOException {
        var options = new HubOptions(
                hall.state,
                PrivateFiles.in(hall.state.resolve("keys")),
                "127.0.0.1",
                0,
                () -> hall.jdbcUrl,
                "http://127.0.0.1:" + hall.sandbox.port(),
                Optional.empty(),
                Optional.of("990000"),
                intakeOnly);
        return HubServer.start(options, InstantSource.system(), Terminal.RANDOM);
    }
}
