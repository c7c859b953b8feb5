package org.hall24.driver.ipp;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hall24.device.Fault;
import org.hall24.driver.ipp.IppAnswer.Group;

/** What a printer says of one job. */
record JobFacts(Group said) {
    static final List<String> ASKED = List.of(
            "job-id",
            "job-name",
            "job-state",
            "job-state-reasons",
            "job-impressions-completed",
            "job-media-sheets-completed");

    private static final int PENDING = 3;
    private static final int HELD = 4;
    private static final int STOPPED = 6;
    private static final int CANCELED = 7;
    private static final int COMPLETED = 9;

    int number() {
        return said.whole("job-id").orElse(0);
    }

    String name() {
        return said.word("job-name").orElse("");
    }

    private int state() {
        return said.whole("job-state").orElse(PENDING);
    }

    boolean hasEnded() {
        return state() >= CANCELED;
    }

    /** Whether the printer has not begun with it. */
    boolean waits() {
        return state() == PENDING || state() == HELD;
    }

    /** Whether it still waits for bytes of its document. */
    boolean lacksBytes() {
        return state() == HELD
                || reasons().contains("job-incoming")
                || reasons().contains("job-data-insufficient");
    }

    boolean isStopped() {
        return state() == STOPPED;
    }

    /** Whether the printer says that it did all of it. */
    boolean isComplete() {
        return state() == COMPLETED && !reasons().contains("job-completed-with-errors");
    }

    /** Sheets it stacked; empty = it does not count. One side a sheet, so that impressions are as good; some count only those. */
    Optional<Integer> sheets() {
        var told = Stream.of("job-media-sheets-completed", "job-impressions-completed")
                .flatMap(name -> said.whole(name).stream())
                .filter(count -> count >= 0)
                .toList();
        return told.stream()
                .filter(count -> count > 0)
                .findFirst()
                .or(() -> told.stream().findFirst());
    }

    /** Why it ended before its end, as far as the job says. */
    Fault fault() {
        var reasons = reasons();
        if (reasons.stream().anyMatch(reason -> reason.startsWith("job-canceled"))) {
            return Fault.STOPPED;
        }
        if (reasons.stream().anyMatch(reason -> reason.contains("document") || reason.contains("unsupported"))) {
            return Fault.REFUSED;
        }
        return Fault.HARDWARE;
    }

    private List<String> reasons() {
        return said.words("job-state-reasons");
    }
}
