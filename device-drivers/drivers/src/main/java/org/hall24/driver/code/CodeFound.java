package org.hall24.driver.code;

import org.hall24.device.Personal;

/**
 * A code that was read.
 *
 * @param text what it says, control characters and all
 * @param symbology its AIM identifier without the bracket: {@code Q1}
 */
@Personal
public record CodeFound(String text, String symbology) {
    /** Masked: how long, not what. */
    @Override
    public String toString() {
        return "CodeFound[" + symbology + ", " + text.length() + " characters]";
    }
}
