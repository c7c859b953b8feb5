package org.hall24.hub.queries;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How sure the hub is who asks; in rising order. */
public enum Level {
    /** Nobody has been identified. */
    @JsonProperty("L0")
    L0,
    /** An identity card read by the terminal, or an e-certificate resolved by the platform. */
    @JsonProperty("L1")
    L1,
    /** Besides the e-certificate, a one-time code sent to the person's own phone. */
    @JsonProperty("L2")
    L2
}
