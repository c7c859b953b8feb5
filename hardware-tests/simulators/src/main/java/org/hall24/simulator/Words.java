package org.hall24.simulator;

import java.util.List;
import java.util.Locale;

/** A simulated device as somebody steers it: one line of words in, one line out. */
public interface Words {
    /**
     * Does what the words say. Any thread.
     *
     * @return what to say after OK; empty = nothing
     * @throws NotUnderstood when it cannot, with a sentence
     */
    String hear(List<String> words) throws NotUnderstood;

    /**
     * Does what the line says. Any thread. For devices whose words carry a text or a path, where capitals and spaces matter; all others
     * are given their words in capitals.
     */
    default String hearLine(String line) throws NotUnderstood {
        return hear(List.of(line.strip().toUpperCase(Locale.ROOT).split("\\s+", -1)));
    }

    /** The words it understands, for the sentence that says so. */
    String vocabulary();

    /** A line that makes no sense to this device. */
    final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1L;

        /** Says why. */
        public NotUnderstood(String sentence) {
            super(sentence);
        }
    }

    /** ON or OFF, after the first word. */
    static boolean onOff(List<String> words) throws NotUnderstood {
        return switch (words.size() == 2 ? words.get(1) : "") {
            case "ON" -> true;
            case "OFF" -> false;
            default -> throw new NotUnderstood("ON or OFF must stand after " + words.getFirst());
        };
    }

    /** The number that stands at this place. */
    static int number(List<String> words, int at, int max) throws NotUnderstood {
        String word = at < words.size() ? words.get(at) : "";
        if (!word.matches("[0-9]{1,7}") || Integer.parseInt(word) > max) {
            throw new NotUnderstood("a number from 0 to " + max + " must stand after " + words.getFirst());
        }
        return Integer.parseInt(word);
    }
}
