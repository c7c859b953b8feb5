package org.hall24.driver.wedge;

import java.util.Optional;

/** What a US keyboard types, by the kernel's key codes: the layout every wedge is delivered with. */
final class UsLayout {
    static final int ENTER = 28;
    static final int KEYPAD_ENTER = 96;
    static final int LEFT_SHIFT = 42;
    static final int RIGHT_SHIFT = 54;

    private static final int FIRST_ROW = 2;
    private static final String ROWS = "1234567890-=\0\0qwertyuiop[]\0\0asdfghjkl;'`\0\\zxcvbnm,./";
    private static final String SHIFTED = "!@#$%^&*()_+\0\0QWERTYUIOP{}\0\0ASDFGHJKL:\"~\0|ZXCVBNM<>?";
    private static final int SPACE = 57;
    private static final int KEYPAD_STAR = 55;
    private static final int KEYPAD_FIRST = 71;
    private static final String KEYPAD = "789-456+1230.";

    private UsLayout() {}

    /** The character of a key; empty for one that types none, such as Ctrl, Tab or F1. */
    static Optional<Character> character(int code, boolean shift) {
        char c = 0;
        if (code >= FIRST_ROW && code < FIRST_ROW + ROWS.length()) {
            c = (shift ? SHIFTED : ROWS).charAt(code - FIRST_ROW);
        } else if (code == SPACE) {
            c = ' ';
        } else if (code == KEYPAD_STAR) {
            c = '*';
        } else if (code >= KEYPAD_FIRST && code < KEYPAD_FIRST + KEYPAD.length()) {
            c = KEYPAD.charAt(code - KEYPAD_FIRST);
        }
        return c == 0 ? Optional.empty() : Optional.of(c);
    }
}
