package org.hall24.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hall24.catalogue.Phrase;

/**
 * Speaks with the person: shows a screen, waits for what they say to it, and keeps the one idle rule of the house. Every
 * waiting for a person or for a machine goes through here.
 */
final class Dialogue {
    /** A picture with seconds on it is published this often. */
    static final Duration TICK = Duration.ofSeconds(1);

    /** The lamps are looked at this often; the hub's poll and a person's patience are slower. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final Frame.Foot QUESTION_FOOT = new Frame.Foot(false, true, false, true);

    private final Fittings fittings;
    private final Panel panel;
    private final Inbox inbox;
    private final Errand.Starter starter;
    private final House house;
    private final Watchman watchman;
    private final Glance<?> lamps;
    private final Glance<?> sensors;

    /** What was heard while something was under way. */
    sealed interface Heard<T> {
        /** It came to its end. */
        record Came<T>(T result) implements Heard<T> {}

        /** The person said something meanwhile; the errand was stopped. */
        record Said<T>(Touch touch) implements Heard<T> {}

        /** It took longer than it may; it was stopped. */
        record Late<T>() implements Heard<T> {}
    }

    Dialogue(Fittings fittings, Panel panel, Inbox inbox, Errand.Starter starter, House house, Watchman watchman) {
        this.fittings = fittings;
        this.panel = panel;
        this.inbox = inbox;
        this.starter = starter;
        this.house = house;
        this.watchman = watchman;
        this.lamps = new Glance<>("lamps", LOOK, house::look, starter, inbox);
        this.sensors = new Glance<>("sensors", Watchman.EVERY, watchman::look, starter, inbox);
    }

    Panel panel() {
        return panel;
    }

    Instant now() {
        return fittings.clock().instant();
    }

    /**
     * Shows a screen and waits for a touch meant for it. The idle rule, help, home and leaving are dealt with here.
     *
     * @throws Departure when the person left, went home or fell silent
     */
    Touch ask(Screen screen, Optional<Frame.Progress> progress, Frame.Foot foot)
            throws Departure, InterruptedException {
        return ask(() -> screen, LOOK, progress, foot);
    }

    /** As above, with a picture that is drawn anew every second. */
    Touch ask(Supplier<? extends Screen> picture, Optional<Frame.Progress> progress, Frame.Foot foot)
            throws Departure, InterruptedException {
        return ask(picture, TICK, progress, foot);
    }

    private Touch ask(
            Supplier<? extends Screen> picture, Duration every, Optional<Frame.Progress> progress, Frame.Foot foot)
            throws Departure, InterruptedException {
        while (true) {
            var touch =
                    await(() -> fittings.times().waits(panel.care()).idle(), _ -> picture.get(), every, progress, foot);
            if (touch.isPresent()) {
                return touch.get();
            }
            question();
        }
    }

    /**
     * Waits for a touch meant for the screen, a picture a second; empty when nobody touched anything for so long. Help, home and
     * leaving are dealt with here, the question whether somebody is there is not.
     *
     * @param most without any touch; care mode may stretch it meanwhile
     * @param picture what is shown with so much of that time left
     */
    Optional<Touch> await(
            Supplier<Duration> most,
            Function<Duration, ? extends Screen> picture,
            Optional<Frame.Progress> progress,
            Frame.Foot foot)
            throws Departure, InterruptedException {
        return await(most, picture, TICK, progress, foot);
    }

    private Optional<Touch> await(
            Supplier<Duration> most,
            Function<Duration, ? extends Screen> picture,
            Duration every,
            Optional<Frame.Progress> progress,
            Frame.Foot foot)
            throws Departure, InterruptedException {
        var silentSince = now();
        while (true) {
            var left = left(silentSince, most.get());
            if (!left.isPositive()) {
                return Optional.empty();
            }
            show(picture.apply(left), progress, foot);
            var event = next(shorter(left, every));
            if (event.isPresent() && event.get() instanceof Event.Touched(var touch)) {
                silentSince = now();
                var meant = heard(touch, foot);
                if (meant.isPresent()) {
                    return meant;
                }
                // Help may have taken its time.
                silentSince = now();
            }
        }
    }

    /** Shows without waiting. */
    void show(Screen screen, Optional<Frame.Progress> progress, Frame.Foot foot) {
        if (panel.show(screen, progress, foot)) {
            inbox.turnPage();
        }
    }

    /**
     * Does something the person can only wait for. Touches fall away, nothing times out on them; the seconds are shown.
     *
     * @param most what is shown as the longest it may take; the task keeps to it by its own limits
     */
    <T> T work(Phrase what, Duration most, Optional<Frame.Progress> progress, Callable<T> task)
            throws InterruptedException {
        var began = now();
        return work(
                () -> new Screen.Working(
                        what,
                        (int) Duration.between(began, now()).toSeconds(),
                        (int) most.toSeconds(),
                        Optional.empty()),
                progress,
                task);
    }

    /** As above, with a picture of its own. */
    <T> T work(Supplier<? extends Screen> picture, Optional<Frame.Progress> progress, Callable<T> task)
            throws InterruptedException {
        var errand = Errand.begin(starter, "errand", task, inbox);
        try {
            // Shown before the first look at the result: also what takes no time is seen to have been done.
            do {
                show(picture.get(), progress, Frame.Foot.QUIET);
                next(TICK);
            } while (errand.result().isEmpty());
            inbox.turnPage();
            return errand.result().orElseThrow();
        } catch (InterruptedException e) {
            errand.stop();
            throw e;
        }
    }

    /** As above, but stopped when it has taken so long; empty then. */
    <T> Optional<T> within(
            Duration most, Supplier<? extends Screen> picture, Optional<Frame.Progress> progress, Callable<T> task)
            throws InterruptedException {
        var began = now();
        var errand = Errand.begin(starter, "errand", task, inbox);
        try {
            do {
                show(picture.get(), progress, Frame.Foot.QUIET);
                next(shorter(left(began, most), TICK));
            } while (errand.result().isEmpty() && left(began, most).isPositive());
            inbox.turnPage();
            return errand.result();
        } finally {
            if (errand.result().isEmpty()) {
                errand.stop();
            }
        }
    }

    /**
     * Does something while the person is listened to, a picture a second.
     *
     * @param most after this it is stopped
     */
    <T> Heard<T> listen(
            Callable<T> task,
            Supplier<? extends Screen> picture,
            Optional<Frame.Progress> progress,
            Frame.Foot foot,
            Duration most)
            throws Departure, InterruptedException {
        return listen(task, picture, progress, foot, () -> most);
    }

    /** As above, with a limit that may move while it goes on. */
    <T> Heard<T> listen(
            Callable<T> task,
            Supplier<? extends Screen> picture,
            Optional<Frame.Progress> progress,
            Frame.Foot foot,
            Supplier<Duration> most)
            throws Departure, InterruptedException {
        var began = now();
        var errand = Errand.begin(starter, "errand", task, inbox);
        boolean done = false;
        try {
            while (left(began, most.get()).isPositive()) {
                show(picture.get(), progress, foot);
                var result = errand.result();
                if (result.isPresent()) {
                    done = true;
                    return new Heard.Came<>(result.get());
                }
                var event = next(TICK);
                if (event.isPresent() && event.get() instanceof Event.Touched(var touch)) {
                    var meant = heard(touch, foot);
                    if (meant.isPresent()) {
                        return new Heard.Said<>(meant.get());
                    }
                }
            }
            // What ended while its owner read the help counts: the card was read long ago.
            var result = errand.result();
            done = result.isPresent();
            return result.<Heard<T>>map(Heard.Came::new).orElseGet(Heard.Late::new);
        } finally {
            if (!done) {
                errand.stop();
            }
        }
    }

    /** Stays on a screen for a while; the touch that ended it, empty when the time did. Leaving is one of the touches. */
    Optional<Touch> linger(Duration most, Supplier<? extends Screen> picture, Frame.Foot foot)
            throws InterruptedException {
        var began = now();
        while (true) {
            var left = left(began, most);
            if (!left.isPositive()) {
                return Optional.empty();
            }
            show(picture.get(), Optional.empty(), foot);
            var event = next(shorter(left, TICK));
            if (event.isPresent() && event.get() instanceof Event.Touched(var touch) && !passing(touch)) {
                return Optional.of(touch);
            }
        }
    }

    /** Does something short while the picture stays as it is; empty when it took too long. Touches fall away. */
    <T> Optional<T> quietly(Duration most, Callable<T> task) throws InterruptedException {
        var began = now();
        var errand = Errand.begin(starter, "errand", task, inbox);
        try {
            while (errand.result().isEmpty() && left(began, most).isPositive()) {
                next(shorter(left(began, most), TICK));
            }
            return errand.result();
        } finally {
            if (errand.result().isEmpty()) {
                errand.stop();
            }
        }
    }

    /** Something the person need not wait for. */
    <T> Errand<T> aside(Callable<T> task) {
        return Errand.begin(starter, "aside", task, inbox);
    }

    void forget() {
        inbox.clear();
    }

    /** The next event, after looking at lamps and sensors when it is time. Ends of such looks are dealt with here. */
    private Optional<Event> next(Duration patience) throws InterruptedException {
        boolean news = lamps.take(now());
        news |= watchman.isPosted() && sensors.take(now());
        if (news) {
            panel.again();
        }
        return inbox.await(patience);
    }

    /** The touch, when it is meant for the screen; what is meant for the frame is done here. */
    private Optional<Touch> heard(Touch touch, Frame.Foot foot) throws Departure, InterruptedException {
        return switch (touch) {
            case Touch.Awake _, Touch.Speak _, Touch.Care _ -> Optional.empty();
            case Touch.Leave _ -> {
                if (foot.leave()) {
                    throw new Departure(Departure.Way.LEFT);
                }
                yield Optional.empty();
            }
            case Touch.Home _ -> {
                if (foot.home()) {
                    throw new Departure(Departure.Way.HOME);
                }
                yield Optional.empty();
            }
            case Touch.Help _ -> {
                if (foot.help()) {
                    help();
                }
                yield Optional.empty();
            }
            case Touch.Back back -> foot.back() ? Optional.of(back) : Optional.empty();
            case Touch other -> Optional.of(other);
        };
    }

    private void question() throws Departure, InterruptedException {
        var began = now();
        while (true) {
            var most = fittings.times().waits(panel.care()).question();
            var left = left(began, most);
            if (!left.isPositive()) {
                throw new Departure(Departure.Way.SILENT);
            }
            show(new Screen.IdleQuestion(seconds(left), seconds(most)), Optional.empty(), QUESTION_FOOT);
            var event = next(shorter(left, TICK));
            if (event.isPresent() && event.get() instanceof Event.Touched(var touch)) {
                switch (touch) {
                    case Touch.Go _ -> {
                        return;
                    }
                    case Touch.Decline _, Touch.Leave _ -> throw new Departure(Departure.Way.LEFT);
                    case Touch.Home _ -> throw new Departure(Departure.Way.HOME);
                    case Touch _ -> {
                        // a hand on the glass that chose nothing: the seconds go on
                    }
                }
            }
        }
    }

    private void help() throws Departure, InterruptedException {
        var card = new Screen.HelpCard(helpRows());
        while (true) {
            var touch = ask(card, Optional.empty(), new Frame.Foot(true, true, false, true));
            if (touch instanceof Touch.Go || touch instanceof Touch.Back) {
                return;
            }
        }
    }

    private List<Screen.Row> helpRows() {
        var plate = house.plate();
        var hall = house.opened().flatMap(now -> now.catalogue().department("hall"));
        var counter = hall.map(department -> Phrase.of("help.counter.answer", department.counter(), department.hours()))
                .orElse(Phrase.of("help.phone.answer", plate.hotline()));
        return List.of(
                new Screen.Row(Phrase.of("help.phone"), Phrase.of("help.phone.answer", plate.hotline())),
                new Screen.Row(Phrase.of("help.say"), Phrase.of("help.say.answer", plate.terminal())),
                new Screen.Row(Phrase.of("help.counter"), counter),
                new Screen.Row(Phrase.of("help.card"), Phrase.of("help.card.answer")),
                new Screen.Row(Phrase.of("help.privacy"), Phrase.of("help.privacy.answer")));
    }

    private Duration left(Instant began, Duration most) {
        return Duration.between(now(), began.plus(most));
    }

    /** Whether the touch was for the frame and is done with already. */
    private static boolean passing(Touch touch) {
        return touch instanceof Touch.Speak || touch instanceof Touch.Care;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Whole seconds, rounded up: a person sees 1 until it is over. */
    static int seconds(Duration duration) {
        return (int) Math.max(0, (duration.toMillis() + 999) / 1_000);
    }
}
