package org.hall24.journey;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hall24.catalogue.Language;

/**
 * The panel's present picture. Language and care mode redraw it at once, from any thread, also while the flow is busy. It holds
 * the newest screen only, so whatever is shown next drops what was shown before.
 */
final class Panel {
    private static final Screen NOTHING = new Screen.Attract(Optional.empty(), Optional.empty(), false);

    private final Function<Panel.Speech, Frame> around;
    private final ReentrantLock lock = new ReentrantLock();
    private Consumer<? super Picture> host = _ -> {};
    private Language language = Language.ZH;
    private boolean care;
    private Screen screen = NOTHING;
    private Optional<Frame.Progress> progress = Optional.empty();
    private Frame.Foot foot = Frame.Foot.QUIET;
    private Optional<Picture> last = Optional.empty();

    /** What the frame needs to know of the panel. */
    record Speech(Language language, boolean care, Optional<Frame.Progress> progress, Frame.Foot foot) {}

    /**
     * A dark panel.
     *
     * @param around makes the frame: plate and lamps as they are now
     */
    Panel(Function<Speech, Frame> around) {
        this.around = around;
    }

    /** Where pictures go from now on; never blocks. */
    void host(Consumer<? super Picture> newHost) {
        lock.lock();
        try {
            host = newHost;
            last = Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Shows a screen; true when it is another page than before. */
    boolean show(Screen next, Optional<Frame.Progress> where, Frame.Foot keys) {
        lock.lock();
        try {
            boolean other = !samePage(screen, next);
            screen = next;
            progress = where;
            foot = keys;
            publish();
            return other;
        } finally {
            lock.unlock();
        }
    }

    /** One question to choose from after another is another page: a double tap answers the first only. */
    private static boolean samePage(Screen before, Screen next) {
        if (before instanceof Screen.Pick one && next instanceof Screen.Pick other) {
            return one.title().equals(other.title());
        }
        return before.getClass().equals(next.getClass());
    }

    /** The same screen once more: a lamp has changed. */
    void again() {
        lock.lock();
        try {
            publish();
        } finally {
            lock.unlock();
        }
    }

    void speak(Language wanted) {
        lock.lock();
        try {
            language = wanted;
            publish();
        } finally {
            lock.unlock();
        }
    }

    void care(boolean on) {
        lock.lock();
        try {
            care = on;
            publish();
        } finally {
            lock.unlock();
        }
    }

    /** The next person begins in Chinese and in the standard size. */
    void forgetPerson() {
        lock.lock();
        try {
            language = Language.ZH;
            care = false;
        } finally {
            lock.unlock();
        }
    }

    Language language() {
        lock.lock();
        try {
            return language;
        } finally {
            lock.unlock();
        }
    }

    boolean care() {
        lock.lock();
        try {
            return care;
        } finally {
            lock.unlock();
        }
    }

    private void publish() {
        var picture = new Picture(around.apply(new Speech(language, care, progress, foot)), screen);
        if (last.filter(picture::equals).isEmpty()) {
            last = Optional.of(picture);
            host.accept(picture);
        }
    }
}
