package org.hall24.catalogue;

import java.util.ArrayList;
import java.util.List;

/** The catalogue cannot be used. Its message names file, line and what to do; {@link #problems()} has them one by one. */
public final class CatalogueException extends Exception {
    private static final long serialVersionUID = 1L;

    /** More than this at once helps nobody who has to mend them. */
    private static final int SHOWN_MAX = 20;

    private final ArrayList<String> problems;

    /** One or more problems, each a sentence. */
    public CatalogueException(List<String> problems) {
        super(String.join("\n", problems.subList(0, Math.min(problems.size(), SHOWN_MAX))));
        this.problems = new ArrayList<>(problems);
    }

    /** Each a sentence: {@code matters/appeal.yaml:3: unknown department "apeal"; add it to departments.yaml}. */
    public List<String> problems() {
        return List.copyOf(problems);
    }
}
