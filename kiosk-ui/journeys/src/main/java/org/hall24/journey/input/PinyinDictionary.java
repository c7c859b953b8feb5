package org.hall24.journey.input;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The words of a rime dictionary and how to find them by their pinyin. Immutable, safe for several threads; the shipped one
 * (64,000 words) takes about 2 MiB. Full syllables, and a last one that is still being typed, are understood.
 */
public final class PinyinDictionary {
    /** No dictionary: nothing is found. What the keyboard has until the real one is read. */
    public static final PinyinDictionary EMPTY = new PinyinDictionary(List.of());

    /** A sentence longer than this is chosen word by word anyway. */
    public static final int LETTERS_MAX = 36;

    /** Sixteen pages of eight; nobody turns further. */
    static final int CANDIDATES_MAX = 128;

    /** Words of the dictionary have at most four syllables; a syllable takes 16 bits of a key. */
    private static final int SYLLABLES_MAX = 4;

    private static final int SYLLABLE_BITS = 16;

    /** zhuang, chuang, shuang. */
    private static final int SYLLABLE_LETTERS_MAX = 6;

    /** The shipped file has 65,138 lines; ten times that is another file. */
    private static final int LINES_MAX = 700_000;

    /** A last syllable not typed to its end is worth this much less (natural logarithm): typed ones come first. */
    private static final double UNFINISHED = -4;

    private final String[] syllables;
    private final long[] keys;
    private final int[] weights;
    private final int[] starts;
    private final String words;
    private final double logTotal;

    private PinyinDictionary(List<Entry> entries) {
        var names = new TreeSet<String>();
        entries.forEach(entry -> names.addAll(entry.syllables()));
        syllables = names.toArray(String[]::new);
        record Keyed(long key, Entry entry) {}
        var sorted = entries.stream()
                .map(entry -> new Keyed(key(entry.syllables()), entry))
                .sorted(Comparator.comparingLong(Keyed::key)
                        .thenComparingInt(keyed -> -keyed.entry().weight()))
                .toList();
        keys = new long[sorted.size()];
        weights = new int[sorted.size()];
        starts = new int[sorted.size() + 1];
        var text = new StringBuilder();
        long total = 1;
        for (int i = 0; i < sorted.size(); i++) {
            keys[i] = sorted.get(i).key();
            weights[i] = sorted.get(i).entry().weight();
            starts[i] = text.length();
            text.append(sorted.get(i).entry().word());
            total += weights[i];
        }
        starts[sorted.size()] = text.length();
        words = text.toString();
        logTotal = Math.log((double) total);
    }

    private record Entry(String word, List<String> syllables, int weight) {}

    /**
     * Reads a rime dictionary: after a line {@code ...}, lines of word, syllables, weight with tabs between. The reader is
     * not closed.
     *
     * @throws IOException naming the line, when the file is no such dictionary
     */
    public static PinyinDictionary read(Reader reader) throws IOException {
        var lines = new BufferedReader(reader);
        var entries = new ArrayList<Entry>();
        boolean inside = false;
        int number = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (++number > LINES_MAX) {
                throw new IOException("more than " + LINES_MAX + " lines; this is no pinyin dictionary");
            }
            if (!inside) {
                inside = line.equals("...");
            } else if (!line.isBlank() && !line.startsWith("#")) {
                entry(line, number, entries);
            }
        }
        if (!inside) {
            throw new IOException("no line \"...\" before the words; this is no rime dictionary");
        }
        return new PinyinDictionary(entries);
    }

    private static void entry(String line, int number, List<Entry> entries) throws IOException {
        var parts = line.split("\t", -1);
        try {
            if (parts.length == 3) {
                var sounds = List.of(parts[1].split(" "));
                if (sounds.size() <= SYLLABLES_MAX
                        && sounds.stream().noneMatch(sound -> sound.length() > SYLLABLE_LETTERS_MAX)) {
                    entries.add(new Entry(parts[0], sounds, Integer.parseInt(parts[2])));
                }
                return;
            }
        } catch (NumberFormatException e) {
            throw new IOException("line " + number + ": the weight must be a number", e);
        }
        throw new IOException("line " + number + ": must be word, syllables and weight with tabs between");
    }

    /** How many words it holds. */
    public int size() {
        return keys.length;
    }

    /**
     * What the letters can mean, best first: the likeliest whole sentence, then words from the left, longer ones before
     * shorter ones, oftener ones before rarer ones.
     *
     * @param letters {@code a} to {@code z} ({@code v} for ü), at most {@value #LETTERS_MAX}; what is beyond is ignored
     * @return at most {@value #CANDIDATES_MAX}; empty when nothing fits
     */
    public List<Candidate> candidates(String letters) {
        var typed = letters.substring(0, Math.min(letters.length(), LETTERS_MAX));
        var found = new LinkedHashMap<String, Candidate>();
        var sentence = sentence(typed);
        if (!sentence.isEmpty()) {
            found.put(sentence, new Candidate(sentence, typed.length()));
        }
        var spans = spans(typed, 0);
        spans.sort(Comparator.comparing(Span::unfinished).thenComparingInt(span -> -span.to()));
        for (int syllablesWanted = SYLLABLES_MAX; syllablesWanted > 0; syllablesWanted--) {
            for (var span : spans) {
                if (span.count() == syllablesWanted) {
                    take(span, found);
                }
            }
        }
        return List.copyOf(found.values());
    }

    private void take(Span span, Map<String, Candidate> found) {
        // A span that stands for one syllable is sorted already; an unfinished one mixes several and is sorted here.
        var order = new Integer[span.end() - span.begin()];
        Arrays.setAll(order, i -> span.begin() + i);
        if (span.unfinished()) {
            Arrays.sort(order, Comparator.comparingInt(i -> -weights[i]));
        }
        for (int entry : order) {
            if (found.size() >= CANDIDATES_MAX) {
                return;
            }
            found.putIfAbsent(word(entry), new Candidate(word(entry), span.to()));
        }
    }

    /** The likeliest sentence that uses all letters (Viterbi over words); empty when there is none. */
    private String sentence(String letters) {
        int length = letters.length();
        var best = new double[length + 1];
        var from = new int[length + 1];
        var by = new int[length + 1];
        Arrays.fill(best, Double.NEGATIVE_INFINITY);
        best[0] = 0;
        for (int at = 0; at < length; at++) {
            if (best[at] == Double.NEGATIVE_INFINITY) {
                continue;
            }
            for (var span : spans(letters, at)) {
                int entry = span.unfinished() ? heaviest(span) : span.begin();
                double score =
                        best[at] + Math.log(weights[entry] + 0.5) - logTotal + (span.unfinished() ? UNFINISHED : 0);
                if (score > best[span.to()]) {
                    best[span.to()] = score;
                    from[span.to()] = at;
                    by[span.to()] = entry;
                }
            }
        }
        if (length == 0 || best[length] == Double.NEGATIVE_INFINITY) {
            return "";
        }
        var parts = new ArrayList<String>();
        for (int at = length; at > 0; at = from[at]) {
            parts.add(word(by[at]));
        }
        return String.join("", parts.reversed());
    }

    private int heaviest(Span span) {
        int heaviest = span.begin();
        for (int i = span.begin(); i < span.end(); i++) {
            if (weights[i] > weights[heaviest]) {
                heaviest = i;
            }
        }
        return heaviest;
    }

    /**
     * Words that begin at one letter.
     *
     * @param to the letter after them
     * @param begin first entry
     * @param end after the last entry
     * @param count how many syllables
     * @param unfinished whether the last syllable is not typed to its end
     */
    private record Span(int to, int begin, int end, int count, boolean unfinished) {}

    private List<Span> spans(String letters, int at) {
        var spans = new ArrayList<Span>();
        collect(letters, at, 0L, 0, spans);
        return spans;
    }

    private void collect(String letters, int at, long key, int count, List<Span> spans) {
        if (count == SYLLABLES_MAX || at == letters.length()) {
            return;
        }
        int shift = SYLLABLE_BITS * (SYLLABLES_MAX - 1 - count);
        for (int to = at + 1; to <= Math.min(letters.length(), at + SYLLABLE_LETTERS_MAX); to++) {
            int syllable = Arrays.binarySearch(syllables, letters.substring(at, to));
            if (syllable >= 0) {
                long longer = key | ((long) (syllable + 1) << shift);
                add(to, longer, longer, count + 1, false, spans);
                collect(letters, to, longer, count + 1, spans);
            }
        }
        unfinished(letters, at, key, count, shift, spans);
    }

    /** The rest of the letters as the beginning of one more syllable: syllables are sorted, so those are neighbours. */
    private void unfinished(String letters, int at, long key, int count, int shift, List<Span> spans) {
        var rest = letters.substring(at);
        if (rest.length() >= SYLLABLE_LETTERS_MAX) {
            return;
        }
        int first = Arrays.binarySearch(syllables, rest);
        first = first >= 0 ? first + 1 : -first - 1;
        int last = first;
        while (last < syllables.length && syllables[last].startsWith(rest)) {
            last++;
        }
        if (last > first) {
            add(
                    letters.length(),
                    key | ((long) (first + 1) << shift),
                    key | ((long) last << shift),
                    count + 1,
                    true,
                    spans);
        }
    }

    private void add(int to, long least, long most, int count, boolean unfinished, List<Span> spans) {
        int begin = lowerBound(least);
        int end = lowerBound(most + 1);
        if (!unfinished) {
            if (end > begin) {
                spans.add(new Span(to, begin, end, count, false));
            }
            return;
        }
        // Longer words lie between the neighbours too; only runs of exactly this many syllables count.
        long below = (1L << (SYLLABLE_BITS * (SYLLABLES_MAX - count))) - 1;
        int run = begin;
        end = lowerBound(most | below);
        for (int i = begin; i <= end; i++) {
            boolean fits = i < end && (keys[i] & below) == 0;
            if (!fits) {
                if (i > run) {
                    spans.add(new Span(to, run, i, count, true));
                }
                run = i + 1;
            }
        }
    }

    private int lowerBound(long key) {
        int low = 0;
        int high = keys.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private String word(int entry) {
        return words.substring(starts[entry], starts[entry + 1]);
    }

    private long key(List<String> sounds) {
        long key = 0;
        for (int i = 0; i < sounds.size(); i++) {
            key |= (long) (Arrays.binarySearch(syllables, sounds.get(i)) + 1)
                    << (SYLLABLE_BITS * (SYLLABLES_MAX - 1 - i));
        }
        return key;
    }
}
