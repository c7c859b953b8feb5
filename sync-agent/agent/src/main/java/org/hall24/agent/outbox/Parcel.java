package org.hall24.agent.outbox;

import java.time.Instant;
import java.util.UUID;

/** Something that waits for the hub. */
public sealed interface Parcel {
    /** Its id at both ends. */
    UUID id();

    /** When it was accepted; the terminal's clock. */
    Instant since();

    /** A citizen's matter. */
    record Matter(UUID id, Instant since) implements Parcel {}

    /** A citizen's rating. */
    record Rated(UUID id, Instant since) implements Parcel {}
}
