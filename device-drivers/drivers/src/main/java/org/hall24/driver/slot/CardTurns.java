package org.hall24.driver.slot;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.link.CardSlot;
import org.hall24.device.link.CardSlot.Powering;
import org.hall24.time.Pause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One card after another in a slot. A card that somebody forgot there is not powered for the next person. One thread at a time. */
public final class CardTurns {
    /** How often it is looked whether a card has left; the card service itself looks every 400 ms. */
    private static final Duration LOOK_PAUSE = Duration.ofMillis(300);

    /** One look at what lies there. */
    private static final Duration ONE_LOOK = Duration.ofMillis(1);

    private static final Logger LOG = LoggerFactory.getLogger(CardTurns.class);

    private final CardSlot slot;
    private final InstantSource clock;
    private final Pause pause;

    private final SlotMemory memory;

    /** Whether this connection has powered the card that must leave: only so it is known again. */
    private boolean recognises;

    /**
     * Nothing was read by this connection yet.
     *
     * @param memory what connections before this one knew
     */
    public CardTurns(CardSlot slot, InstantSource clock, Pause pause, SlotMemory memory) {
        this.slot = slot;
        this.clock = clock;
        this.pause = pause;
        this.memory = memory;
    }

    /**
     * Waits for a card that nobody forgot and powers it.
     *
     * @param patience how long, for the forgotten one to leave and the next to come
     * @throws IOException when the slot broke
     * @throws InterruptedException when the person left; the slot stays usable
     */
    public Powering next(Duration patience) throws IOException, InterruptedException {
        var giveUpAt = clock.instant().plus(patience);
        if (memory.mustLeave() && !recognises && slot.holdsCard()) {
            forgotten();
        }
        while (memory.mustLeave() && slot.keepsCard()) {
            if (!clock.instant().isBefore(giveUpAt)) {
                return new Powering.NoCard();
            }
            pause.sleep(LOOK_PAUSE);
        }
        memory.mustLeave(false);
        var left = Duration.between(clock.instant(), giveUpAt);
        return slot.power(left.isNegative() ? Duration.ZERO : left);
    }

    /** The powered card was read, whatever becomes of the slot now: it rests, and is nobody else's. */
    public void read() throws InterruptedException {
        mustLeave();
        try {
            slot.rest();
        } catch (IOException e) {
            LOG.warn("the slot broke after a reading: {}", e.getMessage());
        }
    }

    /**
     * Waits until no card is in the slot.
     *
     * @return false when one still is after this time; whoever waited in vain waited for a forgotten card, read or not
     * @throws IOException when the slot broke
     */
    public boolean gone(Duration patience) throws IOException, InterruptedException {
        var giveUpAt = clock.instant().plus(patience);
        while (slot.holdsCard()) {
            if (!clock.instant().isBefore(giveUpAt)) {
                forgotten();
                return false;
            }
            pause.sleep(LOOK_PAUSE);
        }
        return true;
    }

    /** A card that was not powered by us, or let go since, is powered once: only so it is known again later. */
    private void forgotten() throws IOException, InterruptedException {
        if (!slot.keepsCard()) {
            slot.power(ONE_LOOK);
        }
        slot.rest();
        mustLeave();
    }

    private void mustLeave() {
        memory.mustLeave(true);
        recognises = true;
    }

    /** The card that lies there may be powered again: somebody knows that it does. */
    public void forget() {
        memory.mustLeave(false);
    }

    /** Whether the slot answers. */
    public void checkHealth() throws DeviceException, InterruptedException {
        try {
            slot.holdsCard();
        } catch (IOException e) {
            throw silent(e);
        }
    }

    /** The fault of a card that another program keeps. */
    public static DeviceException held() {
        return new DeviceException(Fault.BUSY, "another program on this machine holds the card for itself; end it");
    }

    /** The fault of a slot that broke. */
    public static DeviceException silent(IOException e) {
        return new DeviceException(Fault.SILENT, String.valueOf(e.getMessage()), e);
    }
}
