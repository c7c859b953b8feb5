package org.hall24.wire.seal;

import java.util.Arrays;
import org.hall24.wire.Bytes;
import org.hall24.wire.Enclosed;
import org.hall24.wire.json.Json;

/** Closes applications and queries to one hub key, and replies to a session's key. Safe for several threads. */
public final class Sealer {
    private static final Bytes NOTHING = Bytes.of(new byte[0]);

    private final SealingKey key;
    private final SealingSuite suite;
    private final String terminal;
    private final long catalogueRevision;

    /**
     * A sealer for one terminal and release.
     *
     * @param key from a verified release
     * @param terminal this terminal's name
     * @param catalogueRevision the revision of that release
     * @throws IllegalArgumentException when this program does not know the key's suite
     */
    public Sealer(SealingKey key, String terminal, long catalogueRevision) {
        this.key = key;
        this.suite = SealingSuite.named(key.suite())
                .orElseThrow(
                        () -> new IllegalArgumentException("this program does not know the suite of the hub's key"));
        this.terminal = terminal;
        this.catalogueRevision = catalogueRevision;
    }

    /** Whether this program can seal to such a key; a release may bring keys for newer programs. */
    public static boolean knows(SealingKey key) {
        return SealingSuite.named(key.suite()).isPresent();
    }

    /** How it seals. A reply may be asked for in the same suite: the hub knows it. */
    public SealingSuite suite() {
        return suite;
    }

    /** Seals. The plain JSON is overwritten before this returns. */
    public Envelope seal(Enclosed content) {
        var header = new Envelope(
                Envelope.VERSION,
                suite.word(),
                key.id(),
                content.enclosedId(),
                terminal,
                catalogueRevision,
                NOTHING,
                NOTHING);
        var json = Json.PLAIN.write(content);
        var padded = Padding.pad(json);
        try {
            return header.holding(suite.suite().seal(key, header.bound(), padded));
        } finally {
            Arrays.fill(json, (byte) 0);
            Arrays.fill(padded, (byte) 0);
        }
    }
}
