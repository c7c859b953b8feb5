package org.hall24.catalogue.main;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.hall24.catalogue.Catalogue;
import org.hall24.catalogue.CatalogueException;
import org.hall24.catalogue.CatalogueFiles;
import org.hall24.catalogue.FormField;
import org.hall24.catalogue.Language;
import org.hall24.catalogue.Linter;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.OverlayChange;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code hall24 catalogue lint|list|show ID}. Exit 0 = sound, 1 = a fault in the catalogue, 2 = could not run. */
@Command(
        name = "hall24 catalogue",
        description = "What the terminals offer.",
        mixinStandardHelpOptions = true,
        subcommands = {CatalogueMain.Lint.class, CatalogueMain.ListAll.class, CatalogueMain.Show.class})
public final class CatalogueMain {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(tools.jackson.databind.SerializationFeature.INDENT_OUTPUT)
            .build();

    private CatalogueMain() {}

    /** Runs the command and leaves with its exit code. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new CatalogueMain())
                .setExecutionExceptionHandler((e, _, _) -> {
                    System.err.println("hall24: " + e.getMessage());
                    return 2;
                })
                .execute(args);
    }

    /** What every verb needs. */
    abstract static class Verb implements Callable<Integer> {
        @Option(
                names = "--overlay",
                description = "region laid over it; \"none\" for none (default: ${DEFAULT-VALUE})",
                defaultValue = "990000")
        String overlay = "990000";

        @Option(names = "--from", description = "folder to read instead of the shipped catalogue")
        Optional<Path> from = Optional.empty();

        @Option(names = "--out", description = "folder for the result as JSON")
        Optional<Path> out = Optional.empty();

        abstract int run(Catalogue catalogue) throws IOException;

        @Override
        public Integer call() throws IOException {
            try {
                return run(Catalogue.of(files(), overlay.equals("none") ? "" : overlay));
            } catch (CatalogueException e) {
                e.problems().forEach(System.err::println);
                System.err.printf("%d fault(s) in the catalogue%n", e.problems().size());
                write("lint", Map.of("sound", false, "faults", e.problems()));
                return 1;
            }
        }

        void write(String name, Object value) throws IOException {
            if (out.isPresent()) {
                Files.createDirectories(out.get());
                Files.writeString(out.get().resolve(name + ".json"), JSON.writeValueAsString(value) + "\n");
            }
        }

        private Map<String, String> files() throws IOException {
            if (from.isEmpty()) {
                return CatalogueFiles.shipped();
            }
            var folder = from.get();
            var files = new TreeMap<String, String>();
            try (var paths = Files.walk(folder, 3)) {
                paths.filter(path -> path.toString().endsWith(".yaml")).forEach(path -> {
                    try {
                        files.put(folder.relativize(path).toString(), Files.readString(path));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
            return files;
        }
    }

    /** Counts, changes of the overlay, faults. */
    @Command(
            name = "lint",
            mixinStandardHelpOptions = true,
            description = "Reads everything, counts it, prints every change of the overlay, names every fault.")
    static final class Lint extends Verb {
        @Override
        int run(Catalogue catalogue) throws IOException {
            var report = Linter.read(catalogue);
            var out = screen();
            report.counts().forEach((what, number) -> out.printf("%6d  %s%n", number, what));
            out.printf(
                    "overlay %s changes %d things:%n", overlay, report.changes().size());
            report.changes().forEach(change -> out.println("  " + sentence(change)));
            out.println("sound");
            var json = new LinkedHashMap<String, Object>();
            json.put("sound", true);
            json.put("overlay", overlay);
            json.put("counts", report.counts());
            json.put(
                    "changes",
                    report.changes().stream().map(CatalogueMain::asMap).toList());
            write("lint", json);
            return 0;
        }
    }

    /** One line a matter. */
    @Command(name = "list", mixinStandardHelpOptions = true, description = "One line a matter.")
    static final class ListAll extends Verb {
        @Override
        int run(Catalogue catalogue) throws IOException {
            var out = screen();
            for (var matter : catalogue.matters()) {
                out.printf(
                        "%-28s %-6s %-8s %-4s %s%n",
                        matter.id(),
                        matter.open() ? "open" : "closed",
                        matter.verb().word(),
                        matter.level().id(),
                        catalogue.texts().in(Language.ZH, matter.name()));
            }
            write(
                    "list",
                    catalogue.matters().stream()
                            .map(matter -> asMap(catalogue, matter))
                            .toList());
            return 0;
        }
    }

    /** Everything about one matter. */
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Everything about one matter, as JSON.")
    static final class Show extends Verb {
        @Parameters(paramLabel = "ID", description = "such as appeal.hotline")
        String id = "";

        @Override
        int run(Catalogue catalogue) throws IOException {
            var matter = catalogue.matter(id);
            if (matter.isEmpty()) {
                System.err.println("no matter " + id + "; see: hall24 catalogue list");
                return 1;
            }
            var shown = asMap(catalogue, matter.get());
            screen().println(JSON.writeValueAsString(shown));
            write(id, shown);
            return 0;
        }
    }

    private static PrintStream screen() {
        return new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }

    private static String sentence(OverlayChange change) {
        return switch (change) {
            case OverlayChange.LevelChanged(var matter, var from, var to) ->
                "%s: identity level %s → %s".formatted(matter, from, to);
            case OverlayChange.DeviceLeftOut(var matter, var device) ->
                "%s: without device %s".formatted(matter, device);
            case OverlayChange.MaterialLeftOut(var matter, var material) ->
                "%s: without material %s".formatted(matter, material);
        };
    }

    private static Map<String, String> asMap(OverlayChange change) {
        return switch (change) {
            case OverlayChange.LevelChanged(var matter, var from, var to) ->
                Map.of("matter", matter, "change", "level", "from", from, "to", to);
            case OverlayChange.DeviceLeftOut(var matter, var device) ->
                Map.of("matter", matter, "change", "device-left-out", "device", device);
            case OverlayChange.MaterialLeftOut(var matter, var material) ->
                Map.of("matter", matter, "change", "material-left-out", "material", material);
        };
    }

    private static Map<String, Object> asMap(Catalogue catalogue, Matter matter) {
        var map = new LinkedHashMap<String, Object>();
        map.put("id", matter.id());
        for (var language : Language.values()) {
            map.put(language.code(), catalogue.texts().in(language, matter.name()));
        }
        map.put("open", matter.open());
        map.put("verb", matter.verb().word());
        map.put("kind", matter.kind().name().toLowerCase(java.util.Locale.ROOT));
        map.put("department", matter.department().id());
        map.put("level", matter.level().id());
        map.put("minutes", matter.minutes());
        map.put("slot", matter.slot());
        map.put("fields", matter.fields().stream().map(FormField::id).toList());
        map.put("materials", matter.materials());
        map.put("devices", matter.devices());
        map.put(
                "offline",
                matter.offline().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        map.put("changes", changesOf(catalogue, matter.id()));
        return map;
    }

    private static List<Map<String, String>> changesOf(Catalogue catalogue, String matter) {
        return catalogue.changes().stream()
                .filter(change -> change.matter().equals(matter))
                .map(CatalogueMain::asMap)
                .toList();
    }
}
