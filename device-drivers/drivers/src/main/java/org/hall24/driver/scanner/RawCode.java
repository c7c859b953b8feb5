package org.hall24.driver.scanner;

import java.util.Arrays;
import java.util.Optional;
import org.hall24.device.Personal;

/** A code as it came from the scanner, not decoded yet. Its bytes never print. */
@Personal
final class RawCode {
    private final byte[] bytes;
    private final Optional<String> symbology;
    private final State state;

    private enum State {
        WHOLE,
        TOO_LONG,
        BROKEN
    }

    private RawCode(byte[] bytes, Optional<String> symbology, State state) {
        this.bytes = bytes;
        this.symbology = symbology;
        this.state = state;
    }

    /** A code from its first to its last byte; the bytes are the code's own from now on. */
    static RawCode whole(byte[] bytes, Optional<String> symbology) {
        return new RawCode(bytes, symbology, State.WHOLE);
    }

    /** Something longer than any code, to its end. */
    static RawCode tooLong() {
        return new RawCode(new byte[0], Optional.empty(), State.TOO_LONG);
    }

    /** Something whose end did not come. */
    static RawCode broken() {
        return new RawCode(new byte[0], Optional.empty(), State.BROKEN);
    }

    boolean isWhole() {
        return state == State.WHOLE;
    }

    /** Whether the rest of it may still come. */
    boolean lacksItsEnd() {
        return state == State.BROKEN;
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
