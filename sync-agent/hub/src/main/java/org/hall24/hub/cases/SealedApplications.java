package org.hall24.hub.cases;

import java.util.Optional;
import java.util.UUID;
import org.hall24.wire.seal.Envelope;

/** Where the worker finds a case's sealed application; whoever keeps matters offers it. */
@FunctionalInterface
public interface SealedApplications {
    /** The envelope of a matter. */
    Optional<Envelope> of(UUID matterId);
}
