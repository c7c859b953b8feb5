package org.hall24.wire.sm2;

import java.security.SecureRandom;
import org.hall24.wire.Bytes;

/** Gives the one number a standard's example was made with, once. */
public final class ScriptedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final transient Bytes number;
    private boolean given;

    /** Gives this. */
    public ScriptedRandom(Bytes number) {
        this.number = number;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        if (given || bytes.length != number.size()) {
            throw new IllegalStateException("asked for " + bytes.length + " bytes, unscripted");
        }
        given = true;
        System.arraycopy(number.toArray(), 0, bytes, 0, bytes.length);
    }
}
