package org.hall24.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the terminals of one region offer: matters, departments, words. Immutable. */
public final class Catalogue {
    private final List<Matter> matters;
    private final List<Department> departments;
    private final List<OverlayChange> changes;
    private final Plate plate;
    private final CodeRules codes;
    private final RatingCodes ratingCodes;
    private final WordBook texts;

    Catalogue(
            List<Matter> matters,
            List<Department> departments,
            List<OverlayChange> changes,
            Plate plate,
            CodeRules codes,
            RatingCodes ratingCodes,
            WordBook texts) {
        this.matters = List.copyOf(matters);
        this.departments = List.copyOf(departments);
        this.changes = List.copyOf(changes);
        this.plate = plate;
        this.codes = codes;
        this.ratingCodes = ratingCodes;
        this.texts = texts;
    }

    /**
     * Reads the files and lays a region's overlay over them.
     *
     * @param files path to content, as {@link CatalogueFiles#shipped()} gives them or a release carries them
     * @param overlay the region, such as {@code 990000}; empty = none
     * @throws CatalogueException naming file, line and what to do, for every fault found
     */
    public static Catalogue of(Map<String, String> files, String overlay) throws CatalogueException {
        var problems = new ArrayList<String>();
        var catalogue = new CatalogueReader(files, problems).read(overlay);
        if (problems.isEmpty()) {
            problems.addAll(Linter.missingTexts(catalogue));
        }
        if (!problems.isEmpty()) {
            throw new CatalogueException(problems);
        }
        return catalogue;
    }

    /** Every matter, by id. */
    public List<Matter> matters() {
        return matters;
    }

    /** A matter that can be done today; empty for closed and unknown ones. */
    public Optional<Matter> open(String id) {
        return matters.stream()
                .filter(matter -> matter.open() && matter.id().equals(id))
                .findFirst();
    }

    /** A matter, open or not. */
    public Optional<Matter> matter(String id) {
        return matters.stream().filter(matter -> matter.id().equals(id)).findFirst();
    }

    /** What can be done today behind one verb. */
    public List<Matter> open(Verb verb) {
        return matters.stream()
                .filter(matter -> matter.open() && matter.verb() == verb)
                .toList();
    }

    /** What stands on the home screen, in its order. */
    public List<Matter> home() {
        return matters.stream()
                .filter(matter -> matter.open() && matter.home().isPresent())
                .sorted(Comparator.comparingInt(matter -> matter.home().getAsInt()))
                .toList();
    }

    /** Every department. */
    public List<Department> departments() {
        return departments;
    }

    /** A department. */
    public Optional<Department> department(String id) {
        return departments.stream()
                .filter(department -> department.id().equals(id))
                .findFirst();
    }

    /** Everything the overlay changed. */
    public List<OverlayChange> changes() {
        return changes;
    }

    /** The name plate. */
    public Plate plate() {
        return plate;
    }

    /** What a scanned code is. */
    public CodeRules codes() {
        return codes;
    }

    /** What can be ticked beside a rating. */
    public RatingCodes ratingCodes() {
        return ratingCodes;
    }

    /** The words. */
    public Texts texts() {
        return texts;
    }

    WordBook wordBook() {
        return texts;
    }
}
