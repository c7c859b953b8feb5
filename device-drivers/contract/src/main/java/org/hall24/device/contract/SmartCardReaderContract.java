package org.hall24.device.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.hall24.device.CardReply;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.KeyModule;
import org.hall24.device.SmartCardReader;
import org.hall24.device.SocialCard;
import org.hall24.device.SocialCardReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every reader of social-security cards holds, whoever made it and whatever carries its commands. */
@Timeout(60)
public abstract class SmartCardReaderContract {
    /** How the world is when a test begins. */
    public enum Situation {
        /** A card whose files are open to everybody. */
        OPEN_CARD_LIES,
        /** A card that shows its holder to the issuer only. */
        LOCKED_CARD_LIES,
        CARD_COMES_AFTER_AN_INTERRUPTION,
        NO_CARD,
        CARD_IS_TAKEN,
        OTHER_CARD,
        /** A copy of a locked card, without its key. */
        COPIED_CARD,
        /** A locked card its issuer does not open. */
        REFUSED_CARD,
        /** Nothing is said to it: it is asked for what is forbidden. */
        ASKED_TO_WRITE,
        SLOT_BREAKS
    }

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** A reader in this situation. */
    protected abstract SmartCardReader reader(Situation situation) throws Exception;

    /** A hand takes the card out. */
    protected abstract void take() throws Exception;

    /** What the open card says. */
    protected abstract SocialCard openCard();

    /** What the locked card says to its issuer. */
    protected abstract SocialCard lockedCard();

    /** The issuer's key module. */
    protected abstract KeyModule keys();

    @Test
    void anOpenCardIsReadWithoutTheIssuer() throws Exception {
        try (var reader = reader(Situation.OPEN_CARD_LIES)) {
            assertThat(reader.read(PATIENCE, KeyModule.NONE)).isEqualTo(new SocialCardReading.Read(openCard()));
        }
    }

    @Test
    void aLockedCardShowsItsHolderToTheIssuer() throws Exception {
        try (var reader = reader(Situation.LOCKED_CARD_LIES)) {
            assertThat(reader.read(PATIENCE, keys())).isEqualTo(new SocialCardReading.Read(lockedCard()));
        }
    }

    @Test
    void withoutACardThePatienceEndsInNoCard() throws Exception {
        try (var reader = reader(Situation.NO_CARD)) {
            reader.checkHealth();
            assertThat(reader.read(Duration.ofSeconds(1), keys())).isEqualTo(new SocialCardReading.NoCard());
        }
    }

    @Test
    void aCardTakenOutInTheMiddleIsNoFault() throws Exception {
        try (var reader = reader(Situation.CARD_IS_TAKEN)) {
            assertThat(reader.read(PATIENCE, keys())).isEqualTo(new SocialCardReading.TakenTooSoon());
        }
    }

    @Test
    void aCardOfAnotherKindIsNotAccepted() throws Exception {
        try (var reader = reader(Situation.OTHER_CARD)) {
            assertThat(reader.read(PATIENCE, keys())).isEqualTo(new SocialCardReading.NotAccepted());
        }
    }

    @Test
    void aCardTheIssuerRefusesIsNoFault() throws Exception {
        try (var reader = reader(Situation.REFUSED_CARD)) {
            assertThat(reader.read(PATIENCE, _ -> new KeyModule.Answer.Refused()))
                    .isEqualTo(new SocialCardReading.Refused());
        }
    }

    @Test
    void aReaderKnowsWhetherItsCardWasTaken() throws Exception {
        try (var reader = reader(Situation.OPEN_CARD_LIES)) {
            assertThat(reader.read(PATIENCE, keys())).isInstanceOf(SocialCardReading.Read.class);

            assertThat(reader.awaitTaken(Duration.ZERO)).isFalse();
            take();
            assertThat(reader.awaitTaken(PATIENCE)).isTrue();
        }
    }

    @Test
    void aCardThatWasNotReadAndIsForgottenIsNotTheNextPersons() throws Exception {
        try (var reader = reader(Situation.REFUSED_CARD)) {
            assertThat(reader.read(PATIENCE, _ -> new KeyModule.Answer.Refused()))
                    .isEqualTo(new SocialCardReading.Refused());

            assertThat(reader.awaitTaken(Duration.ZERO)).isFalse();

            assertThat(reader.read(Duration.ofSeconds(1), keys())).isEqualTo(new SocialCardReading.NoCard());
        }
    }

    @Test
    void aCardThatNobodyAskedForAndNobodyTookIsNotTheNextPersons() throws Exception {
        try (var reader = reader(Situation.OPEN_CARD_LIES)) {
            assertThat(reader.awaitTaken(Duration.ZERO)).isFalse();

            assertThat(reader.read(Duration.ofSeconds(1), keys())).isEqualTo(new SocialCardReading.NoCard());
        }
    }

    @Test
    void aCopyWithoutTheKeyIsNotGenuine() throws Exception {
        try (var reader = reader(Situation.COPIED_CARD)) {
            assertThat(reader.read(PATIENCE, keys())).isEqualTo(new SocialCardReading.NotGenuine());
        }
    }

    @Test
    void aWriteReachesNoCard() throws Exception {
        try (var reader = reader(Situation.ASKED_TO_WRITE)) {
            byte[] updateRecord = {0, (byte) 0xDC, 1, 4, 1, 0};

            assertThat(reader.apdu(updateRecord)).isInstanceOf(CardReply.NotAllowed.class);
        }
    }

    @Test
    void aBrokenSlotIsAFaultAndNotAnAnswer() throws Exception {
        try (var reader = reader(Situation.SLOT_BREAKS)) {
            assertThatThrownBy(() -> reader.read(PATIENCE, keys()))
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SILENT));
        }
    }

    @Test
    void aPersonWhoLeavesInterruptsAndTheReaderStaysUsable() throws Exception {
        try (var reader = reader(Situation.CARD_COMES_AFTER_AN_INTERRUPTION)) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> reader.read(PATIENCE, keys())).isInstanceOf(InterruptedException.class);

            assertThat(Thread.interrupted()).isFalse();
            assertThat(reader.read(PATIENCE, keys())).isEqualTo(new SocialCardReading.Read(openCard()));
        }
    }
}
