package org.hall24.wire.sign;

import org.hall24.wire.Bytes;

/** What signs a request: a terminal's own key, or the key of a session. */
public sealed interface RequestKey permits SigningKey, SessionKey {
    /** The {@code keyid}: the terminal's name, or the session's. */
    String id();

    /** The {@code alg} of RFC 9421. */
    String alg();

    /** What its requests' bodies are digested with. */
    DigestAlgorithm digest();

    /** Signs exactly these bytes. */
    Bytes sign(byte[] bytes);
}
