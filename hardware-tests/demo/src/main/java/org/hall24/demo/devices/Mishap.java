package org.hall24.demo.devices;

import java.util.List;
import java.util.random.RandomGenerator;

/** Something hands, paper or light do to a device. */
@FunctionalInterface
interface Mishap {
    /** The words it is said by. */
    List<String> words(RandomGenerator chance);

    /** Always the same words. */
    static Mishap of(String... words) {
        return _ -> List.of(words);
    }

    /** A word and a number, from 0 and below {@code bound}. */
    static Mishap upTo(String word, int bound) {
        return chance -> List.of(word + " " + chance.nextInt(bound));
    }
}
