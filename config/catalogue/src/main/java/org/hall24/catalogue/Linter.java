package org.hall24.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a whole catalogue and says what is in it, what a region changed, and what is missing. */
public final class Linter {
    private Linter() {}

    /**
     * What the linter found.
     *
     * @param counts how many of what, such as {@code matters}, {@code texts.zh}, {@code verb.book}, {@code level.L1}
     * @param changes every level changed and every device and material left out by the overlay
     */
    public record Report(Map<String, Integer> counts, List<OverlayChange> changes) {
        /** A report. */
        public Report {
            counts = new TreeMap<>(counts);
            changes = List.copyOf(changes);
        }
    }

    /** Counts what a sound catalogue holds. */
    public static Report read(Catalogue catalogue) {
        var counts = new TreeMap<String, Integer>();
        counts.put("matters", catalogue.matters().size());
        counts.put("matters.open", (int)
                catalogue.matters().stream().filter(Matter::open).count());
        counts.put("departments", catalogue.departments().size());
        counts.put("ratings.edition", catalogue.ratingCodes().edition());
        counts.put("ratings.codes", catalogue.ratingCodes().codes().size());
        counts.put("ratings.retired", catalogue.ratingCodes().retired().size());
        counts.put("codes", catalogue.codes().all().size());
        catalogue.codes().all().stream()
                .collect(Collectors.groupingBy(CodeRule::family, Collectors.summingInt(_ -> 1)))
                .forEach((family, number) ->
                        counts.put("codes." + family.name().toLowerCase(java.util.Locale.ROOT), number));
        for (var language : Language.values()) {
            counts.put(
                    "texts." + language.code(),
                    catalogue.wordBook().of(language).size());
        }
        count(catalogue, "verb.", matter -> matter.verb().word(), counts);
        count(catalogue, "kind.", matter -> matter.kind().name().toLowerCase(java.util.Locale.ROOT), counts);
        count(catalogue, "level.", matter -> matter.level().id(), counts);
        count(catalogue, "department.", matter -> matter.department().id(), counts);
        return new Report(counts, catalogue.changes());
    }

    private static void count(
            Catalogue catalogue, String prefix, Function<Matter, String> word, Map<String, Integer> counts) {
        catalogue.matters().stream()
                .collect(Collectors.groupingBy(word, Collectors.summingInt(_ -> 1)))
                .forEach((name, number) -> counts.put(prefix + name, number));
    }

    /** Texts one language has and another lacks, gaps that differ, and texts the matters need. */
    static List<String> missingTexts(Catalogue catalogue) {
        var problems = new ArrayList<String>();
        var book = catalogue.wordBook();
        var model = book.of(Language.ZH);
        for (var language : Language.values()) {
            var path = "texts/" + language.code() + ".yaml";
            var words = book.of(language);
            words.keySet().stream()
                    .filter(key -> !model.containsKey(key))
                    .forEach(key ->
                            problems.add("texts/zh.yaml: lacks \"%s\", which %s has; add it".formatted(key, path)));
            model.forEach((key, text) -> {
                var here = words.get(key);
                if (here == null) {
                    problems.add("%s: lacks \"%s\"; add it".formatted(path, key));
                } else if (!WordBook.gaps(here).equals(WordBook.gaps(text))) {
                    problems.add("%s: \"%s\" has the gaps %s, but zh has %s; make them the same"
                            .formatted(path, key, WordBook.gaps(here), WordBook.gaps(text)));
                }
            });
            needed(catalogue).stream()
                    .filter(key -> !words.containsKey(key))
                    .forEach(key ->
                            problems.add("%s: lacks \"%s\", which the catalogue needs; add it".formatted(path, key)));
        }
        return problems;
    }

    private static List<String> needed(Catalogue catalogue) {
        var needed = new ArrayList<Phrase>();
        needed.add(catalogue.plate().site());
        for (var department : catalogue.departments()) {
            needed.addAll(List.of(department.name(), department.counter(), department.hours()));
        }
        for (var matter : catalogue.matters()) {
            needed.add(matter.name());
            needed.add(Phrase.of("level." + matter.level().id()));
            matter.devices().forEach(device -> needed.add(Phrase.of("device." + device)));
            matter.materials().forEach(material -> needed.add(Phrase.of("material." + material)));
            if (matter.open()) {
                needed.addAll(List.of(matter.gives(), matter.purpose()));
                if (!matter.fields().isEmpty()) {
                    needed.add(matter.formTitle());
                }
                matter.steps().forEach(step -> needed.add(step.title()));
                for (var field : matter.fields()) {
                    needed.addAll(List.of(field.label(), field.hint()));
                    field.choices().forEach(choice -> {
                        needed.add(field.choice(choice));
                        needed.add(field.choiceNote(choice));
                    });
                }
            }
        }
        return needed.stream()
                .map(phrase -> phrase instanceof Phrase.Key(var key, var _) ? key : "")
                .distinct()
                .toList();
    }
}
