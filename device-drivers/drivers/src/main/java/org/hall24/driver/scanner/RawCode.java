package org.hall24.driver.scanner;

import java.util.Arrays;
import java.util.Optional;
import org.hall24.device.Personal;

/** A code as it came from the scanner, not decoded yet. Its bytes never print. */
@Personal
final class RawCode {
    private final byte[] bytes;
    private final Optional<String> symbology;
    private final boolean whole;

    private RawCode(byte[] bytes, Optional<String> symbology, boolean whole) {
        this.bytes = bytes;
        this.symbology = symbology;
        this.whole = whole;
    }

    /** A code from its first to its last byte; the bytes are the code's own from now on. */
    static RawCode whole(byte[] bytes, Optional<String> symbology) {
        return new RawCode(bytes, symbology, true);
    }

    /** Something that was too long or whose end never came. */
    static RawCode broken() {
        return new RawCode(new byte[0], Optional.empty(), false);
    }

    boolean isWhole() {
        return whole;
    }

    byte[] bytes() {
        return bytes;
    }

    /** What kind of code, when the scanner says so beside the code. */
    Optional<String> symbology() {
        return symbology;
    }

    void wipe() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "RawCode[" + bytes.length + " bytes]";
    }
}
