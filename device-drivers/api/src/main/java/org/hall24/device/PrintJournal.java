package org.hall24.device;

import java.util.UUID;

/** Where a printer writes down how far a job came. Ids and stages only, never content. */
@FunctionalInterface
public interface PrintJournal {
    /** How far a job came. */
    enum Stage {
        RESERVED,
        PRINTING,
        CUT,
        PRESENTED,
        INCOMPLETE
    }

    /** Notes that the job reached the stage. Must not fail the print: an implementation that cannot write says so in its log. */
    void note(UUID job, Stage stage);
}
