package org.hall24.simulator.chip;

import java.util.Set;

/**
 * What no program of a terminal may ever say to a card, seen from the card: a list of its own, written from ISO 7816-4 and PBOC and not from
 * the driver's list of allowed commands.
 */
final class Forbidden {
    /** Instructions that write, erase, block, load keys, check or change a PIN, or move money. */
    private static final Set<String> INSTRUCTIONS = Set.of(
            "04", "0C", "0E", "0F", "16", "18", "1E", "20", "21", "22", "24", "26", "28", "2A", "2C", "44", "46", "50",
            "52", "54", "58", "5A", "5C", "5E", "86", "87", "A0", "A2", "AE", "C2", "D0", "D1", "D2", "D4", "D6", "D7",
            "D8", "DA", "DB", "DC", "DD", "DE", "E0", "E2", "E4", "E6", "E8", "F0");

    private Forbidden() {}

    /** Whether this command, in capital hexadecimal, is one of those. */
    static boolean is(String command) {
        if (command.length() < 8) {
            return true;
        }
        String kind = command.substring(0, 2);
        String instruction = command.substring(2, 4);
        if (kind.equals("FF")) {
            return !instruction.equals("B0");
        }
        if (!kind.equals("00")) {
            return true; // secure messaging and the maker's own
        }
        boolean otherKey = instruction.equals("82") && !command.startsWith("0082000A");
        return otherKey || INSTRUCTIONS.contains(instruction);
    }
}
