package org.hall24.demo.devices;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hall24.report.Row;

/** What was done to one device and what came of it. One thread at a time. */
final class Account {
    /** What can happen at a device. */
    enum Event {
        /** The cable is pulled and put in again. */
        PLUG,
        /** Something spoils it while it is used. */
        FAULT,
        /** The cable goes in the middle of a use. */
        CUT,
        /** The person leaves in the middle of a use. */
        LEAVE,
        /** It is used with nothing in the way, until it is right. */
        USE
    }

    private final Map<Event, Integer> events = new EnumMap<>(Event.class);
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private int held;
    private int lost;
    private int doubled;
    private int hangs;
    private int neverBack;
    private long slowestMillis;

    void event(Event event, boolean holds) {
        events.merge(event, 1, Integer::sum);
        held += holds ? 1 : 0;
    }

    void verdict(Verdict verdict) {
        verdicts.merge(verdict, 1, Integer::sum);
    }

    void hang() {
        hangs++;
    }

    void neverBack() {
        neverBack++;
    }

    /** How long it took until a device with nothing in its way was right. */
    void backAfter(Duration time) {
        slowestMillis = Math.max(slowestMillis, time.toMillis());
    }

    void paper(Station.Paper paper) {
        lost += paper.lost();
        doubled += paper.doubled();
    }

    int tried() {
        return events.values().stream().mapToInt(Integer::intValue).sum();
    }

    int held() {
        return held;
    }

    int lost() {
        return lost;
    }

    int doubled() {
        return doubled;
    }

    int wrong() {
        return verdicts.getOrDefault(Verdict.WRONG, 0);
    }

    int hangs() {
        return hangs;
    }

    Row row(String name, long seed, boolean online) {
        var figures = new LinkedHashMap<String, Long>();
        for (var event : Event.values()) {
            figures.put(
                    "events-" + event.name().toLowerCase(java.util.Locale.ROOT), (long) events.getOrDefault(event, 0));
        }
        for (var verdict : Verdict.values()) {
            figures.put("uses-" + verdict.name().toLowerCase(java.util.Locale.ROOT), (long)
                    verdicts.getOrDefault(verdict, 0));
        }
        figures.put("wrong-data", (long) wrong());
        figures.put("hangs", (long) hangs);
        figures.put("never-back", (long) neverBack);
        figures.put("slowest-back-ms", slowestMillis);
        figures.put("online-after", online ? 1L : 0L);
        return new Row(name, tried(), online ? held : 0, lost, doubled, seed, figures);
    }
}
