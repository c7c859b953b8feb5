package org.hall24.device.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.hall24.device.CardReading;
import org.hall24.device.CardType;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.IdCard;
import org.hall24.device.IdCardReader;
import org.hall24.device.WithSamId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every identity-card reader holds, whoever made it and whatever carries its bytes. */
@Timeout(60)
public abstract class IdCardReaderContract {
    /** How the world is when a test begins. */
    public enum Situation {
        CARD_LIES,
        CARD_COMES_AFTER_AN_INTERRUPTION,
        NO_CARD,
        ASKED_FOR_ITS_NUMBER,
        CARD_MOVES,
        UNKNOWN_KIND,
        SILENT,
        LINE_BREAKS
    }

    /** Long enough for a real reader on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** A reader in this situation. */
    protected abstract IdCardReader reader(Situation situation) throws Exception;

    /** A reader on which a card of this kind lies. */
    protected abstract IdCardReader readerWith(CardType kind) throws Exception;

    /** What the card of {@link Situation#CARD_LIES} says. */
    protected abstract IdCard card();

    /** What the card of {@link #readerWith} says. */
    protected abstract IdCard card(CardType kind);

    /** The flag of the card of {@link Situation#UNKNOWN_KIND}. */
    protected abstract char unknownFlag();

    /** The number of the security module; empty = such a reader does not tell it. */
    protected abstract String samId();

    @Test
    void aCardThatLiesThereIsReadWhole() throws Exception {
        try (var reader = reader(Situation.CARD_LIES)) {
            assertThat(reader.read(PATIENCE)).isEqualTo(new CardReading.Read(card()));
        }
    }

    @ParameterizedTest
    @EnumSource(CardType.class)
    void everyKindOfCardIsReadWithAllThatItHas(CardType kind) throws Exception {
        try (var reader = readerWith(kind)) {
            assertThat(reader.read(PATIENCE)).isEqualTo(new CardReading.Read(card(kind)));
        }
        assertThat(card(kind).type()).isEqualTo(kind);
    }

    @Test
    void theSecurityModuleTellsTheNumberOfItsLabel() throws Exception {
        try (var reader = reader(Situation.ASKED_FOR_ITS_NUMBER)) {
            reader.checkHealth();
            if (reader instanceof WithSamId module) {
                assertThat(module.samId()).isEqualTo(samId());
            } else {
                assertThat(samId()).isEmpty();
            }
        }
    }

    @Test
    void withoutACardThePatienceEndsInNoCard() throws Exception {
        try (var reader = reader(Situation.NO_CARD)) {
            assertThat(reader.read(Duration.ofSeconds(1))).isEqualTo(new CardReading.NoCard());
        }
    }

    @Test
    void aCardThatMovesIsNoFault() throws Exception {
        try (var reader = reader(Situation.CARD_MOVES)) {
            assertThat(reader.read(PATIENCE)).isEqualTo(new CardReading.MovedTooSoon());
        }
    }

    @Test
    void aKindNobodyKnowsIsSaidWithItsFlag() throws Exception {
        try (var reader = reader(Situation.UNKNOWN_KIND)) {
            assertThat(reader.read(PATIENCE)).isEqualTo(new CardReading.UnknownKind(unknownFlag()));
        }
    }

    @Test
    void aSilentReaderIsOutOfWork() throws Exception {
        try (var reader = reader(Situation.SILENT)) {
            assertThatThrownBy(() -> reader.read(PATIENCE))
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SILENT));
        }
    }

    @Test
    void aBrokenLineIsAFaultAndNotAnAnswer() throws Exception {
        try (var reader = reader(Situation.LINE_BREAKS)) {
            assertThatThrownBy(() -> reader.read(PATIENCE))
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SILENT));
        }
    }

    @Test
    void aPersonWhoLeavesInterruptsAndTheReaderStaysUsable() throws Exception {
        try (var reader = reader(Situation.CARD_COMES_AFTER_AN_INTERRUPTION)) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(() -> reader.read(PATIENCE)).isInstanceOf(InterruptedException.class);

            assertThat(Thread.interrupted()).isFalse();
            assertThat(reader.read(PATIENCE)).isEqualTo(new CardReading.Read(card()));
        }
    }
}
