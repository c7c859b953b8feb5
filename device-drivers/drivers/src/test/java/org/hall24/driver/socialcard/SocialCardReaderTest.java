package org.hall24.driver.socialcard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hall24.device.CardChallenge;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.KeyModule;
import org.hall24.device.SocialCardReading;
import org.hall24.device.contract.HandClock;
import org.hall24.device.contract.ScriptedSlot;
import org.hall24.driver.slot.SlotMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocialCardReaderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int RANDOM_CARDS = 20_000;

    private final HandClock clock = new HandClock();
    private final ScriptedSlot slot = new ScriptedSlot(clock, "3B6D00008031C06524");
    private final SocialCardReader reader = new SocialCardReader(slot, clock, clock, new SlotMemory());

    @ParameterizedTest
    @ValueSource(strings = {"阿依古丽·买买提明·吐尔逊阿卜杜热合曼", "a测试测试测试测试测试测试测试测试测试测试", "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷"})
    void aNameGoesOnInItsExtensionAlsoWithinACharacter(String name) throws Exception {
        Written.holder(Written.begin(slot.holding(), "2.00"), name);

        assertThat(reader.read(PATIENCE, KeyModule.NONE)).isInstanceOfSatisfying(SocialCardReading.Read.class, read -> {
            assertThat(read.card().name()).isEqualTo(name);
            assertThat(read).hasToString("Read[card=SocialCard[2.00 ****002X]]");
        });
        assertThat(slot.isPlayedOut()).isTrue();
    }

    @Test
    void aCardOfTheFirstEditionIsAskedTheOlderWayAndHasNoExtension() throws Exception {
        slot.holding()
                .expecting(Written.ENVIRONMENT, "6102")
                .expecting("00C0000002", "6F009000")
                .expecting(Written.ISSUER_FILE, "6A86")
                .expecting("00A4000002EF05", "9000")
                .expecting(Written.read(1), "6C12")
                .expecting("00B2010012", Written.record(1, Written.CARD_ID))
                .expecting(Written.read(3), Written.record(3, Written.ascii("1.00")))
                .expecting(Written.read(7), Written.record(7, Written.ascii("Y00000024")))
                .expecting(Written.ISSUER_FILE, "9000")
                .expecting(Written.read(5), Written.record(5, "20200101"))
                .expecting(Written.read(6), Written.record(6, "00000000"))
                .expecting(Written.HOLDER_FILE, "9000")
                .expecting(Written.read(8), Written.record(8, Written.ascii("11010519491231002X")))
                .expecting(Written.read(9), Written.record(9, "B2E2CAD4BCD7"))
                .expecting(Written.read(0x4E), "6A83")
                .expecting(Written.read(0x0A), Written.record(0x0A, "31"))
                .expecting(Written.read(0x0D), "6982");

        assertThat(reader.read(PATIENCE, KeyModule.NONE)).isInstanceOfSatisfying(SocialCardReading.Read.class, read -> {
            assertThat(read.card().name()).isEqualTo("测试甲");
            assertThat(read.card().validTo()).isEmpty();
            assertThat(read.card().birth()).isEmpty();
        });
        assertThat(slot.isPlayedOut()).isTrue();
    }

    /** The card service was started again, or a technician's tool had the reader, while somebody's card was left in it. */
    @Test
    void aCardThatWasReadIsNotReadByTheNextConnectionEither() throws Exception {
        var memory = new SlotMemory();
        Written.holder(Written.begin(slot.holding(), "2.00"), "测试甲");
        new SocialCardReader(slot, clock, clock, memory).read(PATIENCE, KeyModule.NONE);

        var again = new ScriptedSlot(clock).holding();
        var reader = new SocialCardReader(again, clock, clock, memory);
        assertThat(reader.read(PATIENCE, KeyModule.NONE)).isEqualTo(new SocialCardReading.NoCard());

        again.taken();
        Written.holder(Written.begin(again.holding(), "2.00"), "测试乙");
        assertThat(reader.read(PATIENCE, KeyModule.NONE)).isInstanceOfSatisfying(SocialCardReading.Read.class, read -> {
            assertThat(read.card().name()).isEqualTo("测试乙");
        });
    }

    @Test
    void aSlotThatIsEmptyWhenItIsBackOwesNothing() throws Exception {
        var memory = new SlotMemory();
        Written.holder(Written.begin(slot.holding(), "2.00"), "测试甲");
        new SocialCardReader(slot, clock, clock, memory).read(PATIENCE, KeyModule.NONE);

        var again = new ScriptedSlot(clock);
        var reader = new SocialCardReader(again, clock, clock, memory);
        assertThat(reader.read(PATIENCE, KeyModule.NONE)).isEqualTo(new SocialCardReading.NoCard());
        Written.holder(Written.begin(again.holding(), "2.00"), "测试乙");

        assertThat(reader.read(PATIENCE, KeyModule.NONE)).isInstanceOf(SocialCardReading.Read.class);
    }

    @Test
    void theKeyModuleIsToldEverythingItNeedsAndNothingElse() throws Exception {
        Written.challenge(Written.begin(slot.holding(), "3.00"));
        var asked = new AtomicReference<CardChallenge>();

        var reading = reader.read(PATIENCE, challenge -> {
            asked.set(challenge);
            return new KeyModule.Answer.Away();
        });

        assertThat(reading).isEqualTo(new SocialCardReading.KeysAway());
        assertThat(asked.get())
                .isEqualTo(new CardChallenge(
                        "990000",
                        "3B6D00008031C06524",
                        "03",
                        Written.CARD_ID,
                        Written.RANDOM[1],
                        Written.RANDOM[0],
                        Written.RANDOM[3],
                        Written.RANDOM[2]))
                .hasToString("CardChallenge[990000]");
        assertThat(slot.isPlayedOut()).isTrue();
    }

    @Test
    void aCardThatIsForgottenIsNotReadForTheNextPerson() throws Exception {
        Written.holder(Written.begin(slot.holding(), "2.00"), "测试甲");
        assertThat(reader.read(PATIENCE, KeyModule.NONE)).isInstanceOf(SocialCardReading.Read.class);

        assertThat(reader.read(PATIENCE, KeyModule.NONE)).isEqualTo(new SocialCardReading.NoCard());

        Written.holder(Written.begin(slot.holding(), "2.00"), "测试乙"); // another was laid
        assertThat(reader.read(PATIENCE, KeyModule.NONE))
                .isInstanceOfSatisfying(
                        SocialCardReading.Read.class,
                        read -> assertThat(read.card().name()).isEqualTo("测试乙"));
    }

    /** A length is said again only by a command that asked for one: the last byte of the others is no length. */
    @Test
    void aCardThatCorrectsALengthNobodySaidIsNotAccepted() throws Exception {
        slot.holding().expecting(Written.ENVIRONMENT, "6C10");

        assertThat(reader.read(PATIENCE, KeyModule.NONE)).isEqualTo(new SocialCardReading.NotAccepted());
        assertThat(slot.isPlayedOut()).isTrue();
    }

    @Test
    void aSexThatWasNeverWrittenIsNotShown() throws Exception {
        Written.holder(Written.begin(slot.holding(), "2.00"), "测试甲", "20");

        assertThat(reader.read(PATIENCE, KeyModule.NONE))
                .isInstanceOfSatisfying(
                        SocialCardReading.Read.class,
                        read -> assertThat(read.card().sex()).isEmpty());
    }

    @Test
    void aCardThatAnotherProgramHoldsIsBusyAndNotGone() {
        slot.holdingForAnother();

        for (ThrowingCallable call :
                List.<ThrowingCallable>of(() -> reader.read(PATIENCE, KeyModule.NONE), () -> reader.apdu((byte) 0))) {
            assertThatThrownBy(call)
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.BUSY))
                    .hasMessageContaining("another program on this machine holds the card");
        }
    }

    @Test
    void somethingThatSaysNothingIsNotAccepted() throws Exception {
        slot.holdingMute();

        assertThat(reader.read(PATIENCE, KeyModule.NONE)).isEqualTo(new SocialCardReading.NotAccepted());
    }

    /** Whatever a card answers, the reading ends in a result: never in an exception, never in somebody's data. */
    @Test
    void aCardThatAnswersAnythingAtAllIsNeverReadWrong() throws Exception {
        long seed = 20_261_127;
        var chance = new Random(seed);
        int accepted = 0;
        for (int i = 0; i < RANDOM_CARDS; i++) {
            var babble = new RandomSlot(chance);
            var reading = new SocialCardReader(babble, clock, clock, new SlotMemory())
                    .read(PATIENCE, challenge -> new KeyModule.Answer.Refused());
            accepted += reading instanceof SocialCardReading.Read ? 1 : 0;
            assertThat(babble.commands()).as("seed %d, card %d", seed, i).isLessThan(100);
        }

        assertThat(accepted)
                .as("seed %d: %s", seed, HexFormat.of().toHexDigits(seed))
                .isZero();
    }
}
