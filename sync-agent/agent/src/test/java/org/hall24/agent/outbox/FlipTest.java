package org.hall24.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.hall24.agent.Scene;
import org.hall24.agent.alarm.Alarm;
import org.hall24.agent.alarm.Alarms;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.terminal.Agent.Accepted;
import org.hall24.wire.terminal.Agent.ClearingRecord;
import org.hall24.wire.terminal.Agent.Filing;
import org.hall24.wire.terminal.Agent.PrintEntry;
import org.hall24.wire.terminal.Agent.Rating;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A bit flips while the agent is away: it is seen, or it stood where nothing stands. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class FlipTest {
    private static final Limits SMALL = new Limits(1 << 10, Duration.ofDays(7), 1 << 30);
    private static final long SEED = 20261127L;
    /** The long one is {@code prove disk}. */
    private static final int FLIPS = 24;

    @TempDir
    private Path dir;

    private final Scene scene = new Scene();
    private final Map<Filing, Accepted> acknowledged = new HashMap<>();
    private byte[] database;
    private byte[] log;
    private List<String> content;

    /** A day of a terminal, taken as a SIGKILL would leave it: one half in the file, the other in its log. */
    @BeforeEach
    void aDay() throws Exception {
        var state = Files.createDirectories(dir.resolve("day"));
        try (var hold = Hold.open(state, Scene.TERMINAL, SMALL, () -> Scene.NOON)) {
            part(hold);
            hold.fold();
            part(hold);
            database = Files.readAllBytes(state.resolve("outbox.db"));
            log = Files.readAllBytes(state.resolve("outbox.db-wal"));
            content = content(hold);
        }
    }

    private void part(Hold hold) throws Exception {
        for (int i = 0; i < 25; i++) {
            var filing = scene.filing(scene.newId(), 20 * i, scene.newId());
            var answer = (Accepted) hold.outbox().file(filing);
            acknowledged.put(filing, answer);
            if (i % 3 != 0) {
                hold.outbox().receiptPrinted(filing.matterId());
            }
            if (i % 4 == 0) {
                deliver(hold, filing.matterId());
            }
            hold.clearings().write(new ClearingRecord(filing.session(), List.of("card", "form")));
            hold.prints().write(new PrintEntry(filing.matterId(), "presented", 1));
            hold.numbers().number(scene.newId(), "fund.deposit-cert", filing.session());
            hold.ratings()
                    .put(new Rating(
                            scene.newId(), Optional.of(answer.caseNumber()), "appeal.hotline", 5, List.of(), 0));
        }
    }

    private void deliver(Hold hold, UUID id) throws Exception {
        var outgoing = hold.outbox().outgoing(id).orElseThrow();
        hold.outbox()
                .delivered(List.of(HubReceipt.sign(
                        scene.hubSigning,
                        id,
                        outgoing.caseNumber(),
                        Bytes.sha256(outgoing.body().toArray()),
                        Scene.NOON)));
    }

    /** Every field of every row, without the counters of numbers, which a new database begins anew. */
    private static List<String> content(Hold hold) throws Exception {
        return hold.change(sql -> {
            var all = new ArrayList<String>();
            for (var table : Table.values()) {
                if (table != Table.COUNTER) {
                    for (var row : table.list(sql, "true order by " + table.key())) {
                        all.add(table + " " + row.key() + " " + Arrays.toString(row.mark()));
                    }
                }
            }
            return all;
        });
    }

    private Path flipped(int number, boolean inLog, int bit) throws IOException {
        var state = Files.createDirectories(dir.resolve("flip-" + number));
        var one = database.clone();
        var two = log.clone();
        var which = inLog ? two : one;
        which[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(state.resolve("outbox.db"), one);
        Files.write(state.resolve("outbox.db-wal"), two);
        Files.writeString(state.resolve("counters"), "case 1000\nclearing 1000\nmatter 1000\n");
        return state;
    }

    @Test
    void everyFlippedBitIsSeenOrCarriesNothingAndNothingAcknowledgedIsLost() throws Exception {
        System.out.println("seed " + SEED + ", file " + database.length + ", log " + log.length);
        var random = new Random(SEED);
        int seen = 0;
        int harmless = 0;
        int setAside = 0;
        for (int i = 0; i < FLIPS; i++) {
            boolean inLog = random.nextBoolean();
            int bit = random.nextInt((inLog ? log.length : database.length) * 8);
            var what = "flip " + i + (inLog ? " in the log, bit " : " in the file, bit ") + bit;
            var alarms = new Alarms(() -> Scene.NOON);
            try (var hold = Hold.open(flipped(i, inLog, bit), Scene.TERMINAL, SMALL, alarms, () -> Scene.NOON)) {
                boolean alarm = alarms.standing().stream().anyMatch(one -> one.kind() == Alarm.Kind.OUTBOX_DAMAGED);
                if (!alarm) {
                    assertThat(content(hold)).as(what).isEqualTo(content);
                    harmless++;
                    continue;
                }
                seen++;
                for (var filed : acknowledged.entrySet()) {
                    assertThat(hold.outbox().file(filed.getKey())).as(what).isEqualTo(filed.getValue());
                }
                setAside += alarms.standing().size() - 1;
                assertThat(content(hold)).as(what).containsAll(content);
            }
        }
        System.out.println("seen " + seen + ", harmless " + harmless + ", set aside " + setAside);
        assertThat(seen).isGreaterThan(FLIPS / 10);
        assertThat(setAside).isZero();
    }

    @Test
    void aFlippedBitInTheLogDoesNotCostTheCommitsBehindItWithoutAWord() throws Exception {
        int bit = (Wal.HEADER_BYTES + Wal.FRAME_HEADER_BYTES + 2_000) * 8;
        var state = flipped(0, true, bit);

        var alarms = new Alarms(() -> Scene.NOON);
        try (var hold = Hold.open(state, Scene.TERMINAL, SMALL, alarms, () -> Scene.NOON)) {
            assertThat(alarms.standing()).extracting(Alarm::kind).containsExactly(Alarm.Kind.OUTBOX_DAMAGED);
            assertThat(content(hold)).containsAll(content);
        }
    }

    /** The worst place for a bit: a page that says it is of another kind, and all its rows are out of sight. */
    @Test
    void aPageWhoseKindFlippedGivesItsRowsBack() throws Exception {
        int tried = 0;
        for (int page = database.length / Cells.PAGE_BYTES - 1; page > 0 && tried < 4; page -= 7) {
            int at = page * Cells.PAGE_BYTES;
            if (database[at] == 0x0d) {
                tried++;
                var alarms = new Alarms(() -> Scene.NOON);
                var state = flipped(100 + page, false, at * 8 + 3);
                Files.delete(state.resolve("outbox.db-wal"));
                try (var _ = Hold.open(state, Scene.TERMINAL, SMALL, alarms, () -> Scene.NOON)) {
                    assertThat(alarms.standing()).extracting(Alarm::kind).containsExactly(Alarm.Kind.OUTBOX_DAMAGED);
                }
            }
        }
        assertThat(tried).isPositive();
    }

    @Test
    void anUnfinishedLastWriteIsNoDamage() throws Exception {
        int step = Wal.FRAME_HEADER_BYTES + Cells.PAGE_BYTES;
        int frames = (log.length - Wal.HEADER_BYTES) / step;
        var torn = Arrays.copyOf(log, Wal.HEADER_BYTES + (frames - 1) * step + 1_000);
        assertThat(damageOf(torn)).isEmpty();
        var half = log.clone();
        Arrays.fill(half, log.length - 2_000, log.length, (byte) 0);
        assertThat(damageOf(half)).isEmpty();
        assertThat(damageOf(log)).isEmpty();
        assertThat(damageOf(new byte[0])).isEmpty();
        assertThat(damageOf(new byte[10_000])).isEmpty();
    }

    private Optional<String> damageOf(byte[] bytes) throws IOException {
        var file = dir.resolve("some-wal");
        Files.write(file, bytes);
        return Wal.read(file).damage();
    }
}
