package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.hall24.hub.cases.CaseState;
import org.hall24.hub.keys.HubKeys;
import org.hall24.hub.keys.PrivateFiles;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.HubReceipt;
import org.hall24.wire.http.Worth;
import org.hall24.wire.json.Json;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Reply.Outcome;
import org.hall24.wire.release.Release;
import org.hall24.wire.release.ReleaseVerdict;
import org.hall24.wire.release.ReleaseVerifier;
import org.hall24.wire.release.Roots;
import org.hall24.wire.seal.Sealer;
import org.hall24.wire.seal.SealingKey;
import org.hall24.wire.seal.SealingSuite;
import org.hall24.wire.seal.UnsealingKey;
import org.hall24.wire.sign.SignatureAlgorithm;
import org.hall24.wire.sign.VerifyingKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way in SM2, SM3 and SM4: roots, release, terminal, envelope, question and receipt. */
class NationalSuiteTest {
    private static TestHall hall;

    @TempDir
    private static Path box = Path.of("");

    @BeforeAll
    static void open() throws Exception {
        hall = new TestHall(List.of(SealingSuite.SM2, SealingSuite.X25519), SignatureAlgorithm.SM2);
        Files.write(box.resolve("keys.json"), Json.PLAIN.write(hall.keys.publicHalves()));
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    private static Release release(Path roots) throws Exception {
        assertThat(ReleaseMain.run(
                        "make",
                        "--out",
                        box.toString(),
                        "--hub-keys",
                        box.resolve("keys.json").toString(),
                        "--roots",
                        roots.toString(),
                        "--root-algorithm",
                        "sm2-sm3",
                        "--revision",
                        "1"))
                .isZero();
        var known = Roots.fromJson(Files.readAllBytes(roots.resolve("roots.json")));
        assertThat(known.keys()).extracting(VerifyingKey::algorithm).containsOnly(SignatureAlgorithm.SM2);
        var verdict = new ReleaseVerifier(known, InstantSource.system())
                .verify(Files.readAllBytes(box.resolve("release.json")), 0);
        return ((ReleaseVerdict.Current) verdict).release();
    }

    @Test
    void aMatterGoesFromAnSm2TerminalUnderSm4ToAReceiptSignedBySm2() throws Exception {
        var release = release(box.resolve("roots"));
        var sealing = release.hub().sealing().stream()
                .filter(Sealer::knows)
                .findFirst()
                .orElseThrow();
        var matter = hall.terminal.seal(Terminal.appeal(TestHall.person("R-01")), sealing);

        var answer = hall.terminal.put(matter);

        assertThat(matter.envelope().suite()).isEqualTo("SM2-SM4GCM");
        assertThat(answer.statusCode()).isEqualTo(201);
        var receipt = HubReceipt.fromJson(answer.body().getBytes(StandardCharsets.UTF_8));
        assertThat(receipt.isFor(matter.matterId(), matter.caseNumber(), Bytes.sha256(matter.toJson())))
                .isTrue();
        assertThat(receipt.worth(release.hub().signing())).isEqualTo(Worth.GENUINE);
        assertThat(release.hub().signing())
                .filteredOn(key -> key.id().equals(receipt.keyId()))
                .extracting(VerifyingKey::algorithm)
                .containsExactly(SignatureAlgorithm.SM2);
        assertThat(hall.settled(matter.caseNumber())).isEqualTo(CaseState.ANSWERED);
    }

    @Test
    void aRequestOfItsOwnKeyCarriesSm3AndTheNameOfTheAlgorithm() throws Exception {
        var opening = hall.terminal.opening(UnsealingKey.oneTime().closing()).toJson();

        var headers = hall.terminal.headers("POST", "/v1/sessions", opening);

        assertThat(headers.get("Content-Digest")).startsWith("sm3=:");
        assertThat(headers.get("Signature-Input")).contains("alg=\"sm2-sm3\"");
        assertThat(hall.terminal.send("POST", "/v1/sessions", opening, headers).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aQuestionIsAnsweredInTheSuiteItAskedFor() throws Exception {
        var session = new Session(hall, hall.terminal, "R-01");

        assertThat(session.key.closing().suite()).isEqualTo("SM2-SM4GCM");
        var reply = session.ask("social.insured-cert-person", Operation.INSURED, Map.of());
        assertThat(reply.outcome()).isEqualTo(Outcome.FOUND);
        assertThat(reply.read(Answers.Insured.class).toString()).doesNotContain("R-01");
    }

    /** A terminal of the default kind stands beside it, at the same hub, with a key of the same release. */
    @Test
    void aTerminalOfTheDefaultKindIsServedByTheSameHub() throws Exception {
        var other = hall.register("H24-0008");
        var sealing = hall.keys.publicHalves().sealings().stream()
                .filter(key -> key.suite().equals("X25519-AES256GCM"))
                .findFirst()
                .orElseThrow();
        var matter = other.seal(Terminal.appeal(TestHall.person("R-02")), sealing);

        assertThat(other.put(matter).statusCode()).isEqualTo(201);
        assertThat(hall.settled(matter.caseNumber())).isEqualTo(CaseState.ANSWERED);
    }

    @Test
    void aHubTurnsFromOneKindToTheOtherByARotation() throws Exception {
        var files = PrivateFiles.in(box.resolve("turning/keys"));
        var state = box.resolve("turning").toString();
        assertThat(HubMain.run("keys", "--state", state)).isZero();
        var before = HubKeys.in(files, Terminal.RANDOM);
        var sealed = new Sealer(before.publicHalves().sealing(), "H24-0007", 1)
                .seal(Terminal.appeal(TestHall.person("R-01")));

        assertThat(HubMain.run("keys", "--state", state, "--suite", "SM2-SM4GCM"))
                .isEqualTo(2);
        assertThat(HubMain.run("keys", "--state", state, "--algorithm", "sm2-sm3"))
                .isEqualTo(2);
        assertThat(HubMain.run("keys", "--state", state, "--suite", "ROT13")).isEqualTo(2);
        assertThat(HubMain.run("keys", "rotate", "--state", state, "--suite", "SM2-SM4GCM", "--algorithm", "sm2-sm3"))
                .isZero();

        var after = HubKeys.in(files, Terminal.RANDOM);
        assertThat(after.offered()).extracting(SealingKey::suite).containsExactly("SM2-SM4GCM");
        assertThat(after.publicHalves().signers())
                .extracting(VerifyingKey::algorithm)
                .containsExactly(SignatureAlgorithm.ED25519, SignatureAlgorithm.SM2);
        assertThat(after.opener().open(sealed).matter()).isEqualTo("appeal.hotline");
        assertThat(HubMain.run("keys", "rotate", "--state", state)).isZero();
        assertThat(HubKeys.in(files, Terminal.RANDOM).offered())
                .extracting(SealingKey::suite)
                .containsExactly("SM2-SM4GCM");
    }
}
