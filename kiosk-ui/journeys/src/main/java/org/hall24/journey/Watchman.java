package org.hall24.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hall24.catalogue.Phrase;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.SensorReading;
import org.hall24.device.SensorReading.Door;
import org.hall24.device.SensorReading.Presence;
import org.hall24.device.SensorReading.Ups;
import org.hall24.wire.terminal.Agent.SiteCondition;
import org.hall24.wire.terminal.AgentException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees door, presence and UPS by the sensors, and tells the agent what staff must look after. What cannot be seen closes nothing: a sensor that
 * breaks never darkens a hall.
 *
 * <p>An open door and a UPS that is nearly empty let nobody begin; who has begun is served to the end. On the UPS alone everything goes on: what a
 * power cut breaks off is kept, and its rest can be had by its number. Presence greets and does nothing else: it is no reason to hurry anybody.
 */
final class Watchman {
    /** Who opens the door or steps up is noticed within this. */
    static final Duration EVERY = Duration.ofSeconds(1);

    /** An agent that was restarted knows nothing of a door that is open since yesterday. */
    private static final Duration TELL_AGAIN = Duration.ofMinutes(1);

    /** An agent that did not answer is told again after this. */
    private static final Duration TELL_LATER = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Watchman.class);

    private static final SensorReading BLIND = new SensorReading(Optional.empty(), Optional.empty(), Optional.empty());

    private final Fittings fittings;
    private volatile SensorReading seen = BLIND;
    private Optional<List<SiteCondition>> told = Optional.empty(); // with the next, by the one look under way only
    private Instant tellAt = Instant.EPOCH;

    Watchman(Fittings fittings) {
        this.fittings = fittings;
    }

    /** Whether this terminal has sensors at all. */
    boolean isPosted() {
        return fittings.board().statuses().stream().anyMatch(device -> device.role() == DeviceRole.SENSORS);
    }

    /** Looks once; one look at a time. While nothing can be seen the agent is told nothing: unknown is not over. */
    boolean look() throws InterruptedException {
        try {
            seen = fittings.sensors().read();
            tell(conditions());
            return true;
        } catch (DeviceException e) {
            LOG.debug("sensors: {}", e.getMessage());
            seen = BLIND;
            return false;
        }
    }

    /** Why nobody may begin now; empty when they may. */
    Optional<Phrase> paused() {
        if (isDoorOpen()) {
            return Optional.of(Phrase.of("paused.door"));
        }
        return ups().filter(Ups::low).map(_ -> Phrase.of("paused.power"));
    }

    /** The UPS that runs the terminal now; empty on the mains, without one, or when it cannot be seen. */
    Optional<Ups> ups() {
        return seen.ups().filter(Ups::powering);
    }

    /** Whether somebody stands there, as far as can be seen. */
    boolean somebodyStandsThere() {
        return seen.proximity().equals(Optional.of(Presence.PRESENT));
    }

    private boolean isDoorOpen() {
        return seen.cabinetDoor().equals(Optional.of(Door.OPEN));
    }

    private List<SiteCondition> conditions() {
        var now = new ArrayList<SiteCondition>();
        if (isDoorOpen()) {
            now.add(SiteCondition.CABINET_DOOR_OPEN);
        }
        ups().ifPresent(_ -> now.add(SiteCondition.UPS_POWERING));
        ups().filter(Ups::low).ifPresent(_ -> now.add(SiteCondition.UPS_LOW));
        return List.copyOf(now);
    }

    private void tell(List<SiteCondition> now) throws InterruptedException {
        var instant = fittings.clock().instant();
        boolean news = !told.equals(Optional.of(now));
        if (instant.isBefore(tellAt) && !(news && told.isPresent())) {
            return;
        }
        try {
            fittings.agent().site(now);
            told = Optional.of(now);
            tellAt = instant.plus(TELL_AGAIN);
        } catch (AgentException e) {
            LOG.debug("sensors: the agent was not told of {}: {}", now, e.getMessage());
            told = Optional.empty();
            tellAt = instant.plus(TELL_LATER);
        }
    }
}
