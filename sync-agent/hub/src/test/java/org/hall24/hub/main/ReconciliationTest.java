package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hall24.hub.intake.Reconciliations;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.HeldMatters;
import org.hall24.wire.http.HubHealth;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.http.MissingMatters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The hub asks what terminals hold. */
class ReconciliationTest {
    private TestHall hall;

    @BeforeEach
    void open() throws Exception {
        hall = new TestHall();
    }

    @AfterEach
    void close() {
        hall.close();
    }

    private MatterSubmission appeal(Terminal terminal) {
        return hall.appeal(terminal, "R-01");
    }

    private static Optional<String> word(Terminal terminal) throws Exception {
        var answer = terminal.send("GET", "/v1/health", new byte[0]);
        return HubHealth.fromJson(answer.body().getBytes(StandardCharsets.UTF_8))
                .reconcile();
    }

    private static HeldMatters.Held held(MatterSubmission matter, boolean sendable) {
        return new HeldMatters.Held(matter.matterId(), matter.caseNumber(), Bytes.sha256(matter.toJson()), sendable);
    }

    private MissingMatters tell(HeldMatters page) throws Exception {
        var answer = hall.terminal.send("POST", "/v1/reconciliations", page.toJson());
        assertThat(answer.statusCode()).isEqualTo(200);
        return MissingMatters.fromJson(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void eachWordIsNewAndReachesWhomItConcerns() throws Exception {
        var reconciliations = hall.hub.part(Reconciliations.class);
        var other = hall.register("H24-0008");

        assertThat(word(hall.terminal)).isEmpty();
        var first = reconciliations.askAll();
        assertThat(word(hall.terminal)).contains(first);
        assertThat(word(other)).contains(first);
        var second = reconciliations.askTerminal("H24-0007");
        assertThat(word(hall.terminal)).contains(second).isNotEqualTo(Optional.of(first));
        assertThat(word(other)).contains(first);
        var third = reconciliations.askAll();
        assertThat(word(hall.terminal)).contains(third);
        assertThat(third).isNotEqualTo(first);
    }

    @Test
    void whatIsMissingIsAskedForAndWhatNobodyHasIsNotedForStaff() throws Exception {
        var reconciliations = hall.hub.part(Reconciliations.class);
        var here = appeal(hall.terminal);
        var lost = appeal(hall.terminal);
        var sendable = appeal(hall.terminal);
        var different = appeal(hall.terminal);
        assertThat(hall.terminal.put(here).statusCode()).isEqualTo(201);
        assertThat(hall.terminal.put(different).statusCode()).isEqualTo(201);
        var word = reconciliations.askAll();
        var otherBytes =
                new HeldMatters.Held(different.matterId(), different.caseNumber(), Bytes.sha256(new byte[] {1}), true);

        var first = tell(new HeldMatters(word, List.of(held(here, true), held(lost, false)), false));
        var last = tell(new HeldMatters(word, List.of(held(sendable, true), otherBytes), true));
        assertThat(first).isEqualTo(new MissingMatters(List.of(lost.matterId()), List.of()));
        assertThat(last).isEqualTo(new MissingMatters(List.of(sendable.matterId()), List.of(different.matterId())));
        assertThat(reconciliations.open())
                .extracting(Reconciliations.Item::matterId, Reconciliations.Item::kind)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(lost.matterId(), Reconciliations.Kind.LOST),
                        org.assertj.core.groups.Tuple.tuple(different.matterId(), Reconciliations.Kind.DIFFERENT));
        assertThat(reconciliations.answers()).singleElement().satisfies(answered -> {
            assertThat(answered.terminal()).isEqualTo("H24-0007");
            assertThat(answered.held()).isEqualTo(4);
            assertThat(answered.missing()).isEqualTo(2);
        });

        // It turned up after all, as by a file from the terminal's disk.
        assertThat(hall.terminal.put(lost).statusCode()).isEqualTo(201);
        assertThat(reconciliations.open())
                .extracting(Reconciliations.Item::kind)
                .containsExactly(Reconciliations.Kind.DIFFERENT);
    }

    @Test
    void aTerminalThatHoldsAnothersMatterIsNotToldItIsFine() throws Exception {
        var other = hall.register("H24-0008");
        var foreign = appeal(other);
        assertThat(other.put(foreign).statusCode()).isEqualTo(201);

        var answer = tell(new HeldMatters("w", List.of(held(foreign, true)), true));
        assertThat(answer.different()).containsExactly(foreign.matterId());
    }

    @Test
    void whatIsNoPageIsRefused() throws Exception {
        var odd = new HeldMatters(
                "w",
                List.of(new HeldMatters.Held(Terminal.id(), "a number with words", Bytes.sha256(new byte[0]), true)),
                true);

        assertThat(hall.terminal
                        .send("POST", "/v1/reconciliations", new byte[] {'['})
                        .statusCode())
                .isEqualTo(400);
        assertThat(hall.terminal
                        .send("POST", "/v1/reconciliations", odd.toJson())
                        .statusCode())
                .isEqualTo(400);
    }
}
