package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hall24.hub.cases.CaseState;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.http.Worth;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static TestHall hall;

    @BeforeAll
    static void open() throws Exception {
        hall = new TestHall();
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    @Test
    void theSamePutGivesTheSameSignedReceiptForEver() throws Exception {
        var matter = hall.appeal();

        var first = hall.terminal.put(matter);
        var again = hall.terminal.put(matter);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        var receipt = HubReceipt.fromJson(first.body().getBytes(StandardCharsets.UTF_8));
        assertThat(receipt.worth(List.of(hall.keys.publicHalves().signing()))).isEqualTo(Worth.GENUINE);
        assertThat(receipt.isFor(matter.matterId(), matter.caseNumber(), Bytes.sha256(matter.toJson())))
                .isTrue();
    }

    @Test
    void eightThreadsPutOneMatterAndOneRowComesOfIt() throws Exception {
        var matter = hall.appeal();
        var calls = new ArrayList<Callable<String>>();
        Set<Integer> statuses = java.util.Collections.synchronizedSet(new HashSet<>());
        for (int i = 0; i < 8; i++) {
            calls.add(() -> {
                var answer = hall.terminal.put(matter);
                statuses.add(answer.statusCode());
                return answer.body();
            });
        }
        var receipts = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(calls)) {
                receipts.add(answer.get());
            }
        }

        assertThat(receipts).hasSize(1);
        assertThat(statuses).isSubsetOf(200, 201);
        assertThat(hall.rows("matter", matter)).isEqualTo(1);
        assertThat(hall.rows("case_file", matter)).isEqualTo(1);
        assertThat(hall.settled(matter.caseNumber())).isEqualTo(CaseState.ANSWERED);
        assertThat(hall.effect(matter.matterId().toString()).path("count").asInt())
                .isEqualTo(1);
    }

    @Test
    void theSameIdWithAnotherBodyIsRefusedAndTheFirstStays() throws Exception {
        var application = Terminal.appeal(TestHall.person("R-01"));
        var first = hall.terminal.seal(application, hall.keys.publicHalves().sealing());
        var other = hall.terminal.seal(application, hall.keys.publicHalves().sealing());

        assertThat(hall.terminal.put(first).statusCode()).isEqualTo(201);
        var answer = hall.terminal.put(other);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("{\"code\":\"different-body\"}");
        assertThat(hall.terminal.put(first).statusCode()).isEqualTo(200);
    }

    @Test
    void twoMattersNeverShareACaseNumber() throws Exception {
        var first = hall.appeal();
        var twin = hall.appeal(hall.terminal, "R-02");
        var thief = new MatterSubmission(
                twin.matterId(),
                twin.matter(),
                first.caseNumber(),
                twin.terminal(),
                twin.counter(),
                twin.acceptedAt(),
                twin.envelope());

        assertThat(hall.terminal.put(first).statusCode()).isEqualTo(201);
        var answer = hall.terminal.put(thief);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("{\"code\":\"case-number-taken\"}");
        assertThat(hall.rows("matter", thief)).isZero();
    }

    @Test
    void aTerminalSpeaksOnlyForItself() throws Exception {
        var other = hall.register("H24-0008");
        var matter = hall.appeal();

        var answer = other.send("PUT", "/v1/matters/" + matter.matterId(), matter.toJson());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(hall.rows("matter", matter)).isZero();
    }

    @Test
    void whatIsNoMatterIsRefusedWithoutARow() throws Exception {
        var matter = hall.appeal();
        var path = "/v1/matters/" + matter.matterId();
        var other = "/v1/matters/" + Terminal.id();

        assertThat(hall.terminal.send("PUT", path, new byte[] {'{'}).statusCode())
                .isEqualTo(400);
        assertThat(hall.terminal.send("PUT", path, new byte[0]).statusCode()).isEqualTo(400);
        assertThat(hall.terminal.send("PUT", other, matter.toJson()).statusCode())
                .isEqualTo(400);
        assertThat(hall.terminal
                        .send("PUT", path, new byte[MatterSubmission.BYTES_MAX + 1])
                        .statusCode())
                .isEqualTo(413);
        assertThat(hall.rows("matter", matter)).isZero();
    }
}
