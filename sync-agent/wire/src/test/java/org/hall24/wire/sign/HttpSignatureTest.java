package org.hall24.wire.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.greenbytes.http.sfv.Parser;
import org.hall24.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests signed with a terminal's own key, whichever of our algorithms it has. */
@ParameterizedClass
@EnumSource(names = {"ED25519", "SM2"})
class HttpSignatureTest {
    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");
    private static final URI TARGET = URI.create("https://hub.example:8443/v1/matters/01932f6a?x=%E6%BC%94");
    private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    private final SignatureAlgorithm algorithm;
    private final SigningKey terminal;
    private final RequestSigner signer;
    private final RequestVerifier verifier;

    HttpSignatureTest(SignatureAlgorithm algorithm) {
        this.algorithm = algorithm;
        terminal = SigningKey.generate("H24-0007", algorithm, new SecureRandom());
        signer = new RequestSigner(terminal, () -> NOW, new Random(1));
        verifier = verifierAt(NOW);
    }

    /** RFC 9421, Appendix B.1.4 and B.2.6. */
    @Test
    void theTestVectorOfTheStandardIsMadeAndBelieved() throws Exception {
        // B.1.4 gives PKCS#8 and SPKI; the last 32 bytes of each are the key itself.
        var seed = lastBytes("MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF");
        var key = SigningKey.fromSeed("test-key-ed25519", seed);
        assertThat(key.verifying().key())
                .isEqualTo(lastBytes("MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs="));
        var message = Map.of(
                "date", "Tue, 20 Apr 2021 02:07:55 GMT",
                "@method", "POST",
                "@path", "/foo",
                "@authority", "example.com",
                "content-type", "application/json",
                "content-length", "18");
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("created", 1618884473L);
        parameters.put("keyid", "test-key-ed25519");
        var input = SignatureBase.covering(
                List.of("date", "@method", "@path", "@authority", "content-type", "content-length"), parameters);

        var base = SignatureBase.of(input, name -> Optional.ofNullable(message.get(name)))
                .orElseThrow();

        assertThat(new String(base, StandardCharsets.US_ASCII)).isEqualTo("""
                        "date": Tue, 20 Apr 2021 02:07:55 GMT
                        "@method": POST
                        "@path": /foo
                        "@authority": example.com
                        "content-type": application/json
                        "content-length": 18
                        "@signature-params": ("date" "@method" "@path" "@authority" \
                        "content-type" "content-length");created=1618884473\
                        ;keyid="test-key-ed25519\"""");
        var signature = "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==";
        assertThat(key.sign(base).base64()).isEqualTo(signature);
        assertThat(key.verifying().verifies(base, Bytes.fromBase64(signature))).isTrue();
    }

    /** RFC 9530, Appendix D: the digest of {"hello": "world"}. */
    @Test
    void theDigestOfTheStandardIsMadeAndBelieved() {
        var body = "{\"hello\": \"world\"}\n".getBytes(StandardCharsets.US_ASCII);
        var header = "sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:";

        assertThat(ContentDigest.of(body)).isEqualTo(header);
        assertThat(ContentDigest.matches(header, body)).isTrue();
        assertThat(ContentDigest.matches("sha-512=:AAAA:, " + header, body)).isTrue();
        assertThat(ContentDigest.matches(header, BODY)).isFalse();
        assertThat(ContentDigest.matches("sha-256=1", body)).isFalse();
        assertThat(ContentDigest.matches("", body)).isFalse();
        assertThat(ContentDigest.matches("\"", body)).isFalse();
    }

    /** GB/T 32905, appendix A: the digests of "abc" and of sixteen times "abcd". */
    @ParameterizedTest
    @CsvSource({
        "1,  abc,  66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0",
        "16, abcd, DEBE9FF92275B8A138604889C18E5A4D6FDB70E5387E5765293DCBA39C0C5732"
    })
    void theDigestOfSm3IsMadeAndBelieved(int times, String text, String hex) {
        var body = text.repeat(times).getBytes(StandardCharsets.US_ASCII);
        var digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));

        assertThat(ContentDigest.of(DigestAlgorithm.SM3, body)).isEqualTo("sm3=:" + digest + ":");
        assertThat(ContentDigest.matches("sm3=:" + digest + ":", body)).isTrue();
        assertThat(ContentDigest.matches("sm3=:" + digest + ":", BODY)).isFalse();
    }

    /** Both have 32 bytes: under the other's name a digest is none, and one that fits does not excuse one that does not. */
    @Test
    void twoDigestsAreNotConfused() {
        var sha = DigestAlgorithm.SHA256.of(BODY).base64();
        var sm3 = DigestAlgorithm.SM3.of(BODY).base64();

        assertThat(List.of(
                        "sha-256=:" + sm3 + ":",
                        "sm3=:" + sha + ":",
                        "sha-256=:" + sha + ":, sm3=:" + sha + ":",
                        "sha-256=:" + sm3 + ":, sm3=:" + sm3 + ":",
                        "sha-256=:" + sha + ":, sm3=1",
                        "sha-512=:" + sha + ":",
                        "SM3=:" + sm3 + ":"))
                .noneMatch(header -> ContentDigest.matches(header, BODY));
        assertThat(ContentDigest.matches("sha-256=:" + sha + ":, sm3=:" + sm3 + ":", BODY))
                .isTrue();
    }

    @Test
    void theKeySaysWhichDigestItsRequestsCarry() {
        var headers = signer.sign("PUT", TARGET, BODY);

        assertThat(headers.get(ContentDigest.HEADER)).isEqualTo(ContentDigest.of(algorithm.digest(), BODY));
        assertThat(headers.get(RequestSigner.INPUT_HEADER)).contains(";alg=\"" + algorithm.word() + "\"");
    }

    /** The name in the request is covered, but even a rightly signed request may not name another algorithm than its key's. */
    @Test
    void aRequestThatNamesTheOtherAlgorithmIsABadSignature() {
        var other = algorithm == SignatureAlgorithm.SM2 ? SignatureAlgorithm.ED25519 : SignatureAlgorithm.SM2;
        var headers = new LinkedHashMap<>(signer.sign("PUT", TARGET, BODY));
        headers.compute(
                RequestSigner.INPUT_HEADER,
                (_, input) -> String.valueOf(input).replace(algorithm.word(), other.word()));

        assertThat(verifier.check(
                        request("PUT", TARGET.getRawPath(), Optional.of(TARGET.getRawQuery()), headers), BODY))
                .isEqualTo(new Verdict.BadSignature("H24-0007"));
    }

    @Test
    void aSignedRequestIsGood() {
        assertThat(verifier.check(signed(), BODY)).isInstanceOfSatisfying(Verdict.Good.class, good -> {
            assertThat(good.keyId()).isEqualTo("H24-0007");
            assertThat(good.created()).isEqualTo(NOW);
            assertThat(good.nonce()).hasSize(22);
        });
    }

    @Test
    void aRequestWithoutBodyAndQueryIsGood() {
        var headers = signer.sign("GET", URI.create("https://hub.example/v1/health"), new byte[0]);
        var request = request("GET", "/v1/health", Optional.empty(), headers);

        assertThat(verifier.check(request, new byte[0])).isInstanceOf(Verdict.Good.class);
    }

    @Test
    void anotherMethodPathOrQueryIsABadSignature() {
        var headers = signer.sign("PUT", TARGET, BODY);
        var query = Optional.of("x=%E6%BC%94");
        var path = "/v1/matters/01932f6a";

        assertThat(List.of(
                        request("POST", path, query, headers),
                        request("PUT", path + "b", query, headers),
                        request("PUT", path, Optional.of("x=%e6%bc%94"), headers),
                        request("PUT", path, Optional.empty(), headers)))
                .allSatisfy(request ->
                        assertThat(verifier.check(request, BODY)).isEqualTo(new Verdict.BadSignature("H24-0007")));
    }

    @Test
    void anotherBodyIsABadDigestAndAnotherDigestABadSignature() {
        var headers = new LinkedHashMap<>(signer.sign("PUT", TARGET, BODY));
        var otherBody = "{\"a\":2}".getBytes(StandardCharsets.UTF_8);

        assertThat(verifier.check(signed(), otherBody)).isEqualTo(new Verdict.BadDigest("H24-0007"));
        headers.put(ContentDigest.HEADER, ContentDigest.of(otherBody));
        assertThat(verifier.check(
                        request("PUT", TARGET.getRawPath(), Optional.of(TARGET.getRawQuery()), headers), otherBody))
                .isEqualTo(new Verdict.BadSignature("H24-0007"));
    }

    @Test
    void aStrangerIsUnknownAndAnotherTerminalsKeyIsBad() {
        var nobody = new RequestVerifier(_ -> Optional.empty(), () -> NOW);
        var wrong =
                SigningKey.generate("H24-0007", algorithm, new SecureRandom()).verifying();
        var other = new RequestVerifier(_ -> Optional.of(wrong), () -> NOW);

        assertThat(nobody.check(signed(), BODY)).isEqualTo(new Verdict.UnknownKey("H24-0007"));
        assertThat(other.check(signed(), BODY)).isEqualTo(new Verdict.BadSignature("H24-0007"));
    }

    @Test
    void anOldOrEarlySignatureIsStaleAndSaysByHowMuch() {
        var late = Duration.ofMinutes(5).plusSeconds(1);

        assertThat(verifierAt(NOW.plus(late)).check(signed(), BODY))
                .isInstanceOfSatisfying(Verdict.Stale.class, stale -> {
                    assertThat(stale.behind()).isEqualTo(late);
                    assertThat(stale.nonce()).hasSize(22);
                });
        assertThat(verifierAt(NOW.minus(late)).check(signed(), BODY))
                .isInstanceOfSatisfying(
                        Verdict.Stale.class, stale -> assertThat(stale.behind()).isEqualTo(late.negated()));
        assertThat(verifierAt(NOW.plus(RequestVerifier.SKEW_MAX)).check(signed(), BODY))
                .isInstanceOf(Verdict.Good.class);
    }

    @Test
    void aRequestWithoutSignatureIsUnsigned() {
        var request = request("PUT", "/", Optional.empty(), Map.of());

        assertThat(verifier.check(request, BODY)).isEqualTo(new Verdict.Unsigned());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "(",
                "hall24=1",
                "hall24=()",
                "hall24=(\"@method\" \"@path\" \"@query\");created=1;nonce=\"a\";keyid=\"k\";alg=\"ed25519\"",
                "hall24=(\"@method\" \"@path\" \"@query\" \"@query\");created=1;nonce=\"a\";keyid=\"k\";alg=\"ed25519\"",
                "hall24=(\"@method\" \"@path\" \"@query\" \"date\");created=1;nonce=\"a\";keyid=\"k\";alg=\"ed25519\"",
                "hall24=(\"@method\" \"@path\" \"@query\" \"content-digest\";req);created=1;nonce=\"a\";keyid=\"k\";alg=\"ed25519\"",
                "hall24=(\"@method\" \"@path\" \"@query\" \"content-digest\");created=1;nonce=\"a\";keyid=\"k\"",
                "hall24=(\"@method\" \"@path\" \"@query\" \"content-digest\");created=1;nonce=\"a\";keyid=\"k\";alg=\"rsa-pss-sha512\"",
                "hall24=(\"@method\" \"@path\" \"@query\" \"content-digest\");created=1;keyid=\"k\";alg=\"ed25519\"",
                "hall24=(\"@method\" \"@path\" \"@query\" \"content-digest\");created=1;nonce=\"\";keyid=\"k\";alg=\"ed25519\"",
                "hall24=(\"@method\" \"@path\" \"@query\" \"content-digest\");created=\"1\";nonce=\"a\";keyid=\"k\";alg=\"ed25519\"",
                "hall24=(\"@method\" \"@path\" \"@query\" \"content-digest\");nonce=\"a\";keyid=\"k\";alg=\"ed25519\"",
                "hall24=(\"@method\" \"@path\" \"@query\" \"content-digest\");created=1;nonce=\"a\";alg=\"ed25519\"",
                "other=(\"@method\" \"@path\" \"@query\" \"content-digest\");created=1;nonce=\"a\";keyid=\"k\";alg=\"ed25519\"",
                "a=(),b=()"
            })
    void aStrangeInputIsMalformed(String input) {
        var headers = Map.of(
                ContentDigest.HEADER,
                ContentDigest.of(BODY),
                RequestSigner.INPUT_HEADER,
                input,
                RequestSigner.SIGNATURE_HEADER,
                "hall24=:AAAA:");

        assertThat(verifier.check(request("PUT", "/", Optional.empty(), headers), BODY))
                .isInstanceOf(Verdict.Malformed.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void garbledHeadersNeverPassAndNeverThrow(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 150; round++) {
            var headers = new LinkedHashMap<>(signer.sign("PUT", TARGET, BODY));
            var name = List.copyOf(headers.keySet()).get(random.nextInt(3));
            var value = String.valueOf(headers.get(name));
            var garbled = garble(value, random);
            headers.put(name, garbled);

            var verdict = verifier.check(
                    request("PUT", TARGET.getRawPath(), Optional.of(TARGET.getRawQuery()), headers), BODY);

            if (verdict instanceof Verdict.Good) {
                // Blanks between members do not count; everything else does.
                assertThat(same(garbled, value)).as(garbled).isTrue();
            }
        }
    }

    private static boolean same(String one, String other) {
        return Parser.parseDictionary(one)
                .serialize()
                .equals(Parser.parseDictionary(other).serialize());
    }

    private static String garble(String value, Random random) {
        int at = random.nextInt(value.length());
        return switch (random.nextInt(4)) {
            case 0 -> value.substring(0, at);
            case 1 -> value.substring(0, at) + (char) random.nextInt(0x250) + value.substring(at + 1);
            case 2 -> value.substring(0, at) + value.substring(random.nextInt(value.length()));
            default -> value + ", " + value.repeat(random.nextInt(20));
        };
    }

    private RequestVerifier verifierAt(Instant instant) {
        return new RequestVerifier(
                id -> id.equals("H24-0007") ? Optional.of(terminal.verifying()) : Optional.empty(), () -> instant);
    }

    private SignedRequest signed() {
        return request("PUT", TARGET.getRawPath(), Optional.of(TARGET.getRawQuery()), signer.sign("PUT", TARGET, BODY));
    }

    private static SignedRequest request(
            String method, String path, Optional<String> query, Map<String, String> headers) {
        return new SignedRequest(
                method,
                path,
                query,
                Optional.ofNullable(headers.get(ContentDigest.HEADER)),
                Optional.ofNullable(headers.get(RequestSigner.INPUT_HEADER)),
                Optional.ofNullable(headers.get(RequestSigner.SIGNATURE_HEADER)));
    }

    private static Bytes lastBytes(String base64) {
        var der = Base64.getDecoder().decode(base64);
        return Bytes.of(java.util.Arrays.copyOfRange(der, der.length - 32, der.length));
    }
}
