package org.hall24.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.hall24.agent.Scene;
import org.hall24.wire.Bytes;
import org.hall24.wire.CaseNumber;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.terminal.Agent.Accepted;
import org.hall24.wire.terminal.Agent.ClearingRecord;
import org.hall24.wire.terminal.Agent.Filing;
import org.hall24.wire.terminal.Agent.OpenReceipt;
import org.hall24.wire.terminal.Agent.PrintEntry;
import org.hall24.wire.terminal.Agent.Rating;
import org.hall24.wire.terminal.Agent.Refusal;
import org.hall24.wire.terminal.Agent.Refused;
import org.hall24.wire.terminal.AgentException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxTest {
    private static final Limits SMALL = new Limits(1 << 20, Duration.ofDays(7), 64 << 10);

    @TempDir
    private Path state;

    private final Scene scene = new Scene();
    private Instant now = Scene.NOON;
    private Hold hold;

    @BeforeEach
    void open() throws IOException {
        hold = Hold.open(state, Scene.TERMINAL, SMALL, () -> now);
    }

    @AfterEach
    void close() {
        hold.close();
    }

    private void reopen() throws IOException {
        hold.close();
        open();
    }

    private Accepted accepted(Filing filing) throws Exception {
        return (Accepted) hold.outbox().file(filing);
    }

    @Test
    void aFilingGetsItsNumbersAndItsSubmissionSaysTheSame() throws Exception {
        var filing = scene.filing(10);

        var answer = accepted(filing);

        assertThat(answer).isEqualTo(new Accepted(CaseNumber.of("YS", 7, 1).text(), "C-0007-000001", Scene.NOON));
        var outgoing = hold.outbox().outgoing(filing.matterId()).orElseThrow();
        var submission = MatterSubmission.fromJson(outgoing.body().toArray());
        assertThat(submission.caseNumber()).isEqualTo(answer.caseNumber());
        assertThat(submission.matterId()).isEqualTo(filing.matterId());
        assertThat(submission.counter()).isEqualTo(1);
        assertThat(submission.envelope().toJson()).isEqualTo(filing.envelope());
    }

    @Test
    void theSameFilingGivesTheSameAnswerForEver() throws Exception {
        var filing = scene.filing(10);
        var first = accepted(filing);
        accepted(scene.filing(10));
        now = now.plusSeconds(3_600);

        assertThat(hold.outbox().file(filing)).isEqualTo(first);
        hold.outbox().receiptPrinted(filing.matterId());
        deliver(filing.matterId());
        now = now.plus(Duration.ofDays(300));
        hold.tidy();
        reopen();
        assertThat(hold.outbox().file(filing)).isEqualTo(first);
    }

    @Test
    void anotherContentUnderTheSameIdIsAConflict() throws Exception {
        var filing = scene.filing(10);
        accepted(filing);

        var resealed = scene.filing(filing.matterId(), 10, Scene.SESSION);

        assertThat(hold.outbox().file(resealed)).isEqualTo(new Refused(Refusal.CONFLICT));
        assertThat(hold.outbox().unsigned()).isOne();
    }

    @Test
    void aSessionHasOneClearingNumberAndAnotherSessionAnother() throws Exception {
        var session = scene.newId();
        var one = accepted(scene.filing(scene.newId(), 1, session));
        var two = accepted(scene.filing(scene.newId(), 1, session));
        var three = accepted(scene.filing(scene.newId(), 1, scene.newId()));

        assertThat(two.clearingNumber()).isEqualTo(one.clearingNumber());
        assertThat(three.clearingNumber()).isNotEqualTo(one.clearingNumber());
        hold.clearings().write(new ClearingRecord(session, List.of("card", "form")));
        hold.clearings().write(new ClearingRecord(session, List.of("again")));
        hold.clearings().write(new ClearingRecord(scene.newId(), List.of("screen")));
        assertThat(rows("select number || ' ' || coalesce(wiped, '-') from clearing order by number"))
                .containsExactly("C-0007-000001 card form", "C-0007-000002 -", "C-0007-000003 screen");
    }

    @Test
    void aConfirmedReceiptIsNotOfferedAndItsTagIsGoneFromTheDisk() throws Exception {
        var filing = scene.filing(10);
        var other = scene.filing(10);
        accepted(filing);
        accepted(other);
        hold.fold();
        assertThat(onDisk(filing.tag().salt())).isTrue();

        hold.outbox().receiptPrinted(filing.matterId());
        hold.outbox().receiptPrinted(filing.matterId());
        hold.fold();

        assertThat(hold.outbox().openReceipts())
                .extracting(OpenReceipt::matterId)
                .containsExactly(other.matterId());
        assertThat(onDisk(filing.tag().salt())).isFalse();
        assertThat(onDisk(other.tag().salt())).isTrue();
    }

    @Test
    void openReceiptsComeNewestFirstAndNeverMoreThanFifty() throws Exception {
        var filings = new ArrayList<Filing>();
        for (int i = 0; i < 52; i++) {
            filings.add(scene.filing(1));
            accepted(filings.getLast());
        }

        var open = hold.outbox().openReceipts();

        assertThat(open).hasSize(50);
        assertThat(open.getFirst().matterId()).isEqualTo(filings.getLast().matterId());
        assertThat(open.getFirst().openedBy()).isEqualTo(filings.getLast().tag());
    }

    @Test
    void aStrangeFilingIsRefusedWithASentence() {
        var id = scene.newId();
        var good = scene.filing(1);

        assertThatThrownBy(() -> hold.outbox().file(new Filing(id, "x", "{}", good.tag(), Scene.SESSION)))
                .isInstanceOf(AgentException.class);
        assertThatThrownBy(() -> hold.outbox().file(new Filing(id, "x", good.envelope(), good.tag(), Scene.SESSION)))
                .isInstanceOf(AgentException.class)
                .hasMessageContaining("not of this matter");
        assertThatThrownBy(() -> hold.outbox().receiptPrinted(id)).isInstanceOf(AgentException.class);
    }

    @Test
    void ratingsAndPrintStagesAreKept() throws Exception {
        var rating = new Rating(
                scene.newId(), Optional.of(CaseNumber.of("YS", 7, 1).text()), "appeal.hotline", 5, List.of(), 0);
        hold.ratings().put(rating);
        hold.ratings().put(rating);
        hold.prints().write(new PrintEntry(scene.newId(), "presented", 1));

        assertThat(hold.ratings().waiting()).extracting(Parcel::id).containsExactly(rating.id());
        hold.ratings().delivered(rating.id());
        assertThat(hold.ratings().waiting()).isEmpty();
        assertThat(rows("select stage from journal")).containsExactly("presented");
        assertThatThrownBy(() -> hold.prints().write(new PrintEntry(scene.newId(), "990000198506150029 演示人甲", 0)))
                .isInstanceOf(AgentException.class);
        assertThatThrownBy(() -> hold.ratings()
                        .put(new Rating(scene.newId(), Optional.of("YS"), "appeal.hotline", 5, List.of(), 0)))
                .isInstanceOf(AgentException.class);
    }

    @Test
    void aSecondAgentCannotOpenTheSameState() {
        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("another agent");
    }

    @Test
    void payloadsGoAfterSevenDaysAndOnlyOnceDelivered() throws Exception {
        var old = scene.filing(1);
        var waiting = scene.filing(1);
        accepted(old);
        accepted(waiting);
        deliver(old.matterId());

        now = now.plus(Duration.ofDays(7));
        hold.tidy();
        assertThat(bodies()).isEqualTo(2);
        now = now.plusSeconds(1);
        hold.tidy();
        assertThat(bodies()).isEqualTo(1);
        assertThat(hold.outbox().outgoing(waiting.matterId())).isPresent();
        assertThat(hold.outbox().delivered(old.matterId())).isTrue();
    }

    @Test
    void theOldestPayloadsGoFirstWhenThereAreTooManyBytes() throws Exception {
        var filings = new ArrayList<Filing>();
        for (int i = 0; i < 40; i++) {
            filings.add(scene.filing(600));
            accepted(filings.getLast());
            deliver(filings.getLast().matterId());
        }

        hold.tidy();

        long kept = Long.parseLong(rows("select sum(length(body)) from payload").getFirst());
        assertThat(kept).isBetween(32L << 10, 64L << 10);
        long first = Long.parseLong(rows("select min(counter) from payload").getFirst());
        assertThat(rows("select count(*) from payload")).containsExactly(Long.toString(40 - first + 1));
    }

    @Test
    void aDiskThatIsFullRefusesCleanlyDeliversAndRecovers() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can mount a small disk");
        var disk = Files.createTempDirectory("hall24-small-disk");
        assertThat(run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk.toString()))
                .isZero();
        try (var small =
                Hold.open(disk, Scene.TERMINAL, new Limits(4 << 20, Duration.ofDays(7), 64 << 10), () -> now)) {
            var kept = new ArrayList<Filing>();
            var refused = scene.filing(20_000);
            while (small.outbox().file(refused) instanceof Accepted) {
                kept.add(refused);
                refused = scene.filing(20_000);
            }

            assertThat(small.isFull()).isTrue();
            assertThat(Files.exists(disk.resolve("ballast"))).isFalse();
            assertThat(kept).hasSizeGreaterThan(5);
            assertThat(small.outbox().unsigned()).isEqualTo(kept.size());
            assertThat(small.outbox().outgoing(refused.matterId())).isEmpty();
            assertThat(small.outbox().file(kept.getFirst())).isInstanceOf(Accepted.class);
            assertThat(small.outbox().file(refused)).isEqualTo(new Refused(Refusal.DISK_FULL));
            for (var filing : kept) {
                deliver(small, filing.matterId());
                small.outbox().receiptPrinted(filing.matterId());
            }
            small.tidy();
            assertThat(small.isFull()).as("nothing was freed yet").isTrue();
            assertThat(run("mount", "-o", "remount,size=32m", disk.toString())).isZero();
            small.tidy();
            assertThat(small.isFull()).isFalse();
            assertThat(small.outbox().file(refused)).isInstanceOf(Accepted.class);
        } finally {
            assertThat(run("umount", disk.toString())).isZero();
            Files.delete(disk);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void aDamagedFileIsSetAsideItsMattersSavedAndNoNumberGivenTwice(long seed) throws Exception {
        var answers = new ArrayList<Accepted>();
        var filings = new ArrayList<Filing>();
        for (int i = 0; i < 60; i++) {
            filings.add(scene.filing(400));
            answers.add(accepted(filings.getLast()));
        }
        hold.fold();
        hold.close();
        var file = state.resolve("outbox.db");
        var bytes = Files.readAllBytes(file);
        var random = new Random(seed);
        // A page in the middle becomes noise, and so does the head of the second: the schema survives, the trees do
        // not.
        int page = 4_096 * (20 + random.nextInt(20));
        for (int i = 0; i < 4_096; i++) {
            bytes[page + i] = (byte) random.nextInt();
        }
        Files.write(file, bytes);

        open();

        var saved = rows("select case_number from matter");
        var given = answers.stream().map(Accepted::caseNumber).toList();
        assertThat(saved).hasSizeBetween(20, 60);
        assertThat(given).containsAll(saved);
        assertThat(given).doesNotContain(accepted(scene.filing(1)).caseNumber());
        for (int i = 0; i < given.size(); i++) {
            if (saved.contains(given.get(i))) {
                assertThat(hold.outbox().file(filings.get(i))).isEqualTo(answers.get(i));
            }
        }
        try (var names = Files.list(state)) {
            assertThat(names.map(name -> name.getFileName().toString())).contains("damaged-20261122T040000Z.db");
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsSetAside() throws Exception {
        var before = accepted(scene.filing(1)).caseNumber();
        hold.close();
        Files.writeString(state.resolve("outbox.db"), "this is no database ".repeat(1_000), StandardCharsets.UTF_8);

        open();

        assertThat(accepted(scene.filing(1)).caseNumber())
                .isNotEqualTo(before)
                .isEqualTo(CaseNumber.of("YS", 7, 1_001).text());
    }

    @Test
    void anOutboxOfANewerProgramIsNotTouched() throws Exception {
        accepted(scene.filing(1));
        hold.close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + state.resolve("outbox.db"));
                var statement = connection.createStatement()) {
            statement.execute("pragma user_version = 99");
        }

        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("newer");
        assertThat(Files.exists(state.resolve("damaged-20261122T040000Z.db"))).isFalse();
    }

    @Test
    void damagedCountersStopTheStartRatherThanRepeatANumber() throws Exception {
        accepted(scene.filing(1));
        hold.close();
        Files.writeString(state.resolve("counters"), "case banana\n");

        assertThatThrownBy(this::open).isInstanceOf(IOException.class).hasMessageContaining("counters");
    }

    private void deliver(UUID id) throws Exception {
        deliver(hold, id);
    }

    private void deliver(Hold hold, UUID id) throws Exception {
        var outgoing = hold.outbox().outgoing(id).orElseThrow();
        hold.outbox()
                .delivered(List.of(HubReceipt.sign(
                        scene.hubSigning,
                        id,
                        outgoing.caseNumber(),
                        Bytes.sha256(outgoing.body().toArray()),
                        now)));
    }

    private int bodies() throws Exception {
        return Integer.parseInt(rows("select count(*) from payload").getFirst());
    }

    private List<String> rows(String query) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + state.resolve("outbox.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var all = new ArrayList<String>();
            while (rows.next()) {
                all.add(rows.getString(1));
            }
            return all;
        }
    }

    private boolean onDisk(String text) throws IOException {
        try (var names = Files.list(state)) {
            for (var name : names.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(name), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int run(String... command) throws Exception {
        var process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
