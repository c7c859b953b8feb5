package org.hall24.wire.seal;

import java.util.List;
import java.util.Optional;
import org.hall24.wire.Bytes;

/** One way to seal bytes to a public key, known by its name. A second one (SM2 with SM4-GCM) is one more class in the list. */
interface Suite {
    /** All suites of this program. */
    List<Suite> ALL = List.of(HpkeSuite.INSTANCE);

    /** The suite of that name; empty when this program does not know it. */
    static Optional<Suite> named(String name) {
        return ALL.stream().filter(suite -> suite.name().equals(name)).findFirst();
    }

    String name();

    /**
     * Seals.
     *
     * @param bound bytes that are not sealed but must be the same at opening
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
