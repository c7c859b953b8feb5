package org.hall24.agent.identity;

import java.util.regex.Pattern;

/**
 * Which terminal this is.
 *
 * @param name such as {@code H24-0007}; its last four digits stand in case numbers
 * @param region two capital letters
 * @param publicHub the hub's address as citizens reach it; no slash at its end
 */
public record Terminal(String name, String region, String publicHub) {
    private static final Pattern NAME = Pattern.compile("[A-Z0-9]{1,12}-[0-9]{4}");
    private static final Pattern REGION = Pattern.compile("[A-Z]{2}");
    private static final int DIGITS = 4;

    /** Checks the forms. */
    public Terminal {
        if (!isName(name)) {
            throw new IllegalArgumentException("a terminal's name looks like H24-0007");
        }
        if (!REGION.matcher(region).matches()) {
            throw new IllegalArgumentException("a region is two capital letters");
        }
        if (publicHub.endsWith("/")) {
            throw new IllegalArgumentException("the public address of the hub has no slash at its end");
        }
    }

    /** Whether a terminal can have this name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** 0 to 9999. */
    public int number() {
        return Integer.parseInt(name.substring(name.length() - DIGITS));
    }
}
