package org.hall24.device;

import java.util.Optional;

/**
 * What a code says. It may be a key to somebody's identity or money: never logged, never opened as an address.
 *
 * @param text decoded as UTF-8, or as GB 18030 where it is no UTF-8; no control characters, at most
 *     {@link CodeScanner#CODE_BYTES_MAX} bytes
 * @param symbology what kind of code, by its AIM identifier without the bracket, such as {@code Q1}; empty when the scanner does not
 *     say
 */
@Personal
public record ScannedCode(String text, Optional<String> symbology) {
    /** Masked: how long, not what. */
    @Override
    public String toString() {
        return "ScannedCode[" + text.length() + " characters]";
    }
}
