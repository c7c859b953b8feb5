package org.hall24.agent.send;

import java.util.ArrayList;
import java.util.List;
import org.hall24.agent.alarm.Alarm;
import org.hall24.agent.alarm.Alarms;
import org.hall24.agent.outbox.Backlog;
import org.hall24.agent.outbox.Parcel;
import org.hall24.wire.http.HeldMatters;
import org.hall24.wire.terminal.AgentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the hub what is held here when it asks by a word it has not been answered yet, as after a restored back-up, and takes out
 * of the cellar what it lost.
 */
final class Reconciliation {
    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    private final Backlog backlog;
    private final Delivery delivery;
    private final Alarms alarms;

    Reconciliation(Backlog backlog, Delivery delivery, Alarms alarms) {
        this.backlog = backlog;
        this.delivery = delivery;
        this.alarms = alarms;
    }

    /**
     * Answers the word, unless it was answered before. When the hub goes away in the middle the word stays unanswered, and the next
     * time it begins anew: every page may be told twice.
     *
     * @return what waits again
     */
    List<Parcel> answer(String word) throws AgentException, InterruptedException {
        var again = new ArrayList<Parcel>();
        if (backlog.reconciled().filter(word::equals).isPresent()) {
            return again;
        }
        long told = 0;
        long reached = 0;
        for (boolean last = false; !last; ) {
            var page = backlog.held(reached);
            var missing = delivery.held(new HeldMatters(word, page.matters(), page.last()));
            if (missing.isEmpty()) {
                LOG.warn("the hub asked what is held here, and did not take the answer; it is told again");
                return again;
            }
            again.addAll(backlog.again(missing.get().missing()));
            missing.get()
                    .different()
                    .forEach(id -> alarms.raise(
                            Alarm.Kind.MATTER_SET_ASIDE,
                            id.toString(),
                            "the hub has other bytes under this matter; staff of the hub compare both"));
            told += page.matters().size();
            reached = page.reached();
            last = page.last();
        }
        backlog.reconciled(word);
        LOG.info("the hub asked what is held here ({}): told {} matters, {} are sent again", word, told, again.size());
        return again;
    }
}
