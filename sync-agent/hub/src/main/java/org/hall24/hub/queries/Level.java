package org.hall24.hub.queries;

/** How sure the hub is who asks; in rising order. */
public enum Level {
    /** Nobody has been identified. */
    L0,
    /** An identity card read by the terminal, or an e-certificate resolved by the platform. */
    L1,
    /** Besides the e-certificate, a one-time code sent to the person's own phone. */
    L2
}
