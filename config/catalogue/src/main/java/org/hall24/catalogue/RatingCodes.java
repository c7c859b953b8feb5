package org.hall24.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The national codes of one edition. The platform alone adds and takes away; an older edition's codes stay readable by its number.
 *
 * @param edition from 1
 * @param codes in the order they are offered
 * @param retired codes of earlier days: known, and not offered
 */
public record RatingCodes(int edition, List<RatingCode> codes, Set<String> retired) {
    /** The codes. */
    public RatingCodes {
        codes = List.copyOf(codes);
        retired = Set.copyOf(retired);
    }

    /** What can be ticked beside a rating of this level, the basic set first. */
    public List<RatingCode> of(int level) {
        return codes.stream().filter(code -> code.level() == level).toList();
    }

    /** A code that is offered; empty for retired and unknown ones. */
    public Optional<RatingCode> code(String code) {
        return codes.stream().filter(known -> known.code().equals(code)).findFirst();
    }
}
