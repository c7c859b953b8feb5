package org.hall24.hub.crowd;

import java.time.Duration;

/** What requests come for. Each kind has room of its own, so that a full intake keeps nobody from being told that the hub lives. */
public enum Errand {
    /** Matters, batches, ratings, reconciliations: short work on the database. */
    INTAKE(128, 16, 512, Duration.ofSeconds(1)),

    /** Questions and live questions: a department may think for 28 seconds, so nothing is learnt from how long they take. */
    QUESTION(128, 128, 128, Duration.ofMinutes(1)),

    /** Health, sessions, enrolment: what a terminal needs before it can do anything else. */
    DOOR(64, 64, 64, Duration.ofMinutes(1)),

    /** Those who wait for a release: a connection each and no work. */
    WAIT(20_000, 20_000, 20_000, Duration.ofMinutes(2)),

    /** Citizens' pages, open to the world. */
    PAGE(32, 32, 32, Duration.ofMinutes(1));

    private final int first;
    private final int least;
    private final int most;
    private final Duration patience;

    Errand(int first, int least, int most, Duration patience) {
        this.first = first;
        this.least = least;
        this.most = most;
        this.patience = patience;
    }

    /** The kind of a request, by its path alone: nothing of it is believed yet. */
    static Errand of(String path) {
        if (path.startsWith("/v1/matters") || path.startsWith("/v1/ratings") || path.equals("/v1/reconciliations")) {
            return INTAKE;
        }
        if (path.startsWith("/v1/queries") || path.startsWith("/v1/live/")) {
            return QUESTION;
        }
        if (path.equals("/v1/release")) {
            return WAIT;
        }
        return path.startsWith("/v1/") ? DOOR : PAGE;
    }

    Room room(java.util.random.RandomGenerator random) {
        return new Room(first, least, most, patience, random);
    }
}
