package org.hall24.device;

import java.util.UUID;

/** Where a printer writes down how far a job came. Ids, stages and counts only, never content. */
@FunctionalInterface
public interface PrintJournal {
    /** How far a job came. */
    enum Stage {
        RESERVED,
        PRINTING,
        CUT,
        PRESENTED,
        INCOMPLETE,
        /** The person took the slip that was presented (XFS4IoT: MediaTakenEvent). */
        TAKEN,
        /** Nobody took it, and the printer pulled it back (MediaAutoRetractedEvent). */
        RETRACTED,
        /** Nobody took it, and a printer that cannot pull back let it fall. */
        EJECTED
    }

    /**
     * Notes that the job reached the stage. Must not fail the print: an implementation that cannot write says so in its log.
     *
     * <p>PRESENTED and INCOMPLETE end a job. A job whose last line is PRINTING began, and nobody knows yet how it ended. Of printers that
     * can tell, one of TAKEN, RETRACTED and EJECTED follows PRESENTED and says what became of the slip.
     *
     * @param sheets whole sheets known to be out, those of earlier jobs of the same document included; a receipt is 0 or 1
     */
    void note(UUID job, Stage stage, int sheets);
}
