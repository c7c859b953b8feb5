package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hall24.catalogue.Catalogue;
import org.hall24.catalogue.CatalogueFiles;
import org.hall24.catalogue.Language;
import org.hall24.catalogue.Phrase;
import org.hall24.catalogue.Texts;
import org.junit.jupiter.api.Test;

/** Every text a flow or a view names exists in every language. */
class TextKeysTest {
    private static final Pattern WHOLE =
            Pattern.compile("(?:Phrase\\.of|\\bsay)\\(\\s*\"([a-z][^\"]*[^.\"])\"\\s*[,)]");
    private static final Pattern BEGINNING =
            Pattern.compile("(?:Phrase\\.of|\\bsay)\\(\\s*\"([a-z][^\"]*\\.)\"\\s*\\+");
    private static final Pattern FAILURE =
            Pattern.compile("\\b(?:card|failure|ask|refuse)\\(\\s*\"([a-z-]+)\",\\s*List");

    @Test
    void everyKeyOfFlowsAndViewsExistsInEveryLanguage() throws Exception {
        var texts = Catalogue.of(CatalogueFiles.shipped(), "990000").texts();
        var flows = sources(Path.of("src/main/java"));
        var views = sources(Path.of("../app/src/main/java"));
        var keys = new TreeSet<String>();
        for (var source : Stream.concat(flows.stream(), views.stream()).toList()) {
            WHOLE.matcher(source).results().forEach(found -> keys.add(found.group(1)));
        }
        for (var source : flows) {
            FAILURE.matcher(source).results().forEach(found -> {
                keys.add("failure." + found.group(1) + ".title");
                keys.add("failure." + found.group(1) + ".happened");
            });
        }

        assertThat(keys).hasSizeGreaterThan(100).contains("failure.card-none.title", "consent.who.answer");
        assertThat(missing(texts, keys)).isEmpty();
    }

    @Test
    void everyFamilyOfKeysHasMembers() throws Exception {
        var all = CatalogueFiles.shipped().getOrDefault("texts/zh.yaml", "");
        var families = new TreeSet<String>();
        for (var source : sources(Path.of("src/main/java"))) {
            BEGINNING.matcher(source).results().forEach(found -> families.add(found.group(1)));
        }

        assertThat(families).isNotEmpty().allSatisfy(family -> assertThat(all).contains("\n" + family));
    }

    @Test
    void everyWordOfALampHasAText() throws Exception {
        var texts = Catalogue.of(CatalogueFiles.shipped(), "990000").texts();
        var keys = new TreeSet<String>();
        for (var source : sources(Path.of("src/main/java"))) {
            Pattern.compile("new Sign\\(Frame\\.Light\\.[A-Z]+, \"([a-z-]+)\"\\)")
                    .matcher(source)
                    .results()
                    .forEach(found -> keys.add("light." + found.group(1)));
        }

        assertThat(keys).hasSizeGreaterThan(7);
        assertThat(missing(texts, keys)).isEmpty();
    }

    private static List<String> missing(Texts texts, Iterable<String> keys) {
        var missing = new ArrayList<String>();
        for (var key : keys) {
            for (var language : Language.values()) {
                if (texts.in(language, Phrase.of(key)).equals("[" + key + "]")) {
                    missing.add(language.code() + " " + key);
                }
            }
        }
        return missing;
    }

    private static List<String> sources(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var paths = Files.walk(folder)) {
            return paths.filter(path -> path.toString().endsWith(".java"))
                    .map(path -> {
                        try {
                            return Files.readString(path);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }
}
