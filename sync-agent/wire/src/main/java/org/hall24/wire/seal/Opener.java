package org.hall24.wire.seal;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hall24.wire.Application;
import org.hall24.wire.Enclosed;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;

/** Opens envelopes: at the hub with its present and its retired keys, at the kiosk with the session's. Safe for several threads. */
public final class Opener {
    private static final int CONTENT_BYTES_MAX = Envelope.JSON_BYTES_MAX;

    private final Map<String, UnsealingKey> keys;

    /** An opener with these keys; their ids differ. */
    public Opener(Collection<UnsealingKey> keys) {
        this.keys = keys.stream()
                .collect(Collectors.toUnmodifiableMap(key -> key.closing().id(), Function.identity()));
    }

    /** Whether the key of this name is here. */
    public boolean holds(String keyId) {
        return keys.containsKey(keyId);
    }

    /** Opens an application. */
    public Application open(Envelope envelope) throws UnsealingException {
        return open(envelope, Application.class);
    }

    /**
     * Opens.
     *
     * @throws UnsealingException when the key is not here, anything was changed, or the content is not of that type and id
     */
    public <T extends Enclosed> T open(Envelope envelope, Class<T> type) throws UnsealingException {
        if (envelope.version() != Envelope.VERSION) {
            throw new UnsealingException(
                    "an envelope of version " + envelope.version() + "; known is " + Envelope.VERSION);
        }
        var key = keys.get(envelope.keyId());
        if (key == null) {
            throw new UnsealingException("sealed to a key that is not here");
        }
        // The key decides the suite; the name in the envelope only has to agree (it is bound, too).
        if (!key.closing().suite().equals(envelope.suite())) {
            throw new UnsealingException("the envelope names another suite than its key");
        }
        var suite = SealingSuite.named(envelope.suite())
                .orElseThrow(() -> new UnsealingException("this program does not know the suite of the envelope"))
                .suite();
        var sealed = new Suite.Sealed(envelope.enc(), envelope.ciphertext());
        var json = Padding.strip(suite.open(key, envelope.bound(), sealed));
        try {
            var content = Json.PLAIN.read(json, type, CONTENT_BYTES_MAX);
            if (!content.enclosedId().equals(envelope.matterId())) {
                throw new UnsealingException("the envelope holds something of another id");
            }
            return content;
        } catch (MalformedException e) {
            throw new UnsealingException("the envelope opens, but holds no such content", e);
        } finally {
            Arrays.fill(json, (byte) 0);
        }
    }
}
