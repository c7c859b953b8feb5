package org.hall24.hub.queries;

import java.util.Set;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Query;
import org.hall24.wire.query.Reply;

/**
 * A room of the hub that answers questions of citizens. Every bean of this type is found by the route; each operation has one
 * room. Safe for several threads.
 */
public interface Answering {
    /** The operations answered here. */
    Set<Operation> answers();

    /**
     * Answers. By then the envelope was opened, its age was checked, the operation belongs to the matter, and the person is
     * identified as high as the matter asks. Nothing of the query or the reply may be logged or stored in clear.
     *
     * @param identity the same person as {@link Query#holder}
     * @param terminal that asks; its signature was checked
     * @throws InterruptedException when the hub ends
     */
    Reply answer(Query query, Identity identity, String terminal) throws InterruptedException;
}
