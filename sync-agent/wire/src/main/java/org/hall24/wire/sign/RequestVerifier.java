package org.hall24.wire.sign;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.IntegerItem;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;
import org.greenbytes.http.sfv.StringItem;
import org.hall24.wire.Bytes;

/** Checks signatures made by {@link RequestSigner}. Safe for several threads. */
public final class RequestVerifier {
    /** How far two clocks may be apart; a terminal's drifts by seconds a day and is set by NTP. */
    public static final Duration SKEW_MAX = Duration.ofMinutes(5);

    /** Our own header has 250 characters. */
    private static final int HEADER_CHARS_MAX = 2_048;

    private static final int NONCE_CHARS_MAX = 64;

    private final Function<String, ? extends Optional<? extends RequestCheck>> keys;
    private final InstantSource clock;

    /**
     * A verifier.
     *
     * @param keys the key a {@code keyid} names: a terminal's own, or a session's; empty when there is none
     */
    public RequestVerifier(Function<String, ? extends Optional<? extends RequestCheck>> keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Judges a request and its body. Never throws for what a stranger sent. */
    public Verdict check(SignedRequest request, byte[] body) {
        var verdict = checkHead(request);
        return verdict instanceof Verdict.Good(var keyId, var _, var _)
                        && !ContentDigest.matches(request.contentDigest().orElse(""), body)
                ? new Verdict.BadDigest(keyId)
                : verdict;
    }

    /**
     * Judges a request before its body is read: a signature covers the body's digest, so that a stranger is turned away before
     * he sends one. {@link Verdict.Good} means that whoever signed stands for a body with the digest in the header.
     */
    public Verdict checkHead(SignedRequest request) {
        if (request.signatureInput().isEmpty() && request.signature().isEmpty()) {
            return new Verdict.Unsigned();
        }
        try {
            return check(request, claim(request));
        } catch (ParseException e) {
            return new Verdict.Malformed("the signature headers are no structured fields");
        } catch (Strange e) {
            return new Verdict.Malformed(e.sentence);
        }
    }

    private Verdict check(SignedRequest request, Claim claim) throws Strange {
        var base = SignatureBase.of(claim.input, name -> RequestSigner.component(request, name))
                .orElseThrow(() -> new Strange("a covered component is missing, doubled or unknown"));
        var key = keys.apply(claim.keyId);
        if (key.isEmpty()) {
            return new Verdict.UnknownKey(claim.keyId);
        }
        // The key decides the algorithm; the name in the request only has to agree (it is signed, too).
        if (!key.get().alg().equals(claim.alg) || !key.get().verifies(base, claim.signature)) {
            return new Verdict.BadSignature(claim.keyId);
        }
        var behind = Duration.between(claim.created, clock.instant());
        return behind.abs().compareTo(SKEW_MAX) > 0
                ? new Verdict.Stale(claim.keyId, behind, claim.nonce)
                : new Verdict.Good(claim.keyId, claim.created, claim.nonce);
    }

    /** What the headers claim, before anything of it is believed. */
    private record Claim(InnerList input, String alg, Bytes signature, String keyId, Instant created, String nonce) {}

    private static Claim claim(SignedRequest request) throws Strange {
        var inputs = Parser.parseDictionary(bounded(request.signatureInput())).get();
        var signatures = Parser.parseDictionary(bounded(request.signature())).get();
        if (inputs.size() != 1 || !inputs.keySet().equals(signatures.keySet())) {
            throw new Strange("there must be one signature, with its input under the same label");
        }
        if (!(inputs.values().iterator().next() instanceof InnerList input)
                || !(signatures.values().iterator().next() instanceof ByteSequenceItem signature)) {
            throw new Strange("the input must be a list and the signature bytes");
        }
        for (var item : input.get()) {
            if (!(item instanceof StringItem name) || !RequestSigner.COVERED.contains(name.get())) {
                throw new Strange("a component is covered that is not ours");
            }
        }
        if (input.get().size() != Set.copyOf(RequestSigner.COVERED).size()) {
            throw new Strange("method, path, query and content digest must be covered, once each");
        }
        var alg = text(input, "alg");
        if (!alg.equals(SessionKey.ALG) && SignatureAlgorithm.named(alg) == SignatureAlgorithm.OTHER) {
            throw new Strange("an algorithm this program does not know");
        }
        var nonce = text(input, "nonce");
        if (nonce.isEmpty() || nonce.length() > NONCE_CHARS_MAX) {
            throw new Strange("the nonce must have 1 to " + NONCE_CHARS_MAX + " characters");
        }
        if (!(input.getParams().get("created") instanceof IntegerItem created)) {
            throw new Strange("the parameter created must be a number");
        }
        return new Claim(
                input, alg, bytes(signature), text(input, "keyid"), Instant.ofEpochSecond(created.getAsLong()), nonce);
    }

    private static String bounded(Optional<String> header) throws Strange {
        var text = header.orElseThrow(() -> new Strange("one of the signature headers is missing"));
        if (text.length() > HEADER_CHARS_MAX) {
            throw new Strange("a signature header is longer than " + HEADER_CHARS_MAX + " characters");
        }
        return text;
    }

    private static String text(InnerList input, String name) throws Strange {
        if (input.getParams().get(name) instanceof StringItem item) {
            return item.get();
        }
        throw new Strange("the parameter " + name + " must be a text");
    }

    private static Bytes bytes(ByteSequenceItem item) {
        ByteBuffer content = item.get().duplicate();
        var bytes = new byte[content.remaining()];
        content.get(bytes);
        return Bytes.of(bytes);
    }

    /** Carries one sentence out of the reading of headers. */
    private static final class Strange extends Exception {
        private static final long serialVersionUID = 1L;
        private final String sentence;

        Strange(String sentence) {
            super(sentence, null, false, false);
            this.sentence = sentence;
        }
    }
}
