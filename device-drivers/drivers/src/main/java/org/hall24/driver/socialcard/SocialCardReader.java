package org.hall24.driver.socialcard;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.hall24.device.CardChallenge;
import org.hall24.device.CardReply;
import org.hall24.device.DeviceException;
import org.hall24.device.KeyModule;
import org.hall24.device.SmartCardReader;
import org.hall24.device.SocialCard;
import org.hall24.device.SocialCardReading;
import org.hall24.device.link.CardSlot;
import org.hall24.device.link.CardSlot.Powering;
import org.hall24.driver.slot.CardTurns;
import org.hall24.driver.slot.SlotMemory;
import org.hall24.driver.socialcard.Dialogue.Ended;
import org.hall24.time.Pause;

/** Reads social-security cards: the open files of editions 1.0 and 2.0, and those of 3.0 with the issuer's key module. */
final class SocialCardReader implements SmartCardReader {
    private static final int ISSUER_FILE = 5;
    private static final int HOLDER_FILE = 6;
    private static final byte[] NOTHING = {};

    private final CardSlot slot;
    private final CardTurns turns;

    /** Whether a technician speaks to the card that lies there. */
    private boolean inTalk;

    SocialCardReader(CardSlot slot, InstantSource clock, Pause pause, SlotMemory memory) {
        this.slot = slot;
        this.turns = new CardTurns(slot, clock, pause, memory);
    }

    @Override
    public SocialCardReading read(Duration patience, KeyModule keys) throws DeviceException, InterruptedException {
        inTalk = false;
        try {
            return switch (turns.next(patience)) {
                case Powering.NoCard _ -> new SocialCardReading.NoCard();
                case Powering.Mute _ -> new SocialCardReading.NotAccepted();
                case Powering.Held _ -> throw CardTurns.held();
                case Powering.Ready(String atr) -> readPowered(atr, keys);
            };
        } catch (IOException e) {
            throw CardTurns.silent(e);
        }
    }

    private SocialCardReading readPowered(String atr, KeyModule keys) throws IOException, InterruptedException {
        try {
            var card = card(new Dialogue(slot), atr, keys);
            turns.read();
            return new SocialCardReading.Read(card);
        } catch (Ended e) {
            if (e.why() != Ended.Why.TAKEN) {
                slot.rest();
            }
            return switch (e.why()) {
                case TAKEN -> new SocialCardReading.TakenTooSoon();
                case NOT_ACCEPTED -> new SocialCardReading.NotAccepted();
                case NOT_GENUINE -> new SocialCardReading.NotGenuine();
                case REFUSED -> new SocialCardReading.Refused();
                case KEYS_AWAY -> new SocialCardReading.KeysAway();
            };
        } catch (IllegalArgumentException _) { // what is written there is no social-security card's
            slot.rest();
            return new SocialCardReading.NotAccepted();
        }
    }

    @Override
    public boolean awaitTaken(Duration patience) throws DeviceException, InterruptedException {
        try {
            return turns.gone(patience);
        } catch (IOException e) {
            throw CardTurns.silent(e);
        }
    }

    @Override
    public CardReply apdu(byte... command) throws DeviceException, InterruptedException {
        try {
            if (!inTalk || !slot.keepsCard()) {
                var powering = slot.power(Duration.ofMillis(1));
                inTalk = powering instanceof Powering.Ready;
                if (powering instanceof Powering.Held) {
                    throw CardTurns.held();
                }
            }
            turns.forget();
            return slot.transmit(command);
        } catch (IOException e) {
            throw CardTurns.silent(e);
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

    // --- one card
    // ---------------------------------------------------------------------------------------------------------

    private static SocialCard card(Dialogue talk, String atr, KeyModule keys)
            throws IOException, Ended, InterruptedException {
        String algorithm = talk.selectEnvironment();
        talk.selectFile(ISSUER_FILE);
        byte[] cardId = needed(talk.record(CardFile.CARD_ID));
        String edition = CardFile.edition(needed(talk.record(CardFile.EDITION)));
        String cardNumber = CardFile.plain(needed(talk.record(CardFile.CARD_NUMBER)));
        String region = CardFile.region(cardId);
        switch (edition.charAt(0)) {
            case '1', '2' -> {}
            case '3' -> unlock(talk, region, atr, algorithm, CardFile.digits(cardId), keys);
            default -> throw new Ended(Ended.Why.NOT_ACCEPTED);
        }
        talk.selectFile(ISSUER_FILE);
        var issued =
                CardFile.day(needed(talk.record(CardFile.ISSUED))).orElseThrow(() -> new Ended(Ended.Why.NOT_ACCEPTED));
        var validTo = talk.record(CardFile.VALID_TO).flatMap(CardFile::day);
        talk.selectFile(HOLDER_FILE);
        String number = CardFile.plain(needed(talk.record(CardFile.NUMBER)));
        String name = CardFile.text(
                needed(talk.record(CardFile.NAME)),
                talk.record(CardFile.NAME_MORE).orElse(NOTHING));
        if (number.length() != 18 || name.isEmpty()) {
            throw new Ended(Ended.Why.NOT_ACCEPTED);
        }
        var sex = talk.record(CardFile.SEX).flatMap(CardFile::digit);
        var birth = talk.record(CardFile.BIRTH).flatMap(CardFile::day);
        return new SocialCard(edition, region, cardNumber, number, name, sex, birth, issued, validTo);
    }

    private static byte[] needed(Optional<byte[]> record) throws Ended {
        return record.orElseThrow(() -> new Ended(Ended.Why.NOT_ACCEPTED));
    }

    /** The two steps with the issuer's key module: the card proves itself, then the issuer proves itself to the card. */
    private static void unlock(
            Dialogue talk, String region, String atr, String algorithm, String cardId, KeyModule keys)
            throws IOException, Ended, InterruptedException {
        var hex = HexFormat.of().withUpperCase();
        talk.selectEnvironment();
        byte[] internalSource = talk.challenge();
        byte[] internalFactor = talk.challenge();
        byte[] answer = talk.prove(internalFactor, internalSource);
        byte[] externalSource = talk.challenge();
        byte[] externalFactor = talk.challenge();
        var challenge = new CardChallenge(
                region,
                atr,
                algorithm,
                cardId,
                hex.formatHex(internalFactor),
                hex.formatHex(internalSource),
                hex.formatHex(externalFactor),
                hex.formatHex(externalSource));
        switch (keys.ask(challenge)) {
            case KeyModule.Answer.Away _ -> throw new Ended(Ended.Why.KEYS_AWAY);
            case KeyModule.Answer.Refused _ -> throw new Ended(Ended.Why.REFUSED);
            case KeyModule.Answer.Keys(var proof) -> {
                if (!proof.internal().startsWith(hex.formatHex(answer, 0, 8))) {
                    throw new Ended(Ended.Why.NOT_GENUINE);
                }
                talk.show(HexFormat.of().parseHex(proof.external()));
            }
        }
    }
}
