package org.hall24.catalogue;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The texts of a catalogue. Immutable but for the memory of which gaps were already logged. */
final class WordBook implements Texts {
    private static final Logger LOG = LoggerFactory.getLogger(WordBook.class);
    private static final Pattern GAP = Pattern.compile("\\{([0-9])}");

    /** Keys come from the program, not from people; this bound only keeps a mistake small. */
    private static final int MISSING_MAX = 1_000;

    private final EnumMap<Language, Map<String, String>> words = new EnumMap<>(Language.class);
    private final Set<String> missing = ConcurrentHashMap.newKeySet();

    WordBook(Map<Language, Map<String, String>> words) {
        words.forEach((language, texts) -> this.words.put(language, Map.copyOf(texts)));
    }

    @Override
    public String in(Language language, Phrase phrase) {
        return switch (phrase) {
            case Phrase.Literal(var text) -> text;
            case Phrase.Spoken(var zh, var en) ->
                switch (language) {
                    case ZH -> zh;
                    case EN -> en;
                };
            case Phrase.Key(var key, var args) -> {
                var text = of(language).get(key);
                if (text == null) {
                    if (missing.size() < MISSING_MAX && missing.add(language.code() + " " + key)) {
                        LOG.warn("no text {} in {}", key, language.code());
                    }
                    yield "[" + key + "]";
                }
                yield GAP.matcher(text).replaceAll(gap -> {
                    int index = Integer.parseInt(gap.group(1));
                    return Matcher.quoteReplacement(index < args.size() ? in(language, args.get(index)) : gap.group());
                });
            }
        };
    }

    Map<String, String> of(Language language) {
        return words.getOrDefault(language, Map.of());
    }

    /** The gaps {@code {0}} … a text has, as a sorted string. */
    static String gaps(String text) {
        return GAP.matcher(text)
                .results()
                .map(result -> result.group(1))
                .distinct()
                .sorted()
                .toList()
                .toString();
    }
}
