package org.hall24.journey;

import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Phrase;
import org.hall24.wire.terminal.Agent.VoidedPrint;

/** What staff read on the panel while nobody is served. */
final class StaffNotice {
    /** More lines than these do not fit above the hall's roof; the agent's log names every print. */
    private static final int LINES_MAX = 3;

    /** A print without a case is quoted by the end of its id, where two of one minute differ. */
    private static final int JOB_CHARS = 8;

    private StaffNotice() {}

    static Optional<Screen.Voided> of(List<VoidedPrint> prints) {
        if (prints.isEmpty()) {
            return Optional.empty();
        }
        var newest = prints.stream().limit(LINES_MAX).map(StaffNotice::line).toList();
        return Optional.of(new Screen.Voided(prints.size(), newest));
    }

    private static Phrase line(VoidedPrint print) {
        var job = print.job().toString();
        return Phrase.of(
                "voided.print",
                Hall.moment(print.lastHeard().atZone(Hall.ZONE)),
                print.sheets(),
                print.caseNumber().orElse(job.substring(job.length() - JOB_CHARS)));
    }
}
