package org.hall24.driver.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.hall24.device.CardReading;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.Likeness;
import org.hall24.device.PortraitDecoder;
import org.hall24.device.SamStatus;
import org.hall24.device.Still;
import org.hall24.device.contract.HandClock;
import org.hall24.device.contract.ScriptedLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader does beside reading the text: fingerprints, new addresses, portraits, its speed and its own condition. */
class SamWishesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final byte[] CARD = Golden.resident("20400101");
    private static final Optional<PortraitDecoder> NOBODY = Optional.empty();

    private final HandClock clock = new HandClock();
    private final ScriptedLink link = new ScriptedLink(clock);

    private SamReader reader(boolean fingerprint, boolean newAddress, Optional<PortraitDecoder> portrait) {
        return new SamReader(link, clock, clock, new SamReader.Wishes(fingerprint, newAddress, portrait));
    }

    private ScriptedLink found() {
        return link.expecting(Golden.ASK_FIND, Golden.FOUND).expecting(Golden.ASK_SELECT, Golden.SELECTED);
    }

    @Test
    void fingerprintsComeWithTheCard() throws Exception {
        found().expecting(Golden.ASK_READ_WITH_FINGERPRINT, Golden.residentWithFingerprint(1024));

        var reading = reader(true, false, NOBODY).read(PATIENCE);

        assertThat(reading).isInstanceOfSatisfying(CardReading.Read.class, read -> {
            assertThat(read.card()).isEqualTo(Cards.RESIDENT);
            assertThat(read.likeness().fingerprint().orElseThrow().templates()).isEqualTo(new byte[1024]);
            assertThat(read.toString()).doesNotContain("测试甲").contains("****002X");
        });
    }

    @Test
    void aCardWithoutFingerprintsIsReadAllTheSame() throws Exception {
        found().expecting(Golden.ASK_READ_WITH_FINGERPRINT, Golden.residentWithFingerprint(0));

        assertThat(reader(true, false, NOBODY).read(PATIENCE)).isEqualTo(new CardReading.Read(Cards.RESIDENT));
    }

    @Test
    void anOldModuleReadsTheRestAndIsNotAskedForFingerprintsAgain() throws Exception {
        found().expecting(Golden.ASK_READ_WITH_FINGERPRINT, Golden.UNKNOWN_COMMAND)
                .expecting(Golden.ASK_READ, CARD);
        found().expecting(Golden.ASK_READ, CARD);
        var reader = reader(true, false, NOBODY);

        assertThat(reader.read(PATIENCE)).isEqualTo(new CardReading.Read(Cards.RESIDENT));
        assertThat(reader.read(PATIENCE)).isEqualTo(new CardReading.Read(Cards.RESIDENT));
        assertThat(link.isPlayedOut()).isTrue();
    }

    @Test
    void theNewestOfTheAddressesIsTaken() throws Exception {
        found().expecting(Golden.ASK_READ, CARD)
                .expecting(Golden.ASK_NEW_ADDRESS, Golden.newAddress("北京市海淀区旧址2号", "北京市海淀区新址3号", "", ""));

        var reading = reader(false, true, NOBODY).read(PATIENCE);

        var expected = Cards.resident(Optional.of("北京市海淀区新址3号"));
        assertThat(reading).isEqualTo(new CardReading.Read(expected));
        assertThat(expected.homeAddress()).contains("北京市海淀区新址3号");
    }

    @ParameterizedTest
    @ValueSource(ints = {0x91, 0x21})
    void aCardThatNeverMovedKeepsItsPrintedAddress(int status) throws Exception {
        found().expecting(Golden.ASK_READ, CARD).expecting(Golden.ASK_NEW_ADDRESS, Golden.refusal(status));

        assertThat(reader(false, true, NOBODY).read(PATIENCE)).isEqualTo(new CardReading.Read(Cards.RESIDENT));
        assertThat(Cards.RESIDENT.homeAddress()).contains("北京市朝阳区测试路1号");
    }

    @Test
    void aCardTakenAwayBeforeItsNewAddressIsReadWholeOrNotAtAll() throws Exception {
        found().expecting(Golden.ASK_READ, CARD).expecting(Golden.ASK_NEW_ADDRESS, Golden.READ_FAILED);
        link.expecting(Golden.ASK_FIND, Golden.NO_CARD)
                .expecting(Golden.ASK_READ, CARD)
                .expecting(Golden.ASK_NEW_ADDRESS, Golden.newAddress("北京市海淀区新址3号"));

        assertThat(reader(false, true, NOBODY).read(PATIENCE))
                .isEqualTo(new CardReading.Read(Cards.resident(Optional.of("北京市海淀区新址3号"))));
    }

    @Test
    void aForeignersCardIsNotAskedForAnAddress() throws Exception {
        found().expecting(Golden.ASK_READ, Golden.foreigner2017());

        assertThat(reader(false, true, NOBODY).read(PATIENCE)).isInstanceOf(CardReading.Read.class);
        assertThat(link.isPlayedOut()).isTrue();
    }

    @Test
    void thePortraitIsWhatTheDecoderMakesOfIt() throws Exception {
        var face = new Still(1, 1, new byte[] {1, 2, 3});
        byte[] text = Arrays.copyOfRange(CARD, 14, 14 + 256);
        found().expecting(Golden.ASK_READ, Golden.base(text));

        var reading = reader(
                        false, false, Optional.of(wlt -> wlt.length == 1024 ? Optional.of(face) : Optional.empty()))
                .read(PATIENCE);

        assertThat(reading)
                .isEqualTo(new CardReading.Read(Cards.RESIDENT, new Likeness(Optional.of(face), Optional.empty())));
    }

    @Test
    void aPortraitNobodyCanReadIsNoReasonToRefuseTheCard() throws Exception {
        found().expecting(Golden.ASK_READ, CARD);

        assertThat(reader(false, false, Optional.of(_ -> Optional.empty())).read(PATIENCE))
                .isEqualTo(new CardReading.Read(Cards.RESIDENT));
    }

    @ParameterizedTest
    @CsvSource({"0x90,READY", "0x60,SELF_TEST_FAILED", "0x66,NOT_AUTHORISED", "0x24,OTHER"})
    void theModuleSaysHowItIs(String code, SamStatus.Condition condition) throws Exception {
        link.expecting(Golden.ASK_STATUS, Golden.refusal(Integer.decode(code)));

        assertThat(reader(false, false, NOBODY).samStatus()).isEqualTo(new SamStatus(condition, Integer.decode(code)));
    }

    @Test
    void theSpeedIsSetOnceAndOnlyAfterTheLineIsSurelySettled() throws Exception {
        link.expecting(Golden.ASK_STATUS).expecting(Golden.ASK_STATUS);
        var reader = reader(false, false, NOBODY);
        assertThatThrownBy(reader::checkHealth).isInstanceOf(DeviceException.class);
        // the late yes to the question about its health comes just before the number
        link.expecting(Golden.ASK_SAM_ID, Golden.STATUS_OK, Golden.SAM_ID)
                .expecting(Golden.SET_57600, Golden.STATUS_OK);

        reader.lineSpeed(57_600);

        assertThat(link.isPlayedOut()).isTrue();
        assertThat(reader.lineSpeeds()).containsExactly(9_600, 19_200, 38_400, 57_600, 115_200);
    }

    @Test
    void aSpeedThatIsNotAnsweredIsNotSetTwice() {
        link.expecting(Golden.ASK_SAM_ID, Golden.SAM_ID).expecting(Golden.SET_9600);

        assertThatThrownBy(() -> reader(false, false, NOBODY).lineSpeed(9_600))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SILENT));
        assertThat(link.isPlayedOut()).isTrue();
    }

    @Test
    void aSpeedNoModuleHasIsRefusedBeforeAnythingIsSaid() {
        assertThatThrownBy(() -> reader(false, false, NOBODY).lineSpeed(300))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MISCONFIGURED));
    }

    @Test
    void blocksThatAreNotACardsAreGarbled() {
        byte[] wrong = CARD.clone();
        wrong[10] ^= 2; // the length of the text
        wrong[1294] ^= 2;
        found().expecting(Golden.ASK_READ, wrong);

        assertThatThrownBy(() -> reader(false, false, NOBODY).read(PATIENCE))
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.GARBLED));
    }
}
