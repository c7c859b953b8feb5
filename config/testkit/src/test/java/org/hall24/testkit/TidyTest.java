package org.hall24.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads the whole tree and holds the habits of STYLE.md that a machine can see. */
class TidyTest {
    private static final int FILE_LINES_MAX = 400;
    private static final int METHOD_LINES_MAX = 70;
    private static final int MARKDOWN_COLUMNS_MAX = 100;
    private static final long FILE_BYTES_MAX = 1 << 20;
    private static final long PICTURE_BYTES_MAX = 60 << 10;
    private static final long PICTURES_BYTES_MAX = 15 << 20;
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".hall24", "node_modules");

    private static final Pattern DECLARATION =
            Pattern.compile("^ +(?!.*\\b(record|return|new|else|throw)\\b)" + "[\\w<>\\[\\], .?@]+ \\w+\\(");
    private static final Pattern METHOD =
            Pattern.compile("^ +(?!.*\\b(class|interface|record|enum|switch|if|for|while|try|do|else|return|new"
                    + "|synchronized|catch)\\b).*\\)( throws [\\w., ]+)? \\{$");

    private static final Path HOUSE = house();
    private static final List<Path> FILES = new ArrayList<>();

    @BeforeAll
    static void readTheTree() throws IOException {
        Files.walkFileTree(HOUSE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return NOT_OURS.contains(String.valueOf(directory.getFileName()))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && !file.getFileName().toString().equals(".git")) {
                    FILES.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Test
    void noFileIsLongerThanAStrangerReads() throws IOException {
        var tooLong = new ArrayList<String>();
        for (var file : ending(".java")) {
            int lines = Files.readAllLines(file).size();
            if (lines > FILE_LINES_MAX) {
                tooLong.add(name(file) + ": " + lines + " lines");
            }
        }

        assertThat(tooLong).as("files over %d lines", FILE_LINES_MAX).isEmpty();
    }

    @Test
    void noMethodIsLongerThanAScreen() throws IOException {
        var tooLong = new ArrayList<String>();
        for (var file : ending(".java")) {
            var lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (METHOD.matcher(lines.get(i)).matches()) {
                    int start = signatureStart(lines, i);
                    int length = lengthOf(lines, start);
                    if (length > METHOD_LINES_MAX
                            && DECLARATION.matcher(lines.get(start)).find()) {
                        tooLong.add(name(file) + ":" + (start + 1) + ": " + length + " lines");
                    }
                }
            }
        }

        assertThat(tooLong).as("methods over %d lines", METHOD_LINES_MAX).isEmpty();
    }

    @Test
    void everyMarkdownLineFitsBesideTheCode() throws IOException {
        var tooWide = new ArrayList<String>();
        for (var file : ending(".md")) {
            var lines = Files.readAllLines(file);
            boolean code = false;
            for (int i = 0; i < lines.size(); i++) {
                var line = lines.get(i);
                code ^= line.startsWith("```");
                boolean splits = !code && !line.startsWith("|") && !line.contains("](");
                if (splits && line.codePointCount(0, line.length()) > MARKDOWN_COLUMNS_MAX) {
                    tooWide.add(name(file) + ":" + (i + 1));
                }
            }
        }

        assertThat(tooWide).as("lines over %d columns", MARKDOWN_COLUMNS_MAX).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIs() {
        var silent = ending(".java").stream()
                .filter(file -> file.toString().contains("/src/main/java/"))
                .map(Path::getParent)
                .distinct()
                .filter(place -> !Files.exists(place.resolve("package-info.java")))
                .filter(place -> !Files.exists(place.resolve("module-info.java")))
                .map(TidyTest::name);

        assertThat(silent).as("packages without package-info").isEmpty();
    }

    @Test
    void everyRoomHasASignAtItsDoor() {
        var silent = FILES.stream()
                .filter(file -> file.getFileName().toString().equals("pom.xml"))
                .map(Path::getParent)
                .filter(place -> !Files.exists(place.resolve("README.md")))
                .map(TidyTest::name);

        assertThat(silent).as("modules without README").isEmpty();
    }

    @Test
    void aReminderNamesItsIssue() throws IOException {
        var word = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b(?! #\\d)");
        var loose = new ArrayList<String>();
        for (var file : ending(".java")) {
            if (word.matcher(Files.readString(file)).find()) {
                loose.add(name(file));
            }
        }

        assertThat(loose).as("reminders without an issue number").isEmpty();
    }

    @Test
    void everyPersonalTypeMasksItsOwnToString() throws IOException {
        var open = new ArrayList<String>();
        for (var file : ending(".java")) {
            var text = Files.readString(file);
            if (text.contains("\n@Personal") && !text.contains("String toString()")) {
                open.add(name(file));
            }
        }

        assertThat(open).as("personal types that would print").isEmpty();
    }

    @Test
    void picturesAreSmallAndNothingElseIsBig() throws IOException {
        long pictures = 0;
        var tooBig = new ArrayList<String>();
        for (var file : FILES) {
            long bytes = Files.size(file);
            boolean picture = file.toString().endsWith(".png");
            pictures += picture ? bytes : 0;
            if (bytes > (picture ? PICTURE_BYTES_MAX : FILE_BYTES_MAX)) {
                tooBig.add(name(file) + ": " + bytes + " bytes");
            }
        }

        assertThat(tooBig).as("pictures over 60 KiB, files over 1 MiB").isEmpty();
        assertThat(pictures).as("all pictures together").isLessThanOrEqualTo(PICTURES_BYTES_MAX);
    }

    private static Path house() {
        var here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("hall24"))) {
            var above = here.getParent();
            if (above == null) {
                throw new IllegalStateException("no folder above this one holds the hall24 command");
            }
            here = above;
        }
        return here;
    }

    /** Where the signature began that ends in this line: it may stand on several, each deeper than the first. */
    private static int signatureStart(List<String> lines, int end) {
        int start = end;
        while (lines.get(start - 1).endsWith("(") || lines.get(start - 1).endsWith(",")) {
            start--;
        }
        return start;
    }

    private static int lengthOf(List<String> lines, int start) {
        var first = lines.get(start);
        var close = first.substring(0, first.length() - first.stripLeading().length()) + "}";
        int end = start;
        // The body of an enum's constant ends with a comma or a semicolon after its brace.
        while (end < lines.size() - 1 && !lines.get(end).matches(close + "[,;]?")) {
            end++;
        }
        return end - start;
    }

    private static List<Path> ending(String suffix) {
        return FILES.stream().filter(file -> file.toString().endsWith(suffix)).toList();
    }

    private static String name(Path file) {
        return HOUSE.relativize(file).toString();
    }
}
