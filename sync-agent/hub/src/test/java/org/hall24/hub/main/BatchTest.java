package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.hall24.hub.cases.CaseFiles;
import org.hall24.hub.cases.CaseState;
import org.hall24.wire.Bytes;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.http.BatchAnswer;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.http.MatterBatch;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.http.Worth;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many matters in one request. */
class BatchTest {
    private static TestHall hall;

    @BeforeAll
    static void open() throws Exception {
        hall = new TestHall();
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    private static List<MatterSubmission> appeals(int count) {
        var matters = new ArrayList<MatterSubmission>();
        for (int i = 0; i < count; i++) {
            matters.add(hall.appeal());
        }
        return matters;
    }

    private static String text(MatterSubmission matter) {
        return new String(matter.toJson(), StandardCharsets.UTF_8);
    }

    private static List<BatchAnswer.Item> send(List<String> items) throws Exception {
        var answer = hall.terminal.send("POST", "/v1/matters", new MatterBatch(items).toJson());
        assertThat(answer.statusCode()).isEqualTo(200);
        return BatchAnswer.fromJson(answer.body().getBytes(StandardCharsets.UTF_8))
                .items();
    }

    private static HubReceipt receipt(BatchAnswer.Item item) {
        assertThat(item).isInstanceOf(BatchAnswer.Taken.class);
        return ((BatchAnswer.Taken) item).receipt();
    }

    @Test
    void fiftyMattersGetTheReceiptsTheyWouldGetAlone() throws Exception {
        var matters = appeals(MatterBatch.ITEMS_MAX);

        var items = send(matters.stream().map(BatchTest::text).toList());
        assertThat(items).hasSize(matters.size());
        for (int i = 0; i < items.size(); i++) {
            var receipt = receipt(items.get(i));
            var matter = matters.get(i);
            assertThat(receipt.worth(List.of(hall.keys.publicHalves().signing())))
                    .isEqualTo(Worth.GENUINE);
            assertThat(receipt.isFor(matter.matterId(), matter.caseNumber(), Bytes.sha256(matter.toJson())))
                    .isTrue();
        }
        assertThat(hall.terminal.put(matters.getFirst()).body())
                .isEqualTo(new String(receipt(items.getFirst()).toJson(), StandardCharsets.UTF_8));
        assertThat(send(matters.stream().map(BatchTest::text).toList())).isEqualTo(items);
        for (var matter : matters) {
            assertThat(hall.settled(matter.caseNumber())).isEqualTo(CaseState.ANSWERED);
        }
        assertThat(hall.effect(matters.getLast().matterId().toString())
                        .path("count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void oneBadItemOfEveryKindDoesNotHoldUpTheOthers() throws Exception {
        var good = hall.appeal();
        var other = hall.register("H24-0009");
        var foreign = hall.appeal(other, "R-02");
        var application = Terminal.appeal(TestHall.person("R-01"));
        var first = hall.terminal.seal(application, hall.keys.publicHalves().sealing());
        var changed = hall.terminal.seal(application, hall.keys.publicHalves().sealing());
        assertThat(hall.terminal.put(first).statusCode()).isEqualTo(201);
        var thief = numbered(hall.appeal(), first.caseNumber());
        var certificate = hall.appeal();
        openCertificate(certificate.caseNumber());
        var nul = text(hall.appeal()).replace("\"matter\":\"appeal.hotline\"", "\"matter\":\"appeal\\u0000hotline\"");
        var never = text(hall.appeal()).replace("2026-11-22T01:00:00Z", "+1000000-11-22T01:00:00Z");
        var last = hall.appeal();

        var items = send(List.of(
                text(good),
                "{",
                text(foreign),
                text(changed),
                text(thief),
                text(certificate),
                nul,
                never,
                text(last),
                text(good)));
        var codes = items.stream()
                .map(item -> switch (item) {
                    case BatchAnswer.Taken _ -> "taken";
                    case BatchAnswer.Refused(var code) -> code;
                    case BatchAnswer.Later _ -> "later";
                })
                .toList();
        assertThat(codes)
                .containsExactly(
                        "taken",
                        "malformed",
                        "other-terminal",
                        "different-body",
                        "case-number-taken",
                        "case-number-taken",
                        "malformed",
                        "malformed",
                        "taken",
                        "taken");
        assertThat(receipt(items.getFirst())).isEqualTo(receipt(items.getLast()));
        assertThat(hall.rows("matter", certificate)).isZero();
        assertThat(hall.terminal.put(certificate).statusCode()).isEqualTo(422);
        assertThat(hall.rows("matter", last)).isEqualTo(1);
    }

    private static MatterSubmission numbered(MatterSubmission matter, String number) {
        return new MatterSubmission(
                matter.matterId(),
                matter.matter(),
                number,
                matter.terminal(),
                matter.counter(),
                matter.acceptedAt(),
                matter.envelope());
    }

    /** A case file that no matter opened, as a printed certificate leaves it. */
    private static void openCertificate(String number) {
        hall.hub
                .part(CaseFiles.class)
                .openAnswered(
                        new CaseNumber(number),
                        UUID.randomUUID(),
                        "fund.deposit",
                        Instant.parse("2026-11-22T01:00:00Z"),
                        "C-1",
                        "hash");
    }

    @Test
    void theSameMattersInManyBatchesAtOnceAreThereOnce() throws Exception {
        var matters = appeals(20);
        var calls = new ArrayList<Callable<List<BatchAnswer.Item>>>();
        for (int i = 0; i < 8; i++) {
            var order = new ArrayList<>(matters);
            java.util.Collections.rotate(order, i * 3);
            calls.add(() -> send(order.stream().map(BatchTest::text).toList()));
        }
        var receipts = new java.util.HashSet<HubReceipt>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var answer : threads.invokeAll(calls)) {
                answer.get().forEach(item -> receipts.add(receipt(item)));
            }
        }

        assertThat(receipts).hasSize(matters.size());
        assertThat(matters)
                .allSatisfy(matter -> assertThat(hall.rows("matter", matter)).isEqualTo(1));
    }

    @Test
    void whatIsNoBatchIsRefusedAsAWhole() throws Exception {
        assertThat(hall.terminal.send("POST", "/v1/matters", new byte[] {'{'}).statusCode())
                .isEqualTo(400);
        assertThat(hall.terminal
                        .send("POST", "/v1/matters", "{\"items\":[]}".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(400);
        assertThat(hall.terminal
                        .send("POST", "/v1/matters", new byte[MatterBatch.BYTES_MAX + 1])
                        .statusCode())
                .isEqualTo(413);
    }
}
