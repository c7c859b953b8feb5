package org.hall24.hub.certificates;

import java.util.UUID;
import org.hall24.wire.Bytes;
import org.hall24.wire.Enclosed;

/**
 * What is kept of a certificate until it is printed, under the hub's own seal.
 *
 * @param draftId the query that made it
 * @param code its verification code
 * @param pdf the file
 */
record KeptFile(UUID draftId, String code, Bytes pdf) implements Enclosed {
    @Override
    public UUID enclosedId() {
        return draftId;
    }

    @Override
    public String toString() {
        return "KeptFile[" + draftId + "]";
    }
}
