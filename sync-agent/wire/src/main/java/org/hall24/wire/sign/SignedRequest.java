package org.hall24.wire.sign;

import java.util.Optional;

/**
 * A request as it came, as far as its signature covers it.
 *
 * @param method such as {@code PUT}
 * @param path as sent, percent-encoded, such as {@code /v1/matters/0192}
 * @param query as sent, without the question mark; empty when there is none
 * @param contentDigest the header, several lines joined by a comma and a blank
 * @param signatureInput the header, likewise
 * @param signature the header, likewise
 */
public record SignedRequest(
        String method,
        String path,
        Optional<String> query,
        Optional<String> contentDigest,
        Optional<String> signatureInput,
        Optional<String> signature) {}
