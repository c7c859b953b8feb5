package org.hall24.driver.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.FlashRate;
import org.hall24.device.GuideLight;
import org.hall24.device.SensorReading;
import org.hall24.device.SensorReading.Door;
import org.hall24.device.contract.HandClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@Timeout(60)
class MasterTest {
    private static final Logger LOG = LoggerFactory.getLogger(MasterTest.class);

    /** Four exchanges with three attempts each, each with a mark behind it. */
    private static final Duration SESSION_MAX = Duration.ofSeconds(30);

    private final HandClock clock = new HandClock();
    private BoardEnd end = new BoardEnd(clock);

    private Board board() throws DeviceException {
        return Boards.at(end, clock, "");
    }

    // --- bytes: the worked examples that go with the specification, unit 17
    // ---------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({
        "READ_COILS,00130025,1101001300250e84",
        "READ_DISCRETE_INPUTS,00c40016,110200c40016baa9",
        "WRITE_SINGLE_COIL,00acff00,110500acff004e8b",
        "WRITE_MULTIPLE_COILS,0013000a02cd01,110f0013000a02cd01bf0b"
    })
    void requestsAreThoseOfTheSpecification(Function function, String data, String frame) {
        byte[] ours = Rtu.frame(17, function, HexFormat.of().parseHex(data));

        assertThat(HexFormat.of().formatHex(ours)).isEqualTo(frame);
    }

    private static Optional<Answer> hear(Hunt hunt, byte... bytes) {
        Optional<Answer> last = Optional.empty();
        for (byte one : bytes) {
            var answer = hunt.take(one);
            last = answer.isPresent() ? answer : last;
        }
        return last;
    }

    @Test
    void answersAreThoseOfTheSpecification() {
        var coils = hear(new Hunt(17), HexFormat.of().parseHex("110105cd6bb20e1b45e6"));
        var inputs = hear(new Hunt(17), HexFormat.of().parseHex("110203acdb352018"));

        assertThat(coils).isPresent();
        assertThat(coils.get().bits()).isEqualTo(40);
        assertThat(coils.get().bit(0)).isTrue(); // coil 20 in the example: CD is 1100 1101
        assertThat(coils.get().bit(1)).isFalse();
        assertThat(inputs).isPresent();
        assertThat(inputs.get().bit(2)).isTrue();
        assertThat(hear(new Hunt(17), HexFormat.of().parseHex("110f0013000a2699")))
                .isPresent();
        assertThat(hear(new Hunt(1), HexFormat.of().parseHex("110f0013000a2699")))
                .as("another board")
                .isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 20_261_127})
    void anAnswerIsFoundInAnyNoiseAndNoiseIsNoAnswer(long seed) {
        var chance = new Random(seed);
        byte[] answer = HexFormat.of().parseHex("110203acdb352018");
        int wrong = 0;
        for (int round = 0; round < 2_000; round++) {
            var hunt = new Hunt(17);
            var noise = new byte[chance.nextInt(300)];
            chance.nextBytes(noise);
            wrong += hear(hunt, noise).isPresent() ? 1 : 0;
            var found = hear(hunt, answer);
            assertThat(found).as("seed %d round %d", seed, round).isPresent();
            assertThat(found.get().isTo(Function.READ_DISCRETE_INPUTS)).isTrue();
        }
        assertThat(wrong)
                .as("one in 65,536 that begins like an answer ends like one")
                .isLessThanOrEqualTo(2);
    }

    @Test
    void everyFlippedBitIsSeen() {
        byte[] answer = HexFormat.of().parseHex("110203acdb352018");
        for (int bit = 0; bit < answer.length * 8; bit++) {
            byte[] flipped = answer.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));

            assertThat(hear(new Hunt(17), flipped)).as("bit %d", bit).isEmpty();
        }
    }

    // --- what goes wrong on a wire
    // -----------------------------------------------------------------------------------------------------------

    @Test
    void aDamagedAnswerIsAskedForAgain() throws Exception {
        var board = board();
        end.garbled = 1;
        end.inputs = 1;

        assertThat(board.read().cabinetDoor()).contains(Door.OPEN);
    }

    @Test
    void aLineThatDamagesEverythingIsGarbled() throws Exception {
        var board = board();
        end.garbled = 1_000;

        assertThatThrownBy(board::read)
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isIn(Fault.GARBLED, Fault.SILENT));
        assertThat(end.isWhole()).as("out of step: the line is given up").isFalse();
    }

    @Test
    void aLineThatBeginsToTalkForEverIsGarbledAndHoldsNobody() throws Exception {
        var board = board();
        board.checkHealth();
        end.babbles = true;

        assertThatThrownBy(board::read)
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.GARBLED));
    }

    @ParameterizedTest
    @CsvSource({"1,MISCONFIGURED", "2,MISCONFIGURED", "3,REFUSED", "4,HARDWARE", "5,REFUSED", "11,REFUSED"})
    void anExceptionIsAFault(int code, Fault fault) throws Exception {
        var board = board();
        end.exception = code;

        assertThatThrownBy(board::read)
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(fault));
        assertThat(board.read()).as("and the next is answered").isNotNull();
    }

    @Test
    void aBusyBoardIsAskedAgain() throws Exception {
        var board = board();
        end.exception = 6;

        assertThat(board.read().cabinetDoor()).contains(Door.CLOSED);
    }

    /** The door was open when it was asked first, and is closed now: an answer that is late must not open it again. */
    @ParameterizedTest(name = "{0} ms late")
    @ValueSource(ints = {1_001, 1_050, 1_500, 1_999, 2_001, 3_000, 5_000, 60_000})
    void aLateAnswerNeverAnswersTheNextQuestion(int millis) throws Exception {
        var board = board();
        end.inputs = 1;
        end.late = Duration.ofMillis(millis);
        assertThatThrownBy(board::read).isInstanceOf(DeviceException.class);
        end.late = Duration.ZERO;
        end.inputs = 0;

        Optional<SensorReading> reading = Optional.empty();
        for (int i = 0; i < 5 && reading.isEmpty() && end.isWhole(); i++) {
            try {
                reading = Optional.of(board.read());
            } catch (DeviceException e) {
                assertThat(e.fault()).isEqualTo(Fault.SILENT); // better nothing than yesterday's door
            }
        }

        assertThat(reading.isPresent() || !end.isWhole()).isTrue();
        reading.ifPresent(now -> assertThat(now.cabinetDoor()).contains(Door.CLOSED));
    }

    @Test
    void aPersonWhoLeavesBetweenQuestionAndAnswerLeavesTheBoardUsable() throws Exception {
        var board = board();
        board.checkHealth();
        Thread.currentThread().interrupt();
        assertThatThrownBy(board::read).isInstanceOf(InterruptedException.class);

        assertThat(board.read().cabinetDoor()).contains(Door.CLOSED);
    }

    @Test
    void unpluggedAtEveryByteNothingHangsAndNothingWrongIsRead() throws Exception {
        session(board(), false);
        int all = end.taken();
        int answers = end.given();
        int broken = 0;
        for (int at = 0; at < all + answers; at++) {
            end = new BoardEnd(clock);
            end.breaksAt = at < all ? at : -1;
            end.endsAfter = at < all ? -1 : at - all;
            var began = clock.instant();
            broken += session(board(), true) ? 0 : 1;
            assertThat(Duration.between(began, clock.instant()))
                    .as("byte %d", at)
                    .isLessThan(SESSION_MAX);
        }
        assertThat(broken).isEqualTo(all + answers);
        LOG.info("PROOF modbus: {} bytes tried, hangs 0, wrong 0", all + answers);
    }

    /** Health, a light, the sensors, all off; whether it came to its end. What is read must be true. */
    private boolean session(Board board, boolean mayBreak) throws InterruptedException {
        end.inputs = 0b0101;
        try {
            board.checkHealth();
            board.set(GuideLight.SCANNER, FlashRate.CONTINUOUS);
            var reading = board.read();
            assertThat(reading.cabinetDoor()).contains(Door.OPEN);
            assertThat(reading.proximity()).contains(SensorReading.Presence.NOT_PRESENT);
            assertThat(reading.ups()).contains(new SensorReading.Ups(true, false));
            board.allOff();
            return true;
        } catch (DeviceException e) {
            assertThat(mayBreak).isTrue();
            return false;
        }
    }

    // --- options
    // ---------------------------------------------------------------------------------------------------------------------

    @Test
    void contactsMayBeWiredElsewhereAndTheOtherWayRound() throws Exception {
        end.inputs = 0b1000_0000;
        var board = Boards.at(end, clock, "?door=7&presence=none&ups-powering=none&inverted=door");

        assertThat(board.read())
                .isEqualTo(new SensorReading(Optional.of(Door.CLOSED), Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?door=1",
                "?light-scanner=0",
                "?unit=0",
                "?door=32",
                "?inverted=window",
                "?light-card-reader=none&light-receipt-printer=none&light-document-printer=none&light-scanner=none"
                        + "&light-camera=none&door=none&presence=none&ups-powering=none&ups-low=none"
            })
    void aWrongWiringIsMisconfigured(String options) {
        assertThatThrownBy(() -> Boards.at(end, clock, options))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MISCONFIGURED));
    }
}
