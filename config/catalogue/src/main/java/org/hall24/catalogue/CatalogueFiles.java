package org.hall24.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** The catalogue as it is shipped: file by file, as a release carries it. */
public final class CatalogueFiles {
    private static final String FOLDER = "shipped/";
    private static final String INDEX = "files.txt";

    private CatalogueFiles() {}

    /** Path to content, such as {@code matters/appeal.yaml}; sorted by path. */
    public static Map<String, String> shipped() {
        var files = new TreeMap<String, String>();
        read(INDEX).lines().filter(path -> !path.isBlank()).forEach(path -> files.put(path, read(path)));
        return files;
    }

    private static String read(String path) {
        try (var in = CatalogueFiles.class.getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is missing from this jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }
}
