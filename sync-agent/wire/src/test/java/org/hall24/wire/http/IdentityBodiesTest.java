package org.hall24.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hall24.wire.Bytes;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.seal.Envelope;
import org.hall24.wire.seal.Opener;
import org.hall24.wire.seal.Sealer;
import org.hall24.wire.seal.UnsealingKey;
import org.hall24.wire.sign.SigningKey;
import org.junit.jupiter.api.Test;

class IdentityBodiesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final UUID ID = UUID.fromString("01932f6a-0000-7000-8000-000000000001");

    private final SigningKey hub = SigningKey.generate("sign-1", new SecureRandom());
    private final SigningKey impostor = SigningKey.generate("sign-1", new SecureRandom());
    private final SigningKey before = SigningKey.generate("H24-0007", new SecureRandom());
    private final SigningKey after = SigningKey.generate("H24-0007", new SecureRandom());

    @Test
    void aSessionsKeyReachesOnlyWhoOpenedIt() throws Exception {
        var reply = UnsealingKey.oneTime();
        var opening = new SessionOpening(ID, "H24-0007", 7, List.of(ID), reply.closing(), List.of("sign-1"));
        assertThat(SessionOpening.fromJson(opening.toJson())).isEqualTo(opening);
        var secret = new SessionSecret(ID, Bytes.sha256(new byte[1]));
        var envelope = new Sealer(opening.replyKey(), "H24-0007", 0).seal(secret);
        var grant = SessionGrant.sign(hub, ID, "1.H24-0007.2.a.b", NOON.plusSeconds(600), NOON, envelope);

        var read = SessionGrant.fromJson(grant.toJson());

        assertThat(read).isEqualTo(grant);
        assertThat(new Opener(List.of(reply)).open(read.envelope(), SessionSecret.class))
                .isEqualTo(secret);
        assertThat(read.worth(List.of(hub.verifying()), ID)).isEqualTo(Worth.GENUINE);
        assertThat(read.worth(List.of(hub.verifying()), new UUID(1, 1))).isEqualTo(Worth.FORGED);
        assertThat(read.worth(List.of(impostor.verifying()), ID)).isEqualTo(Worth.FORGED);
        assertThat(read.worth(List.of(), ID)).isEqualTo(Worth.UNKNOWN_KEY);
        assertThat(changed(read))
                .allSatisfy(other ->
                        assertThat(other.worth(List.of(hub.verifying()), ID)).isEqualTo(Worth.FORGED));
        assertThat(secret.toString()).doesNotContain(secret.key().base64());
    }

    private static List<SessionGrant> changed(SessionGrant grant) {
        Envelope other = new Sealer(UnsealingKey.oneTime().closing(), "H24-0007", 0)
                .seal(new SessionSecret(ID, Bytes.sha256(new byte[2])));
        return List.of(
                new SessionGrant("2", grant.validUntil(), grant.time(), grant.envelope(), "sign-1", grant.signature()),
                new SessionGrant(
                        grant.session(),
                        grant.validUntil().plusSeconds(1),
                        grant.time(),
                        grant.envelope(),
                        "sign-1",
                        grant.signature()),
                new SessionGrant(
                        grant.session(),
                        grant.validUntil(),
                        grant.time().minusSeconds(1),
                        grant.envelope(),
                        "sign-1",
                        grant.signature()),
                new SessionGrant(
                        grant.session(), grant.validUntil(), grant.time(), other, "sign-1", grant.signature()));
    }

    @Test
    void theHubsTimeAnswersOneRequestAndIsARefusalToWhoReadsNoMore() throws Exception {
        var stale = StaleClock.sign(hub, NOON.plusNanos(1_500_000), "nonce");

        var read = StaleClock.fromJson(stale.toJson());

        assertThat(read.time()).isEqualTo(NOON.plusMillis(1));
        assertThat(Refusal.fromJson(stale.toJson()).code()).isEqualTo("stale");
        assertThat(read.worth(List.of(hub.verifying()), "nonce")).isEqualTo(Worth.GENUINE);
        assertThat(read.worth(List.of(hub.verifying()), "other")).isEqualTo(Worth.FORGED);
        assertThat(read.worth(List.of(impostor.verifying()), "nonce")).isEqualTo(Worth.FORGED);
        assertThat(new StaleClock("stale", NOON, "nonce", "sign-1", read.signature())
                        .worth(List.of(hub.verifying()), "nonce"))
                .isEqualTo(Worth.FORGED);
        assertThatThrownBy(() -> StaleClock.fromJson(new Refusal("revoked").toJson()))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void aNewKeyProvesItselfAgainstTheOldOne() throws Exception {
        var change =
                KeyChange.fromJson(KeyChange.prove(before.verifying(), after).toJson());

        assertThat(change.isProven(before.verifying())).isTrue();
        assertThat(change.isProven(after.verifying())).isFalse();
        assertThat(new KeyChange(before.verifying(), change.proof()).isProven(before.verifying()))
                .isFalse();
        var elsewhere = SigningKey.generate("H24-0008", new SecureRandom());
        assertThat(KeyChange.prove(before.verifying(), elsewhere).isProven(before.verifying()))
                .as("another terminal's name")
                .isFalse();
    }

    @Test
    void aYesToAKeyIsTheHubsAndForThatKey() throws Exception {
        var grant = KeyGrant.sign(hub, after.verifying(), NOON);

        var read = KeyGrant.fromJson(grant.toJson());

        assertThat(read).isEqualTo(grant);
        assertThat(read.isFor(after.verifying())).isTrue();
        assertThat(read.isFor(before.verifying())).isFalse();
        assertThat(read.worth(List.of(hub.verifying()))).isEqualTo(Worth.GENUINE);
        assertThat(read.worth(List.of(impostor.verifying()))).isEqualTo(Worth.FORGED);
    }

    @Test
    void anEnrolmentTravelsWholeAndDoesNotPrintItsCode() throws Exception {
        var request = new EnrolmentRequest("7KQM-4XVW-PD2N-0000", after.verifying());

        assertThat(EnrolmentRequest.fromJson(request.toJson())).isEqualTo(request);
        assertThat(request).hasToString("EnrolmentRequest[H24-0007]");
    }

    @Test
    void openingsCountFromOneAndRememberFew() {
        var key = UnsealingKey.oneTime().closing();
        var many = java.util.stream.Stream.generate(() -> ID).limit(41).toList();

        assertThatThrownBy(() -> new SessionOpening(ID, "H24-0007", 0, List.of(), key, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SessionOpening(ID, "H24-0007", 1, many, key, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new SessionOpening(ID, "H24-0007", 1, many.subList(0, 40), key, List.of()).toJson().length)
                .isLessThan(SessionOpening.BYTES_MAX);
    }
}
