package org.hall24.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Something that is looked at aside, again and again, while a person is listened to; one look at a time. For the flow's thread. */
final class Glance<T> {
    private final String name;
    private final Duration every;
    private final Callable<T> look;
    private final Errand.Starter starter;
    private final Inbox inbox;
    private Instant looked = Instant.EPOCH;
    private Optional<Errand<T>> underWay = Optional.empty();

    /**
     * Nothing was looked at yet.
     *
     * @param every from one look to the next at least
     * @param look returns its bad news as values
     */
    Glance(String name, Duration every, Callable<T> look, Errand.Starter starter, Inbox inbox) {
        this.name = name;
        this.every = every;
        this.look = look;
        this.starter = starter;
        this.inbox = inbox;
    }

    /** Looks when it is time; whether a look has come to its end since the last call. */
    boolean take(Instant now) {
        boolean ended = underWay.flatMap(Errand::result).isPresent();
        if (ended) {
            underWay = Optional.empty();
        }
        if (underWay.isEmpty() && !now.isBefore(looked.plus(every))) {
            looked = now;
            underWay = Optional.of(Errand.begin(starter, name, look, inbox));
        }
        return ended;
    }
}
