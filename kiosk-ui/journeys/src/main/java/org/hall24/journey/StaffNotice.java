package org.hall24.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Phrase;
import org.hall24.device.SensorReading.Ups;
import org.hall24.wire.terminal.Agent.VoidedPrint;

/** What staff read on the panel while nobody is served. */
final class StaffNotice {
    /** More lines than these do not fit above the hall's roof; the agent's log names every print. */
    private static final int LINES_MAX = 3;

    /** A print without a case is quoted by the end of its id, where two of one minute differ. */
    private static final int JOB_CHARS = 8;

    private StaffNotice() {}

    /**
     * A notice; empty when there is nothing to look after.
     *
     * @param ups the UPS, while it runs the terminal. One that is nearly empty closes the terminal, and that is said larger
     */
    static Optional<ForStaff> of(List<VoidedPrint> prints, Optional<Ups> ups) {
        var lines = new ArrayList<Phrase>();
        ups.filter(now -> !now.low()).ifPresent(_ -> lines.add(Phrase.of("staff.battery")));
        prints.forEach(print -> lines.add(line(print)));
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ForStaff(lines.size(), lines.stream().limit(LINES_MAX).toList(), todo(prints)));
    }

    private static Optional<Phrase> todo(List<VoidedPrint> prints) {
        if (prints.isEmpty()) {
            return Optional.empty();
        }
        boolean broke = prints.stream().anyMatch(print -> print.end() == VoidedPrint.End.BROKE_OFF);
        return Optional.of(broke ? Phrase.of("voided.do") : Phrase.of("voided.slips"));
    }

    private static Phrase line(VoidedPrint print) {
        var when = Hall.moment(print.lastHeard().atZone(Hall.ZONE));
        var job = print.job().toString();
        var number = print.caseNumber().orElse(job.substring(job.length() - JOB_CHARS));
        return switch (print.end()) {
            case BROKE_OFF -> Phrase.of("voided.print", when, print.sheets(), number);
            case RETRACTED -> Phrase.of("voided.retracted", when, number);
            case EJECTED -> Phrase.of("voided.ejected", when, number);
        };
    }
}
