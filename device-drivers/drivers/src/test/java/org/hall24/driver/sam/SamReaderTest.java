package org.hall24.driver.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.contract.HandClock;
import org.hall24.device.contract.ScriptedLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamReaderTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final byte[] CARD = Golden.resident("20400101");

    private final HandClock clock = new HandClock();
    private final ScriptedLink link = new ScriptedLink(clock);
    private final SamReader reader = new SamReader(link, clock, clock, SamReader.Wishes.TEXT);

    private ScriptedLink found() {
        return link.expecting(Golden.ASK_FIND, Golden.FOUND).expecting(Golden.ASK_SELECT, Golden.SELECTED);
    }

    private void fails(ThrowingCallable call, Fault fault) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(fault));
        assertThat(link.isPlayedOut()).isTrue();
    }

    // --- cards
    // --------------------------------------------------------------------------------------------------------------

    @Test
    void aCardWithoutEndOfValidityHasNone() throws Exception {
        found().expecting(Golden.ASK_READ, Golden.resident("长期"));

        assertThat(reader.read(PATIENCE))
                .isInstanceOfSatisfying(
                        CardReading.Read.class,
                        read -> assertThat(read.card().validTo()).isEqualTo(Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"欧阳𠮷麟", "阿卜杜·热依木", "测\uE815试", "𬱖𫖯𫘦"})
    void aRareNameComesThroughUnchanged(String name) throws Exception {
        found().expecting(Golden.ASK_READ, Golden.card(name, "", "20400101"));

        assertThat(reader.read(PATIENCE))
                .isInstanceOfSatisfying(
                        CardReading.Read.class,
                        read -> assertThat(read.card().name()).isEqualTo(name));
    }

    @Test
    void aFlagNobodyKnowsIsKeptAsItCame() throws Exception {
        found().expecting(Golden.ASK_READ, Golden.card("测试丙", "Q", "20400101"));

        assertThat(reader.read(PATIENCE)).isEqualTo(new CardReading.UnknownKind('Q'));
    }

    @ParameterizedTest
    @CsvSource({"7,99", "?,XX"})
    void aCodeNobodyKnowsIsKeptAsItCame(String sex, String nation) throws Exception {
        byte[] text = Arrays.copyOfRange(CARD, 14, 14 + 256);
        text[30] = (byte) sex.charAt(0);
        text[32] = (byte) nation.charAt(0);
        text[34] = (byte) nation.charAt(1);
        found().expecting(Golden.ASK_READ, Golden.base(text));

        assertThat(reader.read(PATIENCE)).isInstanceOfSatisfying(CardReading.Read.class, read -> {
            assertThat(read.card().sex()).isEqualTo(sex);
            assertThat(read.card().nation()).contains(nation);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'MONTAGUE-HOLLOWAY, SERAPHINA ANNELI',ESE EVA,'MONTAGUE-HOLLOWAY, SERAPHINA ANNELIESE EVA'",
        "'MONTAGUE-HOLLOWAY, SERAPHINA ANNEL ',EVA,'MONTAGUE-HOLLOWAY, SERAPHINA ANNEL EVA'",
    })
    void anEnglishNameOfTwoPlacesIsOne(String first, String rest, String whole) throws Exception {
        found().expecting(Golden.ASK_READ, Golden.foreigner2023(first, rest));

        assertThat(reader.read(PATIENCE)).isEqualTo(new CardReading.Read(Cards.foreigner2023(whole)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20231301", "2040", "永远"})
    void anIntactFrameThatIsNoCardIsNotAccepted(String validTo) throws Exception {
        found().expecting(Golden.ASK_READ, Golden.card("测试甲", "", validTo));

        assertThat(reader.read(PATIENCE)).isEqualTo(new CardReading.NotAccepted());
    }

    @Test
    void halfASurrogatePairInANameIsNotAccepted() throws Exception {
        byte[] text = Arrays.copyOfRange(CARD, 14, 14 + 256);
        text[0] = 0x00;
        text[1] = (byte) 0xD8;
        found().expecting(Golden.ASK_READ, Golden.base(text));

        assertThat(reader.read(PATIENCE)).isEqualTo(new CardReading.NotAccepted());
    }

    @Test
    void aCardThatComesAfterTwoPollsIsRead() throws Exception {
        link.expecting(Golden.ASK_FIND, Golden.NO_CARD).expecting(Golden.ASK_FIND, Golden.NO_CARD);
        found().expecting(Golden.ASK_READ, CARD);

        assertThat(reader.read(PATIENCE)).isInstanceOf(CardReading.Read.class);
        assertThat(link.isPlayedOut()).isTrue();
    }

    @Test
    void aCardThatTremblesThreeTimesMovedTooSoon() throws Exception {
        found().expecting(Golden.ASK_READ, Golden.READ_FAILED);
        link.expecting(Golden.ASK_FIND, Golden.NO_CARD).expecting(Golden.ASK_READ, Golden.refusal(0x47));
        link.expecting(Golden.ASK_FIND, Golden.NO_CARD).expecting(Golden.ASK_READ, Golden.refusal(0x47));

        assertThat(reader.read(PATIENCE)).isEqualTo(new CardReading.MovedTooSoon());
        assertThat(link.isPlayedOut()).isTrue();
    }

    @Test
    void aCardThatWasNotReadIsTriedAgainAlthoughItIsNotFoundAnew() throws Exception {
        found().expecting(Golden.ASK_READ, Golden.READ_FAILED);
        link.expecting(Golden.ASK_FIND, Golden.NO_CARD).expecting(Golden.ASK_READ, CARD);

        assertThat(reader.read(PATIENCE)).isInstanceOf(CardReading.Read.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x31, 0x32, 0x33, 0x40})
    void aCardThatTheModuleDoesNotAcceptIsThePersonsAndNoFault(int status) throws Exception {
        found().expecting(Golden.ASK_READ, Golden.refusal(status));

        assertThat(reader.read(PATIENCE)).isEqualTo(new CardReading.NotAccepted());
    }

    // --- faults
    // -------------------------------------------------------------------------------------------------------------

    @ParameterizedTest
    @CsvSource({"0x60,SECURITY_MODULE", "0x66,SECURITY_MODULE", "0x21,REFUSED", "0x24,REFUSED", "0x77,REFUSED"})
    void whatTheModuleRefusesIsAFaultOfItsOwn(String status, Fault fault) {
        link.expecting(Golden.ASK_FIND, Golden.refusal(Integer.decode(status)));

        fails(() -> reader.read(PATIENCE), fault);
    }

    @Test
    void theModuleIsToldAgainOnceWhenOurBytesReachItDamaged() throws Exception {
        link.expecting(Golden.ASK_STATUS, Golden.BAD_CHECKSUM).expecting(Golden.ASK_STATUS, Golden.STATUS_OK);

        reader.checkHealth();

        assertThat(link.isPlayedOut()).isTrue();
    }

    @Test
    void bytesThatReachTheModuleDamagedTwiceAreAFault() {
        link.expecting(Golden.ASK_STATUS, Golden.BAD_CHECKSUM).expecting(Golden.ASK_STATUS, Golden.BAD_CHECKSUM);

        fails(reader::checkHealth, Fault.GARBLED);
    }

    @Test
    void silenceAtAnyStepIsSilent() {
        link.expecting(Golden.ASK_STATUS).expecting(Golden.ASK_STATUS);
        fails(reader::checkHealth, Fault.SILENT);

        link.expecting(Golden.ASK_SAM_ID).expecting(Golden.ASK_SAM_ID);
        fails(reader::samId, Fault.SILENT);

        link.expecting(Golden.ASK_FIND).expecting(Golden.ASK_FIND);
        fails(() -> reader.read(PATIENCE), Fault.SILENT);

        link.expecting(Golden.ASK_FIND, Golden.FOUND)
                .expecting(Golden.ASK_SELECT)
                .expecting(Golden.ASK_SELECT);
        fails(() -> reader.read(PATIENCE), Fault.SILENT);

        found().expecting(Golden.ASK_READ).expecting(Golden.ASK_READ);
        var began = clock.instant();
        fails(() -> reader.read(PATIENCE), Fault.SILENT);
        assertThat(Duration.between(began, clock.instant())).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
    }

    // --- the line
    // -----------------------------------------------------------------------------------------------------------

    @Test
    void noiseBeforeAnAnswerAndAFalsePreambleArePassedOver() throws Exception {
        link.expecting(Golden.ASK_STATUS, Golden.hex("00FF AAAAAA96 AAAAAA9669 FFFF"), Golden.STATUS_OK);

        reader.checkHealth();
    }

    @Test
    void anAnswerMayComeByteByByte() throws Exception {
        found().expecting(Golden.ASK_READ);
        for (byte one : CARD) {
            link.then(Duration.ofNanos(86_800), new byte[] {one});
        }

        assertThat(reader.read(PATIENCE)).isInstanceOf(CardReading.Read.class);
    }

    @Test
    void aFrameWithAWrongChecksumIsAskedForAgain() throws Exception {
        byte[] wrong = CARD.clone();
        wrong[500] ^= 1;
        found().expecting(Golden.ASK_READ, wrong).expecting(Golden.ASK_READ, CARD);

        assertThat(reader.read(PATIENCE)).isInstanceOf(CardReading.Read.class);
        assertThat(link.isPlayedOut()).isTrue();
    }

    @Test
    void aTruncatedFrameIsGivenUpSoonAndAskedForAgain() throws Exception {
        found().expecting(Golden.ASK_READ, Arrays.copyOf(CARD, 700)).expecting(Golden.ASK_READ, CARD);
        var began = clock.instant();

        assertThat(reader.read(PATIENCE)).isInstanceOf(CardReading.Read.class);

        assertThat(Duration.between(began, clock.instant())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void anAnswerBehindATruncatedOneIsFound() throws Exception {
        link.expecting(Golden.ASK_STATUS, Arrays.copyOf(CARD, 9), Golden.STATUS_OK);

        reader.checkHealth();
    }

    @Test
    void twoAnswersInOnePieceAreOneAnswerAndALateOne() throws Exception {
        byte[] glued = Arrays.copyOf(Golden.FOUND, Golden.FOUND.length + Golden.STATUS_OK.length);
        System.arraycopy(Golden.STATUS_OK, 0, glued, Golden.FOUND.length, Golden.STATUS_OK.length);
        link.expecting(Golden.ASK_FIND, glued)
                .expecting(Golden.ASK_SELECT, Golden.SELECTED)
                .expecting(Golden.ASK_READ, CARD);

        assertThat(reader.read(PATIENCE)).isInstanceOf(CardReading.Read.class);
    }

    @Test
    void aLateAnswerOfAnEarlierCommandNeverSatisfiesTheNext() throws Exception {
        link.expecting(Golden.ASK_FIND)
                .then(Duration.ofMillis(700), Golden.FOUND) // 100 ms after we stopped waiting
                .expecting(Golden.ASK_FIND, Golden.FOUND)
                .expecting(Golden.ASK_SELECT, Golden.FOUND, Golden.SELECTED) // and one more, later still
                .expecting(Golden.ASK_READ, Golden.SELECTED, Golden.NO_CARD, Golden.STATUS_OK, CARD);

        assertThat(reader.read(PATIENCE)).isInstanceOf(CardReading.Read.class);
        assertThat(link.isPlayedOut()).isTrue();
    }

    @Test
    void onlyLateAnswersAreSilenceAndNotNoise() {
        link.expecting(Golden.ASK_SAM_ID, Golden.STATUS_OK).expecting(Golden.ASK_SAM_ID, Golden.STATUS_OK);

        fails(reader::samId, Fault.SILENT);
    }

    @Test
    void anotherDeviceOnThePortIsGarbled() {
        byte[] chatter =
                "$GPGGA,081836,3751.65,S,14507.36,E*75\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        link.expecting(Golden.ASK_STATUS, chatter).expecting(Golden.ASK_STATUS, chatter);

        fails(reader::checkHealth, Fault.GARBLED);
    }

    static IntStream offsets() {
        return IntStream.range(0, CARD.length);
    }

    @ParameterizedTest(name = "byte {0}")
    @MethodSource("offsets")
    void unpluggedAtAnyByteOfTheCardIsAFaultAndNothingIsSaidAfterwards(int offset) {
        found().expecting(Golden.ASK_READ, offset == 0 ? new byte[0] : Arrays.copyOf(CARD, offset))
                .thenEnds();

        fails(() -> reader.read(PATIENCE), Fault.SILENT);
    }

    @Test
    void unpluggedAtAnyByteOfTheShortAnswersIsAFault() {
        for (byte[] answer : List.of(Golden.FOUND, Golden.NO_CARD)) {
            for (int offset = 1; offset < answer.length; offset++) {
                var time = new HandClock();
                var line = new ScriptedLink(time)
                        .expecting(Golden.ASK_FIND, Arrays.copyOf(answer, offset))
                        .thenEnds();
                assertThatThrownBy(() -> new SamReader(line, time, time, SamReader.Wishes.TEXT).read(PATIENCE))
                        .isInstanceOf(DeviceException.class);
            }
        }
    }

    @Test
    void closingLetsGoOfTheLink() {
        reader.close();

        assertThat(link.isClosed()).isTrue();
    }
}
