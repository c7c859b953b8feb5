package org.hall24.driver.sam;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.IdCard;
import org.hall24.device.contract.HandClock;
import org.hall24.device.contract.ScriptedLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a line does to a reading, at every byte of it: whatever happens, the card that lay there is read or a fault is named, in a time that has
 * a limit. The figures are printed.
 */
@Timeout(120)
class SamMishapsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration THINKING = Duration.ofMillis(20);

    /** Two sayings of each of four commands with their settling, three attempts of a card that moved: whatever takes longer hangs. */
    private static final Duration CALL_MAX = Duration.ofSeconds(90);

    private static final SamReader.Wishes ALL = new SamReader.Wishes(true, true, Optional.empty());
    private static final IdCard EXPECTED = Cards.resident(Optional.of("北京市海淀区新址3号"));

    private int tried;
    private int read;
    private int faults;
    private int hangs;
    private int wrong;

    /** One reading of a card that comes after a first look, with this mishap at this byte; how many bytes the module said. */
    private int session(SlowModule.Mishap mishap, int at, Duration stall) throws Exception {
        var clock = new HandClock();
        var module = new SlowModule(clock, () -> THINKING);
        module.lays(
                clock.instant().plusMillis(300),
                new SlowModule.Lying(Optional.of(Golden.residentWithFingerprint(1024)), "测试甲"));
        module.happens(mishap, at, stall);
        var began = clock.instant();
        tried++;
        try {
            var reading = new SamReader(module, clock, clock, ALL).read(PATIENCE);
            switch (reading) {
                case CardReading.Read(var card, var _) -> {
                    read++;
                    wrong += card.equals(EXPECTED) ? 0 : 1;
                }
                case CardReading.MovedTooSoon _, CardReading.NoCard _ -> {}
                case CardReading.NotAccepted _, CardReading.UnknownKind _ -> wrong++;
            }
        } catch (DeviceException e) {
            assertThat(e.fault()).isIn(Fault.SILENT, Fault.GARBLED);
            faults++;
        }
        hangs += Duration.between(began, clock.instant()).compareTo(CALL_MAX) > 0 ? 1 : 0;
        return module.said();
    }

    private int everyByte(SlowModule.Mishap mishap, Duration stall) throws Exception {
        int bytes = session(SlowModule.Mishap.NONE, 0, Duration.ZERO);
        assertThat(read).isEqualTo(1);
        for (int at = 0; at < bytes; at++) {
            session(mishap, at, stall);
        }
        System.out.printf(
                "sam: %s %s at each of %d bytes: %d sessions, %d read, %d faults, hangs %d, wrong data %d%n",
                mishap, stall.isZero() ? "" : stall, bytes, tried, read, faults, hangs, wrong);
        assertThat(hangs).isZero();
        assertThat(wrong).isZero();
        assertThat(tried).isEqualTo(bytes + 1);
        return bytes;
    }

    @Test
    void aLineCutAtAnyByteOfASessionIsAFaultAndNoCard() throws Exception {
        int bytes = everyByte(SlowModule.Mishap.CUT, Duration.ZERO);

        assertThat(bytes).isEqualTo(11 + 15 + 19 + 2_321 + 81);
        assertThat(faults).isEqualTo(bytes);
        assertThat(read).isEqualTo(1); // the session without a mishap
    }

    @Test
    void aLineThatFallsSilentAtAnyByteIsAFaultAndNoCard() throws Exception {
        int bytes = everyByte(SlowModule.Mishap.SILENCE, Duration.ZERO);

        assertThat(faults).isEqualTo(bytes);
        assertThat(read).isEqualTo(1); // the session without a mishap
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 300, 1_000, 5_000})
    void anAnswerThatStallsAtAnyByteNeverSatisfiesAnotherCommand(int millis) throws Exception {
        everyByte(SlowModule.Mishap.STALL, Duration.ofMillis(millis));

        assertThat(read + faults).isEqualTo(tried);
    }

    @Test
    void aByteDamagedAnywhereIsAskedForAgain() throws Exception {
        everyByte(SlowModule.Mishap.DAMAGE, Duration.ZERO);

        assertThat(read + faults).isEqualTo(tried);
        assertThat(faults).isZero();
    }

    /** Two people, a reader whose answers come when they like, and calls one after the other: nobody gets the other's card. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 20_261_127L})
    void aLateAnswerNeverSatisfiesTheNextCommandNorTheNextPerson(long seed) throws Exception {
        var chance = new Random(seed);
        for (int life = 0; life < 400; life++) {
            var clock = new HandClock();
            var module = new SlowModule(clock, () -> thinking(chance));
            var end = clock.instant();
            for (int i = 0; i < 30; i++) {
                var card = chance.nextInt(3);
                module.lays(
                        end,
                        switch (card) {
                            case 0 -> SlowModule.Lying.NOTHING;
                            case 1 -> new SlowModule.Lying(Optional.of(Golden.card("测试甲", "", "20400101")), "测试甲");
                            default -> new SlowModule.Lying(Optional.of(Golden.card("测试乙", "", "20400101")), "测试乙");
                        });
                end = end.plusMillis(200 + chance.nextInt(8_000));
            }
            var reader = new SamReader(module, clock, clock, SamReader.Wishes.TEXT);
            while (clock.instant().isBefore(end)) {
                call(reader, module, clock, chance);
            }
        }
        System.out.printf(
                "sam: late answers, seed %d: %d calls, %d read, %d faults, hangs %d, wrong data %d%n",
                seed, tried, read, faults, hangs, wrong);
        assertThat(hangs).isZero();
        assertThat(wrong).isZero();
        assertThat(read).isGreaterThan(100);
        assertThat(faults).isGreaterThan(100);
    }

    /** Mostly at once, now and then far too late. */
    private static Duration thinking(Random chance) {
        return Duration.ofMillis(chance.nextInt(16) > 0 ? 5 + chance.nextInt(60) : chance.nextInt(9_000));
    }

    private void call(SamReader reader, SlowModule module, HandClock clock, Random chance) throws Exception {
        var began = clock.instant();
        tried++;
        try {
            switch (chance.nextInt(4)) {
                case 0 -> reader.checkHealth();
                case 1 -> wrong += reader.samId().equals("05.01-00000001-0000000002-0000000003") ? 0 : 1;
                default -> {
                    var reading = reader.read(Duration.ofMillis(1 + chance.nextInt(3_000)));
                    if (reading instanceof CardReading.Read(var card, var _)) {
                        read++;
                        wrong += module.lay(card.name(), began, clock.instant()) ? 0 : 1;
                    }
                }
            }
        } catch (DeviceException _) {
            faults++;
        }
        hangs += Duration.between(began, clock.instant()).compareTo(CALL_MAX) > 0 ? 1 : 0;
        clock.pass(Duration.ofMillis(chance.nextInt(500)));
    }

    /** Two sayings, each after the line was quiet for as long as it must be. */
    @ParameterizedTest
    @EnumSource(SamCommand.class)
    void everyCommandThatIsNotAnsweredEndsInItsTime(SamCommand command) {
        var clock = new HandClock();
        var link = new ScriptedLink(clock).expecting(command.request()).expecting(command.request());
        var began = clock.instant();

        var fault = org.assertj.core.api.Assertions.catchThrowableOfType(
                DeviceException.class, () -> new SamLine(link, clock).ask(command));

        assertThat(fault.fault()).isEqualTo(Fault.SILENT);
        assertThat(Duration.between(began, clock.instant()))
                .isEqualTo(command.answerMax().plusMillis(150).multipliedBy(2));
        assertThat(link.isPlayedOut()).isTrue();
    }

    @Test
    void aDeviceThatNeverStopsTalkingIsGarbledInItsTime() {
        var clock = new HandClock();
        var link = new ScriptedLink(clock);
        for (int i = 0; i < 60; i++) {
            link.then(Duration.ofMillis(100), new byte[] {'$', 'G', 'P'});
        }
        link.expecting(Golden.ASK_STATUS).expecting(Golden.ASK_STATUS);
        var began = clock.instant();

        var fault = org.assertj.core.api.Assertions.catchThrowableOfType(
                DeviceException.class, new SamReader(link, clock, clock, ALL)::checkHealth);

        assertThat(fault.fault()).isEqualTo(Fault.GARBLED);
        assertThat(Duration.between(began, clock.instant())).isLessThan(Duration.ofSeconds(8));
    }
}
