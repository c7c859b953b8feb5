package org.hall24.wire.sign;

import java.net.URI;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;

/** Signs requests by RFC 9421: method, path, query and content digest, with created, nonce, keyid and alg. */
public final class RequestSigner {
    /** The header that names what is covered. */
    public static final String INPUT_HEADER = "Signature-Input";

    /** The header with the signature. */
    public static final String SIGNATURE_HEADER = "Signature";

    static final List<String> COVERED = List.of("@method", "@path", "@query", "content-digest");

    private static final String LABEL = "hall24";
    private static final int NONCE_BYTES = 16;

    private final RequestKey key;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** A signer with a terminal's own key, or in a session. Safe for several threads if the random source is. */
    public RequestSigner(RequestKey key, InstantSource clock, RandomGenerator random) {
        this.key = key;
        this.clock = clock;
        this.random = random;
    }

    /**
     * The three headers to send with the request.
     *
     * @param method such as {@code PUT}
     * @param target its address
     * @param body all of it; empty for none
     */
    public Map<String, String> sign(String method, URI target, byte[] body) {
        var digest = ContentDigest.of(key.digest(), body);
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("created", clock.instant().getEpochSecond());
        parameters.put("nonce", nonce());
        parameters.put("keyid", key.id());
        parameters.put("alg", key.alg());
        var input = SignatureBase.covering(COVERED, parameters);
        var request = new SignedRequest(
                method,
                target.getRawPath(),
                Optional.ofNullable(target.getRawQuery()),
                Optional.of(digest),
                Optional.empty(),
                Optional.empty());
        var base = SignatureBase.of(input, name -> component(request, name)).orElseThrow();
        return Map.of(
                ContentDigest.HEADER,
                digest,
                INPUT_HEADER,
                Dictionary.valueOf(Map.of(LABEL, input)).serialize(),
                SIGNATURE_HEADER,
                Dictionary.valueOf(Map.of(
                                LABEL, ByteSequenceItem.valueOf(key.sign(base).toArray())))
                        .serialize());
    }

    /** The once-only word in headers that {@link #sign} gave: an answer about the clock must name it. */
    public static String nonceIn(Map<String, String> headers) {
        var input = Parser.parseDictionary(headers.getOrDefault(INPUT_HEADER, ""))
                .get()
                .get(LABEL);
        if (input instanceof InnerList list && list.getParams().get("nonce") instanceof StringItem nonce) {
            return nonce.get();
        }
        throw new IllegalArgumentException("these headers are not of our making");
    }

    /** The value of a component we cover; empty for any other. */
    static Optional<String> component(SignedRequest request, String name) {
        return switch (name) {
            case "@method" -> Optional.of(request.method().toUpperCase(Locale.ROOT));
            case "@path" -> Optional.of(request.path().isEmpty() ? "/" : request.path());
            case "@query" -> Optional.of("?" + request.query().orElse(""));
            case "content-digest" -> request.contentDigest().map(String::strip);
            default -> Optional.empty();
        };
    }

    private String nonce() {
        var bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
