package org.hall24.agent.carry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hall24.agent.Scene;
import org.hall24.agent.alarm.Alarm;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.outbox.Hold;
import org.hall24.agent.outbox.Limits;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.CarriedMatters;
import org.hall24.wire.http.CarriedReceipts;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.http.MatterBatch;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.sign.SigningKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Matters that travel by hand. */
class CourierTest {
    private static final Limits SMALL = new Limits(1 << 10, Duration.ofDays(7), 1 << 20);

    @TempDir
    private Path dir;

    private final Scene scene = new Scene();
    private final SigningKey key = SigningKey.generate("H24-0007", new SecureRandom());

    private Hold hold(String name) throws IOException {
        return Hold.open(Files.createDirectories(dir.resolve(name)), Scene.TERMINAL, SMALL, () -> Scene.NOON);
    }

    private List<UUID> filed(Hold hold, int count, int characters) throws Exception {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < count; i++) {
            var filing = scene.filing(characters);
            hold.outbox().file(filing);
            ids.add(filing.matterId());
        }
        return ids;
    }

    private static List<UUID> ids(CarriedMatters carried) throws MalformedException {
        var ids = new ArrayList<UUID>();
        for (var item : carried.items()) {
            ids.add(MatterSubmission.fromJson(MatterBatch.bytes(item)).matterId());
        }
        return ids;
    }

    private CarriedMatters read(Path file) throws IOException {
        return CarriedMatters.fromJson(Files.readAllBytes(file));
    }

    private CarriedReceipts receipts(CarriedMatters carried, SigningKey hub) throws MalformedException {
        var receipts = new ArrayList<HubReceipt>();
        for (var item : carried.items()) {
            var body = MatterBatch.bytes(item);
            var submission = MatterSubmission.fromJson(body);
            receipts.add(HubReceipt.sign(
                    hub, submission.matterId(), submission.caseNumber(), Bytes.sha256(body), Scene.NOON));
        }
        return new CarriedReceipts("H24-0007", receipts);
    }

    @Test
    void whatWaitsIsPackedSignedAndItsReceiptsComeBack() throws Exception {
        try (var hold = hold("state")) {
            var ids = filed(hold, 5, 10);
            var files = new Courier(hold).pack(key, dir.resolve("carried.json"), () -> Scene.NOON);

            assertThat(files).containsExactly(dir.resolve("carried.json"));
            var carried = read(files.getFirst());
            assertThat(carried.isBy(key.verifying())).isTrue();
            assertThat(ids(carried)).containsExactlyElementsOf(ids);
            assertThat(hold.unsigned()).as("packing delivers nothing").isEqualTo(5);

            var keys = List.of(scene.hubSigning.verifying());
            var brought = new Courier(hold).bring(receipts(carried, scene.hubSigning), keys);
            assertThat(brought).isEqualTo(new Courier.Brought(5, 0, 0));
            assertThat(hold.unsigned()).isZero();
            assertThat(new Courier(hold).bring(receipts(carried, scene.hubSigning), keys))
                    .isEqualTo(new Courier.Brought(0, 5, 0));
            assertThat(new Courier(hold).pack(key, dir.resolve("more.json"), () -> Scene.NOON))
                    .isEmpty();
        }
    }

    @Test
    void aReceiptThatIsNotTheHubsDeliversNothing() throws Exception {
        try (var hold = hold("state")) {
            filed(hold, 2, 10);
            var files = new Courier(hold).pack(key, dir.resolve("carried.json"), () -> Scene.NOON);
            var stranger = SigningKey.generate(scene.hubSigning.id(), new SecureRandom());

            var brought = new Courier(hold)
                    .bring(receipts(read(files.getFirst()), stranger), List.of(scene.hubSigning.verifying()));

            assertThat(brought).isEqualTo(new Courier.Brought(0, 0, 2));
            assertThat(hold.unsigned()).isEqualTo(2);
        }
    }

    @Test
    void aLongBacklogIsSeveralFilesAndNoneIsTooLong() throws Exception {
        try (var hold = hold("state")) {
            var ids = filed(hold, 40, 20_000);

            var files = new Courier(hold).pack(key, dir.resolve("carried.json"), () -> Scene.NOON);

            assertThat(files).hasSizeGreaterThan(1).contains(dir.resolve("carried.json.2"));
            var all = new ArrayList<UUID>();
            for (var file : files) {
                assertThat(Files.size(file)).isLessThan(CarriedMatters.BYTES_MAX);
                all.addAll(ids(read(file)));
            }
            assertThat(all).containsExactlyElementsOf(ids);
        }
    }

    @Test
    void theDiskOfABrokenTerminalIsReadAndNotWritten() throws Exception {
        List<UUID> ids;
        var broken = Files.createDirectories(dir.resolve("broken"));
        try (var hold = hold("state")) {
            ids = filed(hold, 12, 100);
            for (var part : List.of("outbox.db", "outbox.db-wal", "counters")) {
                Files.copy(dir.resolve("state").resolve(part), broken.resolve(part));
            }
        }
        var log = Files.readAllBytes(broken.resolve("outbox.db-wal"));
        log[log.length / 2] ^= 4;
        Files.write(broken.resolve("outbox.db-wal"), log);
        var copy = Files.createDirectories(dir.resolve("copy"));

        Courier.copy(broken, copy);

        var alarms = new Alarms(() -> Scene.NOON);
        try (var hold = Hold.open(copy, Scene.TERMINAL, Limits.COPY, alarms, () -> Scene.NOON)) {
            assertThat(alarms.standing()).extracting(Alarm::kind).containsExactly(Alarm.Kind.OUTBOX_DAMAGED);
            var files = new Courier(hold).pack(key, dir.resolve("rescued.json"), () -> Scene.NOON);
            assertThat(ids(read(files.getFirst()))).containsExactlyInAnyOrderElementsOf(ids);
        }
        assertThat(Files.readAllBytes(broken.resolve("outbox.db-wal"))).isEqualTo(log);
        try (var names = Files.list(broken)) {
            assertThat(names).hasSize(3);
        }
        assertThatThrownBy(() -> Courier.copy(dir.resolve("nowhere"), copy)).isInstanceOf(IOException.class);
    }
}
