package org.hall24.wire.sign;

import java.time.Duration;
import java.time.Instant;

/** What a signature is worth. */
public sealed interface Verdict {
    /**
     * Right, fresh, by a known key, over this body.
     *
     * @param keyId whose
     * @param created when, by the signer's clock
     * @param nonce its once-only word; whoever must not act twice remembers it
     */
    record Good(String keyId, Instant created, String nonce) implements Verdict {}

    /** There is no signature at all. */
    record Unsigned() implements Verdict {}

    /** Something about it is not as it must be. */
    record Malformed(String sentence) implements Verdict {}

    /** Nobody known has this key id. */
    record UnknownKey(String keyId) implements Verdict {}

    /** The signature does not fit the request. */
    record BadSignature(String keyId) implements Verdict {}

    /** The signature fits, but the body is another than the one signed for. */
    record BadDigest(String keyId) implements Verdict {}

    /**
     * Right, but too old or from the future.
     *
     * @param behind how far the signer's clock is behind ours; negative when it is ahead
     * @param nonce its once-only word; the hub's signed time answers to it
     */
    record Stale(String keyId, Duration behind, String nonce) implements Verdict {}
}
