package org.hall24.wire.sign;

import org.hall24.wire.Bytes;

/** What a request's signature is checked with: the public half of a terminal's own key, or the key of a session. */
public sealed interface RequestCheck permits VerifyingKey, SessionKey {
    /** The {@code alg} of RFC 9421 that this key has, and no other. */
    String alg();

    /** Whether the signature is this key's over exactly these bytes. */
    boolean verifies(byte[] signed, Bytes signature);
}
