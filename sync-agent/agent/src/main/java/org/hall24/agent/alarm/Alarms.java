package org.hall24.agent.alarm;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hall24.agent.alarm.Alarm.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The alarms of this terminal that stand right now, from memory: each is logged once, when it is raised. Safe for several threads. */
public final class Alarms {
    /** A list for a person; what is beyond it stands in the log only. */
    public static final int STANDING_MAX = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

    private final InstantSource clock;
    private final Map<Key, Alarm> standing = new LinkedHashMap<>();

    private record Key(Kind kind, String subject) {}

    /** None yet. */
    public Alarms(InstantSource clock) {
        this.clock = clock;
    }

    /** Raises an alarm; one that stands already stays as it is. */
    public void raise(Kind kind, String subject, String sentence) {
        var key = new Key(kind, subject);
        synchronized (standing) {
            if (standing.containsKey(key)) {
                return;
            }
            if (standing.size() < STANDING_MAX) {
                standing.put(key, new Alarm(kind, subject, sentence, clock.instant()));
            }
        }
        LOG.error("alarm {} {}: {}", kind, subject, sentence);
    }

    /** It is mended. */
    public void clear(Kind kind, String subject) {
        synchronized (standing) {
            if (standing.remove(new Key(kind, subject)) == null) {
                return;
            }
        }
        LOG.info("alarm {} {} is over", kind, subject);
    }

    /** Those that stand, oldest first. */
    public List<Alarm> standing() {
        synchronized (standing) {
            return List.copyOf(standing.values());
        }
    }
}
