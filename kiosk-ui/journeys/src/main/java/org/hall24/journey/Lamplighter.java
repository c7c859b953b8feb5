package org.hall24.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.hall24.device.DeviceException;
import org.hall24.device.DeviceRole;
import org.hall24.device.FlashRate;
import org.hall24.device.GuideLight;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the module shine that a hand goes to now, as the picture says it, and no other. It works on a thread of its own and keeps only the
 * newest wish: lights that are slow, broken or not there hold up nobody and stop nothing.
 */
final class Lamplighter {
    /** What failed is tried again, and what burns is said again, this often: a board that was away and came back is dark. */
    static final Duration AGAIN = Duration.ofSeconds(5);

    /** How long the end of the program waits for darkness. */
    private static final Duration LAST_MAX = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(Lamplighter.class);

    private final Fittings fittings;
    private final Errand.Starter starter;
    private final Runnable changed;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Glow> wanted = Optional.empty();
    private Optional<Glow> tried = Optional.empty();
    private Optional<GuideLight> lit = Optional.empty();
    private Instant triedAt = Instant.EPOCH;
    private boolean failed = true;
    private boolean working;
    private boolean over;

    /** One light and how it shines. */
    record Glow(GuideLight light, FlashRate rate) {}

    /**
     * Nothing burns yet.
     *
     * @param changed called on a thread of its own when another light burns than before
     */
    Lamplighter(Fittings fittings, Errand.Starter starter, Runnable changed) {
        this.fittings = fittings;
        this.starter = starter;
        this.changed = changed;
    }

    /** Where a hand goes on this picture; empty = all are dark. In care mode nothing hurries, not even a light. */
    static Optional<Glow> glow(Picture picture) {
        var asking = picture.frame().care() ? FlashRate.SLOW : FlashRate.MEDIUM;
        return switch (picture.screen()) {
            case Screen.ReadCard _ -> Optional.of(new Glow(GuideLight.CARD_READER, asking));
            case Screen.InsertCard card ->
                Optional.of(new Glow(
                        GuideLight.CARD_UNIT_2,
                        card.stage() instanceof Screen.ChipStage.Checking ? FlashRate.CONTINUOUS : asking));
            case Screen.ShowCode _ -> Optional.of(new Glow(GuideLight.SCANNER, asking));
            case Screen.Covered covered ->
                switch (covered.stage()) {
                    case SAME_CARD -> Optional.of(new Glow(GuideLight.CARD_READER, asking));
                    case SAME_CODE -> Optional.of(new Glow(GuideLight.SCANNER, asking));
                    case SAME_CHIP -> Optional.of(new Glow(GuideLight.CARD_UNIT_2, asking));
                };
            case Screen.Working working -> working.lit().map(light -> new Glow(light, FlashRate.CONTINUOUS));
            case Screen.PrintingSheets _ -> Optional.of(new Glow(GuideLight.DOCUMENT_PRINTER, FlashRate.CONTINUOUS));
            case Screen.TakeSlip _ -> Optional.of(new Glow(GuideLight.RECEIPT_PRINTER, asking));
            case Screen.Result result -> result.lit().map(light -> new Glow(light, asking));
            case Screen.Answered answered -> answered.lit().map(light -> new Glow(light, asking));
            case Screen.Attract _,
                    Screen.Home _,
                    Screen.MatterList _,
                    Screen.MatterPage _,
                    Screen.Consent _,
                    Screen.SmsCode _,
                    Screen.Pick _,
                    Screen.FactSheet _,
                    Screen.Table _,
                    Screen.Preview _,
                    Screen.Form _,
                    Screen.Slots _,
                    Screen.Review _,
                    Screen.ReceiptOffer _,
                    Screen.Cleared _,
                    Screen.IdleQuestion _,
                    Screen.Failure _,
                    Screen.HelpCard _ -> Optional.empty();
        };
    }

    /** The light that burns, as the lights themselves have confirmed; so no picture speaks of one that is dark. Never blocks. */
    Optional<GuideLight> lit() {
        lock.lock();
        try {
            return lit;
        } finally {
            lock.unlock();
        }
    }

    /** From now on this picture is shown. Never blocks. */
    void follow(Picture picture) {
        if (fittings.board().statuses().stream().noneMatch(device -> device.role() == DeviceRole.LIGHTS)) {
            return;
        }
        var wish = glow(picture);
        lock.lock();
        try {
            wanted = over ? Optional.empty() : wish;
            if (over || working || !isDue()) {
                return;
            }
            working = true;
        } finally {
            lock.unlock();
        }
        starter.start("guide-light", this::work);
    }

    private boolean isDue() {
        boolean longAgo = !fittings.clock().instant().isBefore(triedAt.plus(AGAIN));
        return !wanted.equals(tried) || (longAgo && (failed || wanted.isPresent()));
    }

    /** What the lights made of a wish. */
    private enum Answer {
        SHINES,
        /** As wished, or for want of such a light. */
        DARK,
        FAILED
    }

    private void work() {
        var before = lit();
        Optional<Glow> wish;
        do {
            wish = wanted();
        } while (!settle(wish, tell(wish)));
        if (!lit().equals(before)) {
            changed.run();
        }
    }

    private Optional<Glow> wanted() {
        lock.lock();
        try {
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    private Answer tell(Optional<Glow> wish) {
        try {
            if (wish.isPresent()) {
                boolean there =
                        fittings.lights().only(wish.get().light(), wish.get().rate());
                return there ? Answer.SHINES : Answer.DARK;
            }
            fittings.lights().allOff();
            return Answer.DARK;
        } catch (DeviceException e) {
            LOG.debug("lights: {}", e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException mistake) {
            LOG.error("lights: a mistake of the program: {}", mistake.getClass().getName());
        }
        return Answer.FAILED;
    }

    /** Writes down what came of a wish; false = another is wanted meanwhile. */
    private boolean settle(Optional<Glow> wish, Answer answer) {
        lock.lock();
        try {
            boolean fails = answer == Answer.FAILED;
            if (fails != failed && !triedAt.equals(Instant.EPOCH)) {
                LOG.warn("lights: {}", fails ? "out of work, people are served without" : "back");
            }
            failed = fails;
            tried = wish;
            triedAt = fittings.clock().instant();
            lit = answer == Answer.SHINES ? wish.map(Glow::light) : Optional.empty();
            working = !wish.equals(wanted) && !Thread.currentThread().isInterrupted();
            return !working;
        } finally {
            lock.unlock();
        }
    }

    /** Darkness at the end of the program. Waits for it a moment; lights that do not answer keep nobody from ending. */
    void putOut() throws InterruptedException {
        lock.lock();
        try {
            over = true;
            wanted = Optional.empty();
        } finally {
            lock.unlock();
        }
        var last = Thread.ofVirtual().name("lights-out").start(() -> tell(Optional.empty()));
        if (!last.join(LAST_MAX)) {
            LOG.warn("lights: not out within {}", LAST_MAX);
        }
    }
}
