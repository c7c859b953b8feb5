package org.hall24.wire.seal;

import org.hall24.wire.Bytes;

/** One way to seal bytes to a public key. Safe for several threads. */
interface Suite {
    /**
     * A new key pair.
     *
     * @param id names the key for ever
     */
    UnsealingKey generate(String id);

    /**
     * Seals.
     *
     * @param bound bytes that are not sealed but must be the same at opening
     * @throws IllegalArgumentException when the key is none of this suite
     */
    Sealed seal(SealingKey key, byte[] bound, byte[] plain);

    /**
     * Opens.
     *
     * @throws UnsealingException when a bit differs, or the key is another
     */
    byte[] open(UnsealingKey key, byte[] bound, Sealed sealed) throws UnsealingException;

    /**
     * Checks that the halves of the key belong together.
     *
     * @throws IllegalArgumentException when they do not
     */
    void check(UnsealingKey key);

    /**
     * What sealing gives.
     *
     * @param enc the encapsulated key
     * @param ciphertext the sealed bytes with their tag
     */
    record Sealed(Bytes enc, Bytes ciphertext) {}
}
