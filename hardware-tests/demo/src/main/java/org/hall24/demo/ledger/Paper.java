package org.hall24.demo.ledger;

import java.util.Optional;

/**
 * A piece of paper from the virtual printer.
 *
 * @param name the picture's file name
 * @param qr what its QR code says; empty when none can be read on it
 */
public record Paper(String name, Optional<String> qr) {
    /** Whether it was cut; otherwise it is the torn end of one that stopped midway. */
    public boolean whole() {
        return !name.contains(Papers.TORN);
    }

    /** The case number in the QR code: the last part of {@code https://HUB/c/CASE}. */
    public Optional<String> caseNumber() {
        return qr.filter(text -> text.contains("/c/")).map(text -> text.substring(text.lastIndexOf("/c/") + 3));
    }
}
