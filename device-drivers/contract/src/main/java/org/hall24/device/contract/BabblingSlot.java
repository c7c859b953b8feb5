package org.hall24.device.contract;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.hall24.device.CardReply;
import org.hall24.device.link.CardSlot;

/**
 * A slot with a card that answers what a fuzzer wants, whatever it is asked, until it is taken out. Each answer is a byte of length, then the
 * bytes; the length {@value #LENGTH} stands for {@value #LONGEST}. With the highest bit of the length the status 9000 comes behind them, without
 * it the last two are the status. Too short for a status: the slot breaks when it is {@value #BREAKS}, else the card is taken.
 */
public final class BabblingSlot implements CardSlot {
    private static final int DONE_BEHIND = 0x80;
    private static final int LENGTH = 0x7F;

    /** The text of an identity card and its head: the longest answer there is. */
    private static final int LONGEST = 260;

    private static final int STATUS_BYTES = 2;
    private static final int BREAKS = 1;

    private final byte[] input;
    private final String atr;
    private int at;
    private int commands;
    private boolean whole = true;

    /**
     * A card that says this.
     *
     * @param from where its answers begin in {@code input}
     * @param atr its answer to reset, capital hexadecimal
     */
    public BabblingSlot(byte[] input, int from, String atr) {
        this.input = input.clone();
        this.at = from;
        this.atr = atr;
    }

    /** How many commands it was sent. */
    public int commands() {
        return commands;
    }

    @Override
    public boolean holdsCard() {
        return at < input.length;
    }

    @Override
    public boolean keepsCard() {
        return at < input.length;
    }

    @Override
    public Powering power(Duration patience) {
        return new Powering.Ready(atr);
    }

    @Override
    public CardReply transmit(byte... command) throws IOException {
        commands++;
        if (at >= input.length) {
            return new CardReply.CardTaken();
        }
        boolean done = (input[at] & DONE_BEHIND) != 0;
        int said = input[at] & LENGTH;
        int length = Math.min(said == LENGTH ? LONGEST : said, input.length - at - 1);
        byte[] answer = Arrays.copyOfRange(input, at + 1, at + 1 + length);
        at += 1 + length;
        if (done) {
            answer = Arrays.copyOf(answer, length + STATUS_BYTES);
            answer[length] = (byte) 0x90;
        }
        if (answer.length >= STATUS_BYTES) {
            return new CardReply.Answered(answer);
        }
        if (length == BREAKS) {
            whole = false;
            throw new IOException("the babbling slot broke");
        }
        return new CardReply.CardTaken();
    }

    @Override
    public void rest() {
        // it is not impressed
    }

    @Override
    public boolean isWhole() {
        return whole;
    }

    @Override
    public void close() {
        whole = false;
    }
}
