package org.hall24.journey;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hall24.device.DeviceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees that a card leaves the slot with its owner: asked for after the reading, and once more when the person goes. */
final class TakeOut {
    private static final Logger LOG = LoggerFactory.getLogger(TakeOut.class);

    /** Whoever has not taken it by then goes on all the same, and is reminded at the end. */
    static final Duration FIRST_MAX = Duration.ofSeconds(20);

    /** After this somebody has not understood, or has turned away: it is said once more, differently. */
    private static final Duration SOON = Duration.ofSeconds(6);

    /** At the end nobody may be there any more. */
    static final Duration LAST_MAX = Duration.ofSeconds(30);

    /** The card service answers at once. */
    private static final Duration LOOK_MAX = Duration.ofSeconds(2);

    private final Hall hall;

    TakeOut(Hall hall) {
        this.hall = hall;
    }

    /** What is shown after the reading, by how long it has been shown. */
    static Screen asked(Duration shown) {
        return new Screen.InsertCard(
                shown.compareTo(SOON) < 0 ? new Screen.ChipStage.TakeOut() : new Screen.ChipStage.Forgotten(),
                List.of());
    }

    /** Waits until the card is out; a reader that cannot tell has none. */
    boolean await(Duration most) throws InterruptedException {
        try {
            return hall.fittings().chips().awaitTaken(most);
        } catch (DeviceException e) {
            LOG.warn("smartcard: {} while a card was to be taken", e.fault());
            return true;
        }
    }

    /** What lies in the slot while nobody is served is nobody's: it must leave before another is read. */
    boolean disown() throws InterruptedException {
        boolean empty = await(Duration.ZERO);
        if (!empty) {
            LOG.warn("smartcard: a card lies in the slot and nobody is there");
        }
        return empty;
    }

    /** Everything personal is gone already; what may still be here is the card itself. */
    void remind() throws InterruptedException {
        boolean forgotten =
                hall.dialogue().quietly(LOOK_MAX, () -> !await(Duration.ZERO)).orElse(false);
        if (!forgotten) {
            return;
        }
        boolean taken = hall.dialogue()
                .within(
                        LAST_MAX,
                        () -> new Screen.InsertCard(new Screen.ChipStage.Forgotten(), List.of()),
                        Optional.empty(),
                        () -> await(LAST_MAX))
                .orElse(false);
        if (!taken) {
            LOG.warn("smartcard: somebody left a card in the slot");
        }
    }
}
