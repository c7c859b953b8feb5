package org.hall24.device;

/** Who can mend it and how: the {@code action} of XFS4IoT's Common.ErrorEvent. */
public enum Remedy {
    /** A reset is enough; the supervision tries it by itself. */
    RESET,
    /** Hall staff can do it: paper, a jam, a cover. */
    CLEAR,
    /** A setting is wrong. */
    CONFIGURATION,
    /** A fault of the program: call the makers. */
    SOFTWARE,
    /** A field engineer has to come. */
    MAINTENANCE,
    /** It mends itself; wait. */
    SUSPEND
}
