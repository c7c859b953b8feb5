package org.hall24.simulator.document;

import java.util.Optional;
import java.util.TreeSet;

/** One job as the printer knows it. Guarded by the printer. */
final class PrintJob {
    /** The numbers of RFC 8011. */
    enum State {
        PENDING(3),
        HELD(4),
        PROCESSING(5),
        STOPPED(6),
        CANCELED(7),
        ABORTED(8),
        COMPLETED(9);

        private final int number;

        State(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        boolean hasEnded() {
            return number >= CANCELED.number;
        }
    }

    final int number;
    final String name;
    final String user;
    final int copies;
    final Optional<IppCall.Span> pages;
    State state = State.HELD;
    final TreeSet<String> reasons = new TreeSet<>();
    int sheets;
    boolean cancel;
    Optional<SheetSource> document = Optional.empty();

    PrintJob(int number, IppCall call) {
        this.number = number;
        this.name = call.word("job-name").orElse("untitled");
        this.user = call.word("requesting-user-name").orElse("anonymous");
        this.copies = Math.max(1, call.number("copies").orElse(1));
        this.pages = call.span("page-ranges");
        reasons.add("job-incoming");
    }

    /** It is over; what was to be printed is forgotten. */
    void end(State how, String reason) {
        state = how;
        reasons.clear();
        reasons.add(reason);
        document.ifPresent(SheetSource::close);
        document = Optional.empty();
    }
}
