package org.hall24.hub.certificates.seal;

import java.util.Optional;
import org.hall24.wire.Bytes;

/** The city's electronic seals. Blocking; safe for several threads. Empty = out of reach right now, or it refused. */
public interface SealService {
    /**
     * The picture of a unit's seal, PNG with a transparent ground.
     *
     * @param unit the department's id
     */
    Optional<Bytes> impression(String unit) throws InterruptedException;

    /**
     * A detached CMS signature with the unit's seal.
     *
     * @param digest SHA-256 of what is signed
     */
    Optional<Bytes> signature(String unit, Bytes digest) throws InterruptedException;
}
