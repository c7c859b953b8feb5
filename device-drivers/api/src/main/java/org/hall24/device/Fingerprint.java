package org.hall24.device;

import java.util.Arrays;

/** The fingerprint block of a card, as it came: two templates of 512 bytes (GA/T 490). Only a matcher looks into it; nobody keeps it. */
@Personal
public final class Fingerprint implements AutoCloseable {
    /** Two templates. */
    public static final int BYTES = 1_024;

    private final byte[] templates;

    /** A copy of these {@value #BYTES} bytes. */
    public Fingerprint(byte[] templates) {
        if (templates.length != BYTES) {
            throw new IllegalArgumentException(templates.length + " bytes are no fingerprint block of " + BYTES);
        }
        this.templates = templates.clone();
    }

    /** A copy for the matcher, who wipes it. Zeros after {@link #close}. */
    public byte[] templates() {
        return templates.clone();
    }

    /** Forgets it. */
    @Override
    public void close() {
        Arrays.fill(templates, (byte) 0);
    }

    /** Masked. */
    @Override
    public String toString() {
        return "Fingerprint[masked]";
    }
}
