package org.hall24.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;

/** Stays on the last screen of a visit, with the rating, until it is ended or its time is over. */
final class Ending {
    private static final Frame.Foot FOOT = new Frame.Foot(false, true, false, true);

    private final Hall hall;
    private final Grading grading;

    Ending(Hall hall, Grading grading) {
        this.hall = hall;
        this.grading = grading;
    }

    /** Seconds on the last screen. */
    record Seconds(int left, int max) {}

    /**
     * Stays. A rating that is complete when the time runs out is handed over; one that is not, is none.
     *
     * @param screen drawn every second
     * @throws Departure when the person went home or left; what they rated before is handed over likewise
     */
    void stay(BiFunction<Screen.Grade, Seconds, ? extends Screen> screen) throws Departure, InterruptedException {
        var touched = hall.dialogue().now();
        while (left(touched).isPositive()) {
            var since = touched;
            var touch = hall.dialogue()
                    .linger(
                            shorter(left(touched), Dialogue.TICK),
                            () -> screen.apply(
                                    grading.screen(),
                                    new Seconds(Dialogue.seconds(left(since)), Dialogue.seconds(most()))),
                            FOOT);
            if (touch.isPresent()) {
                if (ends(touch.get())) {
                    return;
                }
                // Who ticks reasons is given the time to.
                touched = grading.begun() ? hall.dialogue().now() : touched;
            }
        }
        handOver();
    }

    private boolean ends(Touch touch) throws Departure {
        switch (touch) {
            case Touch.Rate(int level) -> grading.rate(level);
            case Touch.Choose(var field, var code) when field.equals(Grading.FIELD) -> grading.tick(code);
            case Touch.SkipRating _ -> {
                return true;
            }
            case Touch.Go _ -> {
                handOver();
                return !grading.begun() || grading.complete();
            }
            case Touch.Leave _ -> depart(Departure.Way.LEFT);
            case Touch.Home _ -> depart(Departure.Way.HOME);
            case Touch _ -> {
                // not for this screen
            }
        }
        return false;
    }

    private void depart(Departure.Way way) throws Departure {
        handOver();
        throw new Departure(way);
    }

    private void handOver() {
        if (grading.complete()) {
            grading.handOver();
        }
    }

    private Duration left(Instant since) {
        return most().minus(Duration.between(since, hall.dialogue().now()));
    }

    private Duration most() {
        return hall.fittings().times().waits(hall.dialogue().panel().care()).result();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
