package org.hall24.wire;

import java.util.UUID;

/** What travels in an envelope. Its JSON is made by {@link org.hall24.wire.json.Json#PLAIN}. */
public interface Enclosed {
    /** The id the envelope names; it is bound to the content. */
    UUID enclosedId();
}
