package org.hall24.wire.seal;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hall24.wire.Application;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;

/** Opens envelopes at the hub, with its present and its retired keys. Safe for several threads. */
public final class Opener {
    private static final int APPLICATION_BYTES_MAX = Envelope.JSON_BYTES_MAX;

    private final Map<String, UnsealingKey> keys;

    /** An opener with these keys; their ids differ. */
    public Opener(Collection<UnsealingKey> keys) {
        this.keys = keys.stream()
                .collect(Collectors.toUnmodifiableMap(key -> key.closing().id(), Function.identity()));
    }

    /**
     * Opens.
     *
     * @throws UnsealingException when the key is not here, anything was changed, or the content is no application of that id
     */
    public Application open(Envelope envelope) throws UnsealingException {
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
        var suite = Suite.named(envelope.suite())
                .orElseThrow(() -> new UnsealingException("this program does not know the suite of the envelope"));
        var sealed = new Suite.Sealed(envelope.enc(), envelope.ciphertext());
        var json = Padding.strip(suite.open(key, envelope.bound(), sealed));
        try {
            var application = Json.PLAIN.read(json, Application.class, APPLICATION_BYTES_MAX);
            if (!application.matterId().equals(envelope.matterId())) {
                throw new UnsealingException("the envelope holds the application of another case");
            }
            return application;
        } catch (MalformedException e) {
            throw new UnsealingException("the envelope opens, but holds no application", e);
        } finally {
            Arrays.fill(json, (byte) 0);
        }
    }
}
