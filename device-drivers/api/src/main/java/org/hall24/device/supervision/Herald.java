package org.hall24.device.supervision;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hall24.device.StatusChange;

/** Tells every listener of every device. Any thread; never waits. */
final class Herald {
    /** The screen, the agent's telemetry, a console, and room. */
    static final int LISTENERS_MAX = 8;

    private final List<StatusFeed> feeds = new CopyOnWriteArrayList<>();

    synchronized StatusFeed follow() {
        if (feeds.size() == LISTENERS_MAX) {
            throw new IllegalStateException(LISTENERS_MAX + " listen already; somebody forgets to close");
        }
        var feed = new StatusFeed(feeds::remove);
        feeds.add(feed);
        return feed;
    }

    void tell(StatusChange change) {
        for (var feed : feeds) {
            feed.put(change);
        }
    }
}
