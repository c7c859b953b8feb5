package org.hall24.wire.release;

import java.time.InstantSource;
import org.hall24.wire.json.Json;
import org.hall24.wire.json.MalformedException;

/** Judges release files. Safe for several threads. */
public final class ReleaseVerifier {
    private final Roots roots;
    private final InstantSource clock;

    /** A verifier for terminals that trust these roots. */
    public ReleaseVerifier(Roots roots, InstantSource clock) {
        this.roots = roots;
        this.clock = clock;
    }

    /**
     * Judges a file.
     *
     * @param file the bytes of {@code release.json}
     * @param highest the highest revision ever used here; 0 for none
     */
    public ReleaseVerdict verify(byte[] file, long highest) {
        try {
            var signed = SignedRelease.fromJson(file);
            int valid = validSignatures(signed);
            if (valid < roots.threshold()) {
                return new ReleaseVerdict.TooFewSignatures(valid, roots.threshold());
            }
            // Only now is the payload read: a parser is no place for a stranger's bytes.
            var release = Json.PLAIN.read(signed.payload().toArray(), Release.class, SignedRelease.BYTES_MAX);
            if (release.revision() < highest) {
                return new ReleaseVerdict.Older(release.revision(), highest);
            }
            return clock.instant().isAfter(release.expires())
                    ? new ReleaseVerdict.Expired(release)
                    : new ReleaseVerdict.Current(release);
        } catch (MalformedException e) {
            return new ReleaseVerdict.Malformed(String.valueOf(e.getMessage()));
        }
    }

    /** Roots whose signature is there and right; each counts once, however often it signed. */
    private int validSignatures(SignedRelease signed) {
        var bytes = signed.signedBytes();
        return (int) roots.keys().stream()
                .filter(root -> signed.signatures().stream()
                        .anyMatch(one -> one.keyId().equals(root.id()) && root.verifies(bytes, one.signature())))
                .count();
    }
}
