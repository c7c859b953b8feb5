package org.hall24.hub.certificates;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hall24.hub.certificates.paper.Paper;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Query;
import org.hall24.wire.query.Reply;

/** One kind of certificate: what its department is asked, and how the answer stands on paper. */
sealed interface Kind permits FundDeposit, InsuredPerson, TitleSearch {
    /** All of them. */
    List<Kind> ALL = List.of(new FundDeposit(), new InsuredPerson(), new TitleSearch());

    /** The kind that a matter gives; empty when it gives no certificate. */
    static Optional<Kind> of(String matter) {
        return ALL.stream().filter(kind -> kind.matter().equals(matter)).findFirst();
    }

    /** The catalogue id. */
    String matter();

    /** The department, whose seal it carries. */
    String department();

    /** The first part of its keys among the words of certificates. */
    String words();

    /** What the department is asked, with the draft's own fields. */
    Operation asks();

    /**
     * Puts the department's answer into words.
     *
     * @param at when it answered
     * @return empty when nothing of what was chosen is there any more
     * @throws MalformedException when the answer is none
     */
    Optional<Said> say(Query draft, Reply answer, Instant at) throws MalformedException;

    /** What a kind says, apart from what all certificates say. */
    record Said(String statement, List<Paper.Fact> facts, Optional<Paper.Grid> grid, List<String> notes) {
        @Override
        public String toString() {
            return "Said[masked]";
        }
    }

    /** A field of the draft; empty text counts as none. */
    static Optional<String> field(Query draft, String name) {
        return Optional.ofNullable(draft.fields().get(name)).filter(text -> !text.isBlank());
    }

    /** Comma-separated ids of a field. */
    static List<String> ids(Query draft, String name) {
        return field(draft, name)
                .map(text -> List.of(text.strip().split("\\s*,\\s*")))
                .orElse(List.of());
    }
}
