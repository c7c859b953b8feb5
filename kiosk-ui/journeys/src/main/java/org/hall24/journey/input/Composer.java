package org.hall24.journey.input;

import java.util.List;

/**
 * What is being typed into one field: the text so far, and the letters that are not characters yet. One thread at a time.
 *
 * <p>After {@link #clear()} nothing that was typed is held any more.
 */
public final class Composer {
    private final int max;
    private PinyinDictionary dictionary;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder letters = new StringBuilder();
    private List<Candidate> candidates = List.of();

    /**
     * An empty one.
     *
     * @param dictionary where the characters come from
     * @param max code points the text may hold
     */
    public Composer(PinyinDictionary dictionary, int max) {
        this.dictionary = dictionary;
        this.max = max;
    }

    /** Goes on with another dictionary: the real one has been read meanwhile. */
    public void dictionary(PinyinDictionary found) {
        dictionary = found;
        seek();
    }

    /** Begins with this text, cut to what the field may hold; nothing is being composed. */
    public void begin(String value) {
        clear();
        append(value);
    }

    /** The characters so far. Personal. */
    public String text() {
        return text.toString();
    }

    /** The letters that are not characters yet. */
    public String letters() {
        return letters.toString();
    }

    /** What the letters can mean, best first. */
    public List<Candidate> candidates() {
        return candidates;
    }

    /** One pinyin letter, {@code a} to {@code z}; others are ignored. A field that is full takes none. */
    public void letter(char letter) {
        if (letter >= 'a' && letter <= 'z' && letters.length() < PinyinDictionary.LETTERS_MAX && room() > 0) {
            letters.append(letter);
            seek();
        }
    }

    /** Takes the candidate at this place; letters it does not use stay. A place without candidate is ignored. */
    public void choose(int place) {
        if (place >= 0 && place < candidates.size()) {
            var chosen = candidates.get(place);
            append(chosen.word());
            letters.delete(0, chosen.letters());
            seek();
        }
    }

    /** A digit, a punctuation mark, a space: the letters before it become their best candidate first. */
    public void put(String sign) {
        settle();
        append(sign);
    }

    /** Makes characters of all letters, best candidates first; what means nothing is taken as it was typed. */
    public void settle() {
        while (!letters.isEmpty()) {
            if (candidates.isEmpty()) {
                append(letters.toString());
                letters.setLength(0);
            } else {
                choose(0);
            }
        }
        seek();
    }

    /** Takes back the last letter, or the last character when there is none. */
    public void delete() {
        if (!letters.isEmpty()) {
            letters.setLength(letters.length() - 1);
            seek();
        } else if (!text.isEmpty()) {
            text.setLength(text.offsetByCodePoints(text.length(), -1));
        }
    }

    /** Forgets everything typed: overwritten first, so that not even the buffers hold it. */
    public void clear() {
        wipe(text);
        wipe(letters);
        candidates = List.of();
    }

    private static void wipe(StringBuilder buffer) {
        for (int i = 0; i < buffer.length(); i++) {
            buffer.setCharAt(i, '\0');
        }
        buffer.setLength(0);
    }

    private int room() {
        return max - text.codePointCount(0, text.length());
    }

    private void append(String more) {
        int fits = Math.min(room(), more.codePointCount(0, more.length()));
        text.append(more, 0, more.offsetByCodePoints(0, Math.max(0, fits)));
    }

    private void seek() {
        candidates = letters.isEmpty() ? List.of() : dictionary.candidates(letters.toString());
    }
}
