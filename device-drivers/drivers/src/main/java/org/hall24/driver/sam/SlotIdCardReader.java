package org.hall24.driver.sam;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import org.hall24.device.CardReading;
import org.hall24.device.CardReply;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.IdCardReader;
import org.hall24.device.link.CardSlot;
import org.hall24.device.link.CardSlot.Powering;
import org.hall24.driver.slot.CardTurns;
import org.hall24.driver.slot.SlotMemory;
import org.hall24.time.Pause;

/**
 * Reads identity cards through readers that show them as chip cards: an answer to reset with 90 00 in bytes 13 and 14, the text behind {@code
 * FF B0 00 00 00} after four bytes of head. The layouts are those of the module. Source: one public program for such readers.
 */
final class SlotIdCardReader implements IdCardReader {
    private static final byte[] READ_TEXT = {(byte) 0xFF, (byte) 0xB0, 0, 0, 0};
    private static final int HEAD_BYTES = 4;

    /** Where an identity card's answer to reset says 9000, in hexadecimal characters. */
    private static final int MARK_AT = 26;

    private static final String MARK = "9000";
    private static final int DONE = 0x9000;

    private final CardSlot slot;
    private final CardTurns turns;

    SlotIdCardReader(CardSlot slot, InstantSource clock, Pause pause, SlotMemory memory) {
        this.slot = slot;
        this.turns = new CardTurns(slot, clock, pause, memory);
    }

    @Override
    public CardReading read(Duration patience) throws DeviceException, InterruptedException {
        try {
            return switch (turns.next(patience)) {
                case Powering.NoCard _ -> new CardReading.NoCard();
                case Powering.Mute _ -> new CardReading.NotAccepted();
                case Powering.Held _ -> throw CardTurns.held();
                case Powering.Ready(String atr) -> readPowered(atr);
            };
        } catch (IOException e) {
            throw CardTurns.silent(e);
        }
    }

    private CardReading readPowered(String atr) throws DeviceException, IOException, InterruptedException {
        if (!atr.startsWith(MARK, MARK_AT)) {
            slot.rest();
            return new CardReading.NotAccepted();
        }
        return switch (slot.transmit(READ_TEXT)) {
            case CardReply.CardTaken _ -> new CardReading.MovedTooSoon();
            case CardReply.NotAllowed(String why) -> throw new IllegalStateException(why);
            case CardReply.Answered answer -> decoded(answer);
        };
    }

    private CardReading decoded(CardReply.Answered answer) throws DeviceException, IOException, InterruptedException {
        byte[] data = answer.data();
        try {
            if (answer.status() != DONE) {
                slot.rest();
                return new CardReading.MovedTooSoon(); // the reader lost it, and says so in words of its own
            }
            if (data.length != HEAD_BYTES + CardText.BYTES) {
                slot.rest();
                throw new DeviceException(Fault.GARBLED, "a text of " + data.length + " bytes");
            }
            turns.read();
            return CardLayout.decode(new CardText(data, HEAD_BYTES));
        } finally {
            Arrays.fill(data, (byte) 0);
        }
    }

    @Override
    public void checkHealth() throws DeviceException, InterruptedException {
        turns.checkHealth();
    }

    @Override
    public void close() {
        slot.close();
    }
}
