package org.hall24.device.address;

import java.util.List;

/**
 * One option of a device URL, declared so that the settings form and the help are made from it.
 *
 * @param name as written in the URL
 * @param kind what values it takes
 * @param unit unit of the value, such as {@code bit/s}; empty = none
 * @param standard the value when the URL does not name it
 * @param sentence what it does, for a technician
 */
public record DeviceOption(String name, Kind kind, String unit, String standard, String sentence) {

    /** What values an option takes. */
    public sealed interface Kind {
        /** Whether this value is one of them. */
        boolean takes(String value);

        /** What values it takes, in words. */
        String words();
    }

    /** A whole number from min to max, both included. */
    public record Whole(int min, int max) implements Kind {
        private static final int DIGITS_MAX = 9;

        @Override
        public boolean takes(String value) {
            if (value.isEmpty() || value.length() > DIGITS_MAX || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return false;
            }
            int number = Integer.parseInt(value);
            return number >= min && number <= max;
        }

        @Override
        public String words() {
            return "a whole number from " + min + " to " + max;
        }
    }

    /**
     * A text.
     *
     * @param pattern a regular expression all of it matches
     * @param charactersMax how long it may be
     * @param words what it takes, in words
     */
    public record Text(String pattern, int charactersMax, String words) implements Kind {
        @Override
        public boolean takes(String value) {
            return value.length() <= charactersMax && value.matches(pattern);
        }
    }

    /** One of these words. */
    public record Choice(List<String> of) implements Kind {
        /** A choice of these words. */
        public Choice {
            of = List.copyOf(of);
        }

        @Override
        public boolean takes(String value) {
            return of.contains(value);
        }

        @Override
        public String words() {
            return "one of " + String.join(", ", of);
        }
    }
}
