package org.hall24.demo.hall;

/** The nine programs of a running hall. */
public enum Role {
    SANDBOX,
    HUB,
    IDCARD,
    RECEIPT,
    DOCUMENT,
    SCANNER,
    BOARD,
    AGENT,
    KIOSK;

    /** Its name in logs. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
