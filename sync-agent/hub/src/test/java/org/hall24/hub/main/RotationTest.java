package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.hall24.hub.database.Migrations;
import org.hall24.hub.database.TestDatabase;
import org.hall24.hub.fleet.Terminals;
import org.hall24.hub.keys.HubKeys;
import org.hall24.hub.keys.PrivateFiles;
import org.hall24.wire.seal.Sealer;
import org.hall24.wire.seal.UnsealingException;
import org.hall24.wire.sign.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Keys change while terminals hold what was sealed to the old ones. */
class RotationTest {
    @TempDir
    private Path box = Path.of("");

    private String url = "";
    private JdbcClient database = JdbcClient.create(new DriverManagerDataSource());
    private PrivateFiles files;

    @BeforeEach
    void open() throws Exception {
        url = TestDatabase.fresh();
        var source = new DriverManagerDataSource(url);
        Migrations.run(source);
        database = JdbcClient.create(source);
        files = PrivateFiles.in(box.resolve("hub/keys"));
        new Terminals(database, InstantSource.system())
                .register(SigningKey.generate("H24-0007", Terminal.RANDOM).verifying());
    }

    private int run(String... words) {
        var all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--state", box.resolve("hub").toString()));
        if (!words[words.length - 1].equals("rotate")) {
            all.addAll(List.of("--database", url));
        }
        return HubMain.run(all.toArray(String[]::new));
    }

    private HubKeys keys() throws Exception {
        return HubKeys.in(files, Terminal.RANDOM);
    }

    private void publish(int revision) throws Exception {
        assertThat(run(
                        "release",
                        "publish",
                        TestRelease.made(box, keys(), revision).toString()))
                .isZero();
    }

    private void reported(long revision, int daysAgo) {
        database.sql("""
                        insert into release_report (terminal_id, revision, since)
                        values ('H24-0007', ?, now() - make_interval(days => ?))
                        on conflict (terminal_id) do update set revision = excluded.revision, since = excluded.since""").params(revision, daysAgo).update();
    }

    @Test
    void aRotationGoesItsStepsAndWaitsForTheLastTerminal() throws Exception {
        var old = keys();
        publish(1);
        reported(1, 30);

        assertThat(run("keys", "rotate")).isZero();
        var rotated = keys();
        assertThat(rotated.unsealing().closing()).isNotEqualTo(old.unsealing().closing());
        assertThat(rotated.unsealings()).hasSize(2);
        assertThat(rotated.signing().id()).isEqualTo(old.signing().id());
        assertThat(rotated.publicHalves().signers()).hasSize(2);
        assertThat(run("keys", "activate")).isEqualTo(1);
        publish(2);
        assertThat(run("keys", "activate")).isEqualTo(1);
        assertThat(run("keys", "retire")).isEqualTo(1);
        reported(2, 0);
        assertThat(run("keys", "activate")).isZero();
        assertThat(keys().signing().id()).isNotEqualTo(old.signing().id());
        // Receipts signed by the old key are given again for ever.
        assertThat(keys().publicHalves().others()).containsExactly(old.signing().verifying());
        assertThat(run("keys", "retire")).isEqualTo(1);
        reported(2, 9);
        assertThat(run("keys", "retire")).isZero();
        assertThat(keys().unsealings()).hasSize(1);
        assertThat(run("keys", "activate")).isEqualTo(1);
    }

    @Test
    void aTerminalThatNeverSpokeHoldsTheRetirementUp() throws Exception {
        publish(1);
        assertThat(run("keys", "rotate")).isZero();
        publish(2);
        reported(2, 30);
        new Terminals(database, InstantSource.system())
                .register(SigningKey.generate("H24-0008", Terminal.RANDOM).verifying());

        assertThat(run("keys", "retire")).isEqualTo(1);
        assertThat(keys().unsealings()).hasSize(2);
    }

    @Test
    void whatWasSealedBeforeOpensAfterTheRotationAndNotAfterTheRetirement() throws Exception {
        var application = Terminal.appeal(TestHall.person("R-01"));
        var before = new Sealer(keys().publicHalves().sealing(), "H24-0007", 1).seal(application);
        HubKeys.rotateSealing(files);

        assertThat(keys().opener().open(before)).isEqualTo(application);
        HubKeys.retireSealing(files);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> keys().opener().open(before)))
                .isInstanceOf(UnsealingException.class);
    }
}
