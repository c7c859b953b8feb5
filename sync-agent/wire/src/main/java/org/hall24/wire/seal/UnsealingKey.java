package org.hall24.wire.seal;

import org.hall24.wire.Bytes;

/** The private half of a hub's sealing key: opens. Lives at the hub only; never prints. */
public final class UnsealingKey {
    private final SealingKey closing;
    private final Bytes secret;

    private UnsealingKey(SealingKey closing, Bytes secret) {
        this.closing = closing;
        this.secret = secret;
    }

    /**
     * A new key pair.
     *
     * @param id names the key for ever
     */
    public static UnsealingKey generate(String id, SealingSuite suite) {
        return suite.suite().generate(id);
    }

    /** A new key pair of the default suite, {@link SealingSuite#X25519}. */
    public static UnsealingKey generate(String id) {
        return generate(id, SealingSuite.X25519);
    }

    /** A new key pair for the replies of one session; lives in memory only. */
    public static UnsealingKey oneTime(SealingSuite suite) {
        return generate(SealingKey.ONE_TIME, suite);
    }

    /** A new key pair of the default suite for the replies of one session; lives in memory only. */
    public static UnsealingKey oneTime() {
        return oneTime(SealingSuite.X25519);
    }

    /**
     * A key from the two halves that were kept.
     *
     * @throws IllegalArgumentException when the suite is unknown or the halves do not belong together
     */
    public static UnsealingKey of(SealingKey closing, Bytes secret) {
        var suite = SealingSuite.named(closing.suite())
                .orElseThrow(() -> new IllegalArgumentException("this program does not know the suite of the key"));
        var key = new UnsealingKey(closing, secret);
        suite.suite().check(key);
        return key;
    }

    static UnsealingKey made(SealingKey closing, Bytes secret) {
        return new UnsealingKey(closing, secret);
    }

    /** The public half. */
    public SealingKey closing() {
        return closing;
    }

    /** The secret half, for keeping in a file of mode 0600. */
    public Bytes secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "UnsealingKey[" + closing.id() + "]";
    }
}
