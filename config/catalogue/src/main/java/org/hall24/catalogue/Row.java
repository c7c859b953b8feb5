package org.hall24.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** One entry of a catalogue file, taken apart word by word; what is wrong goes to the list with file and line. */
final class Row {
    private final String path;
    private final Page.Named named;
    private final List<String> problems;
    private final Set<String> taken = new HashSet<>();

    Row(String path, Page.Named named, List<String> problems) {
        this.path = path;
        this.named = named;
        this.problems = problems;
    }

    /** The rows under a key of a file. */
    static List<Row> rows(String path, Page.Named page, String key, List<String> problems) {
        var rows = new ArrayList<Row>();
        switch (page.entries().get(key)) {
            case Page.Many(var nodes, var _) -> {
                for (var node : nodes) {
                    if (node instanceof Page.Named entry) {
                        rows.add(new Row(path, entry, problems));
                    } else {
                        problems.add("%s:%d: must be an entry like \"id: …\"".formatted(path, node.line()));
                    }
                }
            }
            case null, default -> problems.add("%s:1: must hold a list \"%s:\"".formatted(path, key));
        }
        return rows;
    }

    /** Entries in their order; empty when absent. */
    List<Row> rows(String key) {
        taken.add(key);
        return named.entries().containsKey(key) ? rows(path, named, key, problems) : List.of();
    }

    String word(String key) {
        return maybe(key).orElseGet(() -> {
            problem("needs \"" + key + ":\"");
            return "";
        });
    }

    Optional<String> maybe(String key) {
        taken.add(key);
        return switch (named.entries().get(key)) {
            case null -> Optional.empty();
            case Page.Word(var text, var _) -> Optional.of(text);
            case Page.Node other -> {
                problem(other.line(), "\"" + key + "\" must be one word");
                yield Optional.empty();
            }
        };
    }

    /** A list of words; empty when absent. */
    List<String> words(String key) {
        taken.add(key);
        return switch (named.entries().get(key)) {
            case null -> List.of();
            case Page.Many(var nodes, var _) -> {
                var words = new ArrayList<String>();
                for (var node : nodes) {
                    if (node instanceof Page.Word(var text, var _)) {
                        words.add(text);
                    } else {
                        problem(node.line(), "\"" + key + "\" must be a list of words");
                    }
                }
                yield List.copyOf(words);
            }
            case Page.Node other -> {
                problem(other.line(), "\"" + key + "\" must be a list: [a, b]");
                yield List.of();
            }
        };
    }

    /** This entry as plain {@code key: text} pairs. */
    Map<String, String> texts() {
        var pairs = new LinkedHashMap<String, String>();
        named.entries().forEach((name, node) -> {
            taken.add(name);
            if (node instanceof Page.Word(var text, var _)) {
                pairs.put(name, text);
            } else {
                problem(node.line(), "\"" + name + "\" must be one text");
            }
        });
        return pairs;
    }

    /** Entries by name; empty when absent. */
    Map<String, Row> entries(String key) {
        taken.add(key);
        var rows = new LinkedHashMap<String, Row>();
        if (named.entries().get(key) instanceof Page.Named(var entries, var _)) {
            entries.forEach((name, node) -> {
                if (node instanceof Page.Named inner) {
                    rows.put(name, new Row(path, inner, problems));
                } else {
                    problem(node.line(), "\"" + name + "\" must hold entries");
                }
            });
        }
        return rows;
    }

    /** The one entry under a key; empty when absent. */
    Optional<Row> entry(String key) {
        taken.add(key);
        return named.entries().get(key) instanceof Page.Named inner
                ? Optional.of(new Row(path, inner, problems))
                : Optional.empty();
    }

    boolean flag(String key) {
        var word = maybe(key).orElse("false");
        if (!word.equals("true") && !word.equals("false")) {
            problem("\"" + key + "\" must be true or false, not \"" + word + "\"");
        }
        return word.equals("true");
    }

    /** A whole number within bounds; absent when missing or wrong. */
    OptionalInt number(String key, int least, int most) {
        var word = maybe(key);
        if (word.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(word.get());
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            // said below, together with a number out of bounds
        }
        problem("\"%s\" must be a number from %d to %d, not \"%s\"".formatted(key, least, most, word.get()));
        return OptionalInt.empty();
    }

    /** One of an enumeration's words: its name in lower case, {@code _} as {@code -}. */
    <E extends Enum<E>> E oneOf(String key, Class<E> type) {
        var word = word(key);
        var choices = type.getEnumConstants();
        for (var choice : choices) {
            if (hyphened(choice).equals(word)) {
                return choice;
            }
        }
        problem("\"%s\" is no %s; use one of %s"
                .formatted(
                        word, key, List.of(choices).stream().map(Row::hyphened).toList()));
        return choices[0];
    }

    /** Says so for every key nobody asked for: a misspelt key must not be silence. */
    void close() {
        named.entries().forEach((key, node) -> {
            if (!taken.contains(key)) {
                problem(
                        node.line(),
                        "unknown word \"%s\"; known are %s"
                                .formatted(key, taken.stream().sorted().toList()));
            }
        });
    }

    void problem(String sentence) {
        problem(named.line(), sentence);
    }

    private void problem(int line, String sentence) {
        problems.add("%s:%d: %s".formatted(path, line, sentence));
    }

    private static String hyphened(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
