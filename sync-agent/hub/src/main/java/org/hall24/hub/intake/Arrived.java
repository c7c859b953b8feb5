package org.hall24.hub.intake;

import org.hall24.wire.Bytes;
import org.hall24.wire.http.MatterSubmission;

/**
 * A matter at the door: read, judged, not yet in the record.
 *
 * @param bodySha256 digest of the bytes it came in
 */
public record Arrived(MatterSubmission matter, Bytes bodySha256) {}
