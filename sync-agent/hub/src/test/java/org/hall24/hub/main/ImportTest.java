package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hall24.hub.cases.CaseState;
import org.hall24.hub.fleet.Terminals;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.CarriedMatters;
import org.hall24.wire.http.CarriedReceipts;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.http.Worth;
import org.hall24.wire.sign.SigningKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Matters that come as a file, into a hub that runs. */
class ImportTest {
    private static TestHall hall;

    @TempDir
    private Path box = Path.of("");

    private final SigningKey key = SigningKey.generate("H24-0021", Terminal.RANDOM);

    @BeforeAll
    static void open() throws Exception {
        hall = new TestHall();
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    private List<MatterSubmission> appeals(int count) throws Exception {
        var terminal = Terminal.of(key, hall.hub.port(), hall.state.resolve("ca.pem"));
        var matters = new ArrayList<MatterSubmission>();
        for (int i = 0; i < count; i++) {
            matters.add(hall.appeal(terminal, "R-01"));
        }
        return matters;
    }

    private static List<String> items(List<MatterSubmission> matters) {
        return matters.stream()
                .map(matter -> new String(matter.toJson(), StandardCharsets.UTF_8))
                .toList();
    }

    private int take(CarriedMatters carried) throws Exception {
        Files.write(box.resolve("carried.json"), carried.toJson());
        return HubMain.run(
                "import",
                box.resolve("carried.json").toString(),
                "--out",
                box.resolve("receipts.json").toString(),
                "--state",
                hall.state.toString(),
                "--database",
                hall.jdbcUrl);
    }

    private CarriedReceipts receipts() throws Exception {
        return CarriedReceipts.fromJson(Files.readAllBytes(box.resolve("receipts.json")));
    }

    @Test
    void aFileIsTakenInOnceWithReceiptsForTheWayBack() throws Exception {
        hall.hub.part(Terminals.class).register(key.verifying());
        var matters = appeals(60);
        var carried = CarriedMatters.sign(key, Instant.parse("2026-11-22T02:00:00Z"), items(matters));

        assertThat(take(carried)).isZero();
        var receipts = receipts();
        assertThat(receipts.terminal()).isEqualTo("H24-0021");
        assertThat(receipts.receipts()).hasSize(60);
        for (int i = 0; i < 60; i++) {
            var receipt = receipts.receipts().get(i);
            assertThat(receipt.worth(List.of(hall.keys.publicHalves().signing())))
                    .isEqualTo(Worth.GENUINE);
            assertThat(receipt.isFor(
                            matters.get(i).matterId(),
                            matters.get(i).caseNumber(),
                            Bytes.sha256(matters.get(i).toJson())))
                    .isTrue();
        }
        assertThat(take(carried)).isZero();
        assertThat(receipts()).isEqualTo(receipts);
        // The hub that runs finds them by itself.
        assertThat(hall.settled(matters.getLast().caseNumber())).isEqualTo(CaseState.ANSWERED);

        var more = new ArrayList<>(items(appeals(1)));
        more.add("no matter");
        assertThat(take(CarriedMatters.sign(key, Instant.parse("2026-11-22T02:00:00Z"), more)))
                .isEqualTo(1);
    }

    @Test
    void aFileOfAStrangerOrAChangedOneIsNotTakenIn() throws Exception {
        var stranger = SigningKey.generate("H24-0022", Terminal.RANDOM);
        var items = items(appeals(1));
        var made = Instant.parse("2026-11-22T02:00:00Z");

        assertThat(take(CarriedMatters.sign(stranger, made, items))).isEqualTo(1);
        hall.hub.part(Terminals.class).register(stranger.verifying());
        var signed = CarriedMatters.sign(stranger, made, items);
        var changed = new CarriedMatters(signed.terminal(), made.plusSeconds(1), items, signed.signature());
        assertThat(take(changed)).isEqualTo(1);
        // Signed by a terminal that is registered, in the name of another one.
        assertThat(take(signed)).isEqualTo(1);
        assertThat(receipts().receipts()).isEmpty();
    }
}
