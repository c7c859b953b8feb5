package org.hall24.device.link;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.hall24.device.CardReply;

/**
 * A place where a chip card meets the terminal, by contact or by radio. A driver sees this, never a card service.
 *
 * <p>One thread at a time, except {@link #close} and {@link #isWhole}, which any thread may call. A slot that threw an
 * {@link IOException} is broken for good: nobody mends it, the supervision opens a new one, also when the card service was started anew.
 *
 * <p>Before every slot stands a list of allowed commands, see {@link CardReply.NotAllowed}: no driver and no technician gets round it.
 */
public interface CardSlot extends Line {
    /** Longest command: a header, a length and 255 bytes; none that is allowed is longer. */
    int COMMAND_BYTES_MAX = 260;

    /** Longest answer: four bytes before 256 of text (identity cards over PC/SC), and the status. */
    int ANSWER_BYTES_MAX = 262;

    /** Whether a card lies there now, powered or not. */
    boolean holdsCard() throws IOException, InterruptedException;

    /**
     * Whether the card that was powered last is there still, and was there all the time.
     *
     * @return false also when none was ever powered
     */
    boolean keepsCard() throws IOException, InterruptedException;

    /**
     * Waits for a card and powers it anew: whatever it was told before, it forgot.
     *
     * @param patience how long to wait for one
     * @throws IOException when the slot broke
     * @throws InterruptedException when the caller no longer wants it; the slot stays usable
     */
    Powering power(Duration patience) throws IOException, InterruptedException;

    /** How a powering ended. */
    sealed interface Powering {
        /**
         * It is powered, and nobody else can speak to it until {@link CardSlot#rest}.
         *
         * @param atr its answer to reset as capital hexadecimal; holds serial numbers, so it is not for logs
         */
        record Ready(String atr) implements Powering {
            @Override
            public String toString() {
                return "Ready[]";
            }
        }

        /** No card came in time. */
        record NoCard() implements Powering {}

        /** A card lies there that says nothing: the wrong way round, or without a chip. */
        record Mute() implements Powering {}

        /** A card lies there, and another program keeps it for itself; the slot is whole. */
        record Held() implements Powering {}
    }

    /**
     * Sends one command to the powered card. Waits as long as the slot's option {@code answer} says and does not heed interruption before:
     * half an answer is worse than a short wait.
     *
     * @throws IOException when the slot broke, also when no answer came in time: a late answer never reaches anybody
     */
    CardReply transmit(byte... command) throws IOException;

    /** Lets the card rest: it forgets what it was told, and others may speak to it. {@link #keepsCard} still knows it. */
    void rest() throws IOException, InterruptedException;

    /** What the reader is called, for a technician; empty = it does not know. */
    default Optional<String> name() {
        return Optional.empty();
    }
}
