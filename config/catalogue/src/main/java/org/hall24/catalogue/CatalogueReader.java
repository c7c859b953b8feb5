package org.hall24.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the files of a catalogue into one; whatever is wrong is added to the list and reading goes on. */
final class CatalogueReader {
    /** The shipped catalogue has fifteen; a province may have some hundred. */
    private static final int FILES_MAX = 500;

    /** A hall's full list is about a thousand; a city's about 4,200. */
    private static final int MATTERS_MAX = 10_000;

    /** An appeal of 300 fits one sealed KiB class twice; 2,000 is a page nobody types on a terminal. */
    private static final int FIELD_CODE_POINTS_MAX = 2_000;

    /** A matter that keeps a person longer than an hour does not belong on a terminal. */
    private static final int MINUTES_MAX = 60;

    private static final int HOME_PLACES_MAX = 12;
    private static final int RANK_MAX = 9;

    private static final String DEPARTMENTS = "departments.yaml";
    private static final String FIELDS = "fields.yaml";
    private static final String LEVELS = "identity-levels.yaml";
    private static final String CODES = "codes.yaml";
    private static final String WORDS = "materials-and-devices.yaml";

    private final Map<String, String> files;
    private final List<String> problems;
    private final Map<String, Department> departments = new LinkedHashMap<>();
    private final Map<String, FormField> fields = new LinkedHashMap<>();
    private final Map<String, IdentityLevel> levels = new LinkedHashMap<>();
    private final Set<String> materials = new HashSet<>();
    private final Set<String> devices = new HashSet<>();
    private final List<OverlayChange> changes = new ArrayList<>();

    CatalogueReader(Map<String, String> files, List<String> problems) {
        this.files = files;
        this.problems = problems;
    }

    Catalogue read(String overlay) {
        if (files.size() > FILES_MAX) {
            problems.add("%d files; at most %d. Join some".formatted(files.size(), FILES_MAX));
            return new Catalogue(
                    List.of(),
                    List.of(),
                    List.of(),
                    Plate.BLANK,
                    new CodeRules(List.of(), false),
                    new RatingCodes(1, List.of(), Set.of()),
                    new WordBook(Map.of()));
        }
        readLibraries();
        var words = new EnumMap<Language, Map<String, String>>(Language.class);
        for (var language : Language.values()) {
            var path = "texts/" + language.code() + ".yaml";
            words.put(language, new Row(path, page(path), problems).texts());
        }
        var laid = overlay.isEmpty() ? Optional.<Row>empty() : overlay(overlay);
        laid.ifPresent(row -> layTexts(row, words));
        var matters = matters(laid.map(row -> row.entries("matters")).orElse(Map.of()));
        var plate = laid.flatMap(this::plate).orElse(Plate.BLANK);
        var codes = new CodeRulesReader(problems).read(page(CODES), laid);
        var ratings = new RatingCodesReader(problems).read(page(RatingCodesReader.PATH));
        laid.ifPresent(Row::close);
        return new Catalogue(
                matters, List.copyOf(departments.values()), changes, plate, codes, ratings, new WordBook(words));
    }

    private void readLibraries() {
        for (var row : Row.rows(DEPARTMENTS, page(DEPARTMENTS), "departments", problems)) {
            var department = new Department(row.word("id"), block(row), row.word("phone"));
            once(row, departments.put(department.id(), department), department.id());
            row.close();
        }
        for (var row : Row.rows(LEVELS, page(LEVELS), "levels", problems)) {
            var level = new IdentityLevel(
                    row.word("id"),
                    row.word("series"),
                    row.number("rank", 0, RANK_MAX).orElse(0),
                    row.words("asks"));
            once(row, levels.put(level.id(), level), level.id());
            row.close();
        }
        for (var row : Row.rows(FIELDS, page(FIELDS), "fields", problems)) {
            var field = field(row);
            once(row, fields.put(field.id(), field), field.id());
            row.close();
        }
        var words = page(WORDS);
        for (var row : Row.rows(WORDS, words, "materials", problems)) {
            var id = row.word("id");
            row.flag("optional");
            once(row, materials.add(id) ? null : id, id);
            row.close();
        }
        devices.addAll(new Row(WORDS, words, problems).words("devices"));
    }

    private FormField field(Row row) {
        var type = row.oneOf("type", FormField.Type.class);
        var choices = row.words("choices");
        int max = row.number("max", 1, FIELD_CODE_POINTS_MAX).orElse(0);
        if (type == FormField.Type.CHOICE && choices.isEmpty()) {
            row.problem("a choice needs \"choices: [a, b]\"");
        }
        if (type != FormField.Type.CHOICE && max == 0) {
            row.problem("a typed field needs \"max:\" in code points");
        }
        return new FormField(row.word("id"), type, choices, max, row.flag("optional"));
    }

    private Optional<Row> overlay(String overlay) {
        var path = "overlays/" + overlay + ".yaml";
        if (!files.containsKey(path)) {
            problems.add("no overlay " + overlay + "; add " + path + " or name another region");
            return Optional.empty();
        }
        var row = new Row(path, page(path), problems);
        if (!row.word("overlay").equals(overlay)) {
            row.problem("must say \"overlay: \\\"" + overlay + "\\\"\" like its file name");
        }
        return Optional.of(row);
    }

    private static void layTexts(Row overlay, Map<Language, Map<String, String>> words) {
        var inLanguage = overlay.entries("texts");
        words.forEach((language, texts) ->
                Optional.ofNullable(inLanguage.get(language.code())).ifPresent(row -> texts.putAll(row.texts())));
    }

    private Optional<Plate> plate(Row overlay) {
        var top = overlay.entry("plate");
        var plate = top.map(row -> new Plate(row.word("responsible"), row.word("hotline")));
        top.ifPresent(Row::close);
        return plate;
    }

    private List<Matter> matters(Map<String, Row> laid) {
        var matters = new LinkedHashMap<String, Matter>();
        files.keySet().stream()
                .filter(path -> path.startsWith("matters/"))
                .sorted()
                .forEach(path -> {
                    for (var row : Row.rows(path, page(path), "matters", problems)) {
                        var id = row.word("id");
                        var matter = matter(row, id, Optional.ofNullable(laid.get(id)));
                        once(row, matters.put(id, matter), id);
                        row.close();
                    }
                });
        if (matters.size() > MATTERS_MAX) {
            problems.add("%d matters; at most %d".formatted(matters.size(), MATTERS_MAX));
        }
        laid.forEach((id, row) -> {
            if (!matters.containsKey(id)) {
                row.problem("unknown matter \"" + id + "\"; remove it or mend its id");
            }
            row.close();
        });
        return matters.values().stream()
                .sorted(Comparator.comparing(Matter::id))
                .toList();
    }

    private Matter matter(Row row, String id, Optional<Row> laid) {
        var level = known(row, "level", row.word("level"), levels);
        return new Matter(
                id,
                row.oneOf("verb", Verb.class),
                row.oneOf("kind", Matter.Kind.class),
                known(row, "department", row.word("department"), departments).orElse(new Department("", "", "")),
                level.map(shipped -> level(id, shipped, laid)).orElse(new IdentityLevel("", "", 0, List.of())),
                row.flag("open"),
                row.number("home", 1, HOME_PLACES_MAX),
                block(row),
                row.number("minutes", 1, MINUTES_MAX).orElse(1),
                row.flag("slot"),
                fields(row),
                without(row, "materials", materials, laid, left -> new OverlayChange.MaterialLeftOut(id, left)),
                without(row, "devices", devices, laid, left -> new OverlayChange.DeviceLeftOut(id, left)),
                row.oneOf("offline", Matter.Offline.class));
    }

    /** The fields a matter asks, each with the choices this matter offers. */
    private List<FormField> fields(Row row) {
        var narrowed = row.entry("choices");
        var asked = row.words("fields").stream()
                .flatMap(field -> known(row, "field", field, fields).stream())
                .map(field -> narrowed.map(choices -> narrow(choices, field)).orElse(field))
                .toList();
        narrowed.ifPresent(Row::close);
        return asked;
    }

    private static FormField narrow(Row choices, FormField field) {
        var here = choices.words(field.id());
        here.stream()
                .filter(choice -> !field.choices().contains(choice))
                .forEach(choice -> choices.problem(
                        "\"%s\" is no choice of %s; known are %s".formatted(choice, field.id(), field.choices())));
        return here.isEmpty() ? field : new FormField(field.id(), field.type(), here, field.max(), field.optional());
    }

    private IdentityLevel level(String matter, IdentityLevel shipped, Optional<Row> laid) {
        var wanted = laid.flatMap(row -> row.maybe("level").flatMap(word -> known(row, "level", word, levels)));
        wanted.filter(level -> !level.equals(shipped))
                .ifPresent(level -> changes.add(new OverlayChange.LevelChanged(matter, shipped.id(), level.id())));
        return wanted.orElse(shipped);
    }

    private List<String> without(
            Row row,
            String what,
            Set<String> library,
            Optional<Row> laid,
            java.util.function.Function<String, OverlayChange> change) {
        var all = row.words(what);
        all.stream()
                .filter(word -> !library.contains(word))
                .forEach(word -> row.problem("unknown word \"%s\" in %s; add it to %s".formatted(word, what, WORDS)));
        var left = laid.map(over -> over.words("without-" + what)).orElse(List.of());
        for (var word : left) {
            if (all.contains(word)) {
                changes.add(change.apply(word));
            } else {
                laid.ifPresent(over -> over.problem("leaves out \"" + word + "\", which the matter does not have"));
            }
        }
        return all.stream().filter(word -> !left.contains(word)).toList();
    }

    private <T> Optional<T> known(Row row, String what, String id, Map<String, T> library) {
        var found = Optional.ofNullable(library.get(id));
        if (found.isEmpty()) {
            row.problem("unknown %s \"%s\"; known are %s".formatted(what, id, library.keySet()));
        }
        return found;
    }

    private static String block(Row row) {
        var block = row.word("block");
        if (block.codePointCount(0, block.length()) != 1) {
            row.problem("\"block\" must be one character, not \"" + block + "\"");
        }
        return block;
    }

    private static void once(Row row, @org.jspecify.annotations.Nullable Object before, String id) {
        if (before != null) {
            row.problem("\"" + id + "\" is here for the second time; remove one");
        }
    }

    private Page.Named page(String path) {
        var content = files.get(path);
        if (content == null) {
            problems.add("no file " + path + "; add it");
            return new Page.Named(Map.of(), 1);
        }
        return Page.read(path, content, problems);
    }
}
