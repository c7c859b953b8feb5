package org.hall24.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Something that reads bytes from outside.
 *
 * @param name such as {@code sam-frames}
 * @param leaf whose tests hold it
 * @param target its class
 * @param packages that Jazzer looks into
 */
record Target(String name, String leaf, String target, String packages) {
    private static final int FIELDS = 4;

    /** All of the list. */
    static List<Target> in(Path list) throws IOException {
        return Files.readAllLines(list).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Target::of)
                .toList();
    }

    private static Target of(String line) {
        var fields = line.strip().split("\\s+", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("'" + line + "' must be: name, leaf, class, packages");
        }
        return new Target(fields[0], fields[1], fields[2], fields[3]);
    }

    /** Its seeds. */
    Path seeds(Path house) {
        return house.resolve(leaf).resolve("src/test/fuzz").resolve(name);
    }
}
