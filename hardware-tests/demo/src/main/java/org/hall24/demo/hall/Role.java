package org.hall24.demo.hall;

/** The programs of a running hall. {@link #SMARTCARD} runs only where the machine has a card service. */
public enum Role {
    SANDBOX,
    HUB,
    IDCARD,
    SMARTCARD,
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
