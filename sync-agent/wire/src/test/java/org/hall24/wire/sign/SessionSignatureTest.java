package org.hall24.wire.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import org.hall24.wire.Bytes;
import org.junit.jupiter.api.Test;

class SessionSignatureTest {
    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");
    private static final URI TARGET = URI.create("https://hub.example:8443/v1/matters/01932f6a");
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    private static final SecretKeySpec MASTER = new SecretKeySpec(new byte[32], "HmacSHA256");
    private static final String SESSION = "1.H24-0007.1795323600.c2Vzc2lvbg.bm9uY2U";

    private final SessionKey session = SessionKey.derive(MASTER, SESSION);

    /** RFC 9421, Appendix B.1.5 and B.2.5. */
    @Test
    void theTestVectorOfTheStandardIsMadeAndBelieved() {
        var secret = Base64.getDecoder()
                .decode("uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==");
        var key = new SessionKey("test-shared-secret", new SecretKeySpec(secret, "HmacSHA256"));
        var message = Map.of(
                "date",
                "Tue, 20 Apr 2021 02:07:55 GMT",
                "@authority",
                "example.com",
                "content-type",
                "application/json");
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("created", 1618884473L);
        parameters.put("keyid", "test-shared-secret");
        var input = SignatureBase.covering(List.of("date", "@authority", "content-type"), parameters);

        var base = SignatureBase.of(input, name -> Optional.ofNullable(message.get(name)))
                .orElseThrow();

        assertThat(new String(base, StandardCharsets.US_ASCII)).isEqualTo("""
                        "date": Tue, 20 Apr 2021 02:07:55 GMT
                        "@authority": example.com
                        "content-type": application/json
                        "@signature-params": ("date" "@authority" "content-type")\
                        ;created=1618884473;keyid="test-shared-secret\"""");
        var signature = Bytes.fromBase64("pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=");
        assertThat(key.sign(base)).isEqualTo(signature);
        assertThat(key.verifies(base, signature)).isTrue();
        base[0]++;
        assertThat(key.verifies(base, signature)).isFalse();
    }

    @Test
    void aRequestInASessionIsGoodAtEveryNodeThatHasTheMasterKey() {
        var headers = new RequestSigner(session, () -> NOW, new Random(1)).sign("PUT", TARGET, BODY);

        assertThat(headers.get(RequestSigner.INPUT_HEADER)).contains("alg=\"hmac-sha256\"", "keyid=\"" + SESSION);
        var node = new RequestVerifier(id -> Optional.of(SessionKey.derive(MASTER, id)), () -> NOW);
        assertThat(node.check(request(headers), BODY))
                .isInstanceOfSatisfying(
                        Verdict.Good.class, good -> assertThat(good.keyId()).isEqualTo(SESSION));
        assertThat(node.check(request(headers), new byte[0])).isEqualTo(new Verdict.BadDigest(SESSION));
        var stranger = new SecretKeySpec(new byte[] {1}, "HmacSHA256");
        var other = new RequestVerifier(id -> Optional.of(SessionKey.derive(stranger, id)), () -> NOW);
        assertThat(other.check(request(headers), BODY)).isEqualTo(new Verdict.BadSignature(SESSION));
    }

    @Test
    void theHeadIsJudgedBeforeTheBodyIsThere() {
        var headers = new RequestSigner(session, () -> NOW, new Random(1)).sign("PUT", TARGET, BODY);
        var node = new RequestVerifier(_ -> Optional.of(session), () -> NOW);

        assertThat(node.checkHead(request(headers))).isInstanceOf(Verdict.Good.class);
        var without = new LinkedHashMap<>(headers);
        without.remove(ContentDigest.HEADER);
        assertThat(node.checkHead(request(without))).isInstanceOf(Verdict.Malformed.class);
    }

    /** Whoever learns a public key must not sign with it as if it were a shared secret. */
    @Test
    void aKeyIsUsedWithItsOwnAlgorithmOnly() {
        var own = SigningKey.generate("H24-0007", new SecureRandom());
        var confused = SessionKey.of("H24-0007", own.verifying().key());
        var headers = new RequestSigner(confused, () -> NOW, new Random(1)).sign("PUT", TARGET, BODY);
        var node = new RequestVerifier(_ -> Optional.of(own.verifying()), () -> NOW);

        assertThat(node.check(request(headers), BODY)).isEqualTo(new Verdict.BadSignature("H24-0007"));
    }

    @Test
    void twoSessionsHaveTwoKeysAndNeitherPrints() {
        assertThat(SessionKey.derive(MASTER, SESSION + "x").secret()).isNotEqualTo(session.secret());
        assertThat(SessionKey.of(SESSION, session.secret()).sign(BODY)).isEqualTo(session.sign(BODY));
        assertThat(session).hasToString("SessionKey[" + SESSION + "]");
        assertThatThrownBy(() -> SessionKey.of("a b", session.secret())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SessionKey.of("a", Bytes.of(new byte[31])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static SignedRequest request(Map<String, String> headers) {
        return new SignedRequest(
                "PUT",
                TARGET.getRawPath(),
                Optional.empty(),
                Optional.ofNullable(headers.get(ContentDigest.HEADER)),
                Optional.ofNullable(headers.get(RequestSigner.INPUT_HEADER)),
                Optional.ofNullable(headers.get(RequestSigner.SIGNATURE_HEADER)));
    }
}
