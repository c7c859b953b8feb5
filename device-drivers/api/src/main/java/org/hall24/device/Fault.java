package org.hall24.device;

/**
 * What only staff can mend. Each has a page in {@code docs/handbook}, named like {@link #page()}.
 *
 * <p>What the person at the screen can mend is never a fault but a case of a sealed result.
 */
public enum Fault {
    /** Nothing answered within the time the device's protocol allows. */
    SILENT(Remedy.RESET),
    /** Bytes came, but no intact frame of this device's protocol. */
    GARBLED(Remedy.RESET),
    /** The device answered that it cannot do what it was asked. */
    REFUSED(Remedy.SOFTWARE),
    /** The cable is out, or the device has left the system's device tree. */
    GONE(Remedy.CLEAR),
    /** The device URL or an option of it is wrong. */
    MISCONFIGURED(Remedy.CONFIGURATION),
    /** The reader's security module (SAM) is missing, failed its own test or is not authorised. */
    SECURITY_MODULE(Remedy.MAINTENANCE),
    /** No paper is left. */
    PAPER_OUT(Remedy.CLEAR),
    /** Paper is jammed. */
    PAPER_JAMMED(Remedy.CLEAR),
    /** The cover or the head is open. */
    COVER_OPEN(Remedy.CLEAR),
    /** The cutter is stuck. */
    CUTTER(Remedy.CLEAR),
    /** The toner or ink is used up, or its waste box is full. */
    TONER_OUT(Remedy.CLEAR),
    /** Nobody took the paper away: nothing more fits into the tray where sheets come out. */
    TRAY_FULL(Remedy.CLEAR),
    /** Somebody paused the device or withdrew its work at its own panel. */
    STOPPED(Remedy.CLEAR),
    /** Too hot; it recovers by itself. */
    OVERHEATED(Remedy.SUSPEND),
    /** The device reports a fault it cannot recover from. */
    HARDWARE(Remedy.MAINTENANCE),
    /** Another program holds the device. */
    BUSY(Remedy.RESET);

    private final Remedy remedy;

    Fault(Remedy remedy) {
        this.remedy = remedy;
    }

    /** Who can mend it and how. */
    public Remedy remedy() {
        return remedy;
    }

    /** The handbook page: {@code paper-out} for {@code docs/handbook/paper-out.md}. */
    public String page() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
