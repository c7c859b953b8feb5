package org.hall24.device.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.hall24.device.FlashRate;
import org.hall24.device.GuideLight;
import org.hall24.device.Lights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What all guide lights hold, whoever made them. */
@Timeout(60)
public abstract class LightsContract {
    /** How the world is when a test begins. */
    public enum Situation {
        READY,
        /** Another program, or an earlier life of this one, left them shining. */
        LEFT_ON,
        SILENT,
        LINE_BREAKS
    }

    /** Lights in this situation; with a card reader's and a receipt printer's light and without a fascia. */
    protected abstract Lights lights(Situation situation) throws Exception;

    /** Whether it shines, seen from outside. */
    protected abstract boolean shines(GuideLight light) throws Exception;

    /** The lights lose their power and get it again. */
    protected abstract void losePower() throws Exception;

    @Test
    void oneLightIsSetAndTheOthersStay() throws Exception {
        try (var lights = lights(Situation.READY)) {
            assertThat(lights.fitted()).contains(GuideLight.CARD_READER, GuideLight.RECEIPT_PRINTER);
            assertThat(lights.set(GuideLight.CARD_READER, FlashRate.CONTINUOUS)).isTrue();
            assertThat(lights.set(GuideLight.RECEIPT_PRINTER, FlashRate.SLOW)).isTrue();
            assertThat(shines(GuideLight.CARD_READER)).isTrue();
            assertThat(shines(GuideLight.RECEIPT_PRINTER)).isTrue();

            lights.set(GuideLight.CARD_READER, FlashRate.OFF);

            assertThat(shines(GuideLight.CARD_READER)).isFalse();
            assertThat(shines(GuideLight.RECEIPT_PRINTER)).isTrue();
        }
    }

    @Test
    void onlyTheModuleToUseNowShines() throws Exception {
        try (var lights = lights(Situation.READY)) {
            lights.only(GuideLight.CARD_READER, FlashRate.MEDIUM);
            assertThat(lights.only(GuideLight.RECEIPT_PRINTER, FlashRate.MEDIUM))
                    .isTrue();

            assertThat(shines(GuideLight.CARD_READER)).isFalse();
            assertThat(shines(GuideLight.RECEIPT_PRINTER)).isTrue();
            lights.allOff();
            assertThat(shines(GuideLight.RECEIPT_PRINTER)).isFalse();
        }
    }

    @Test
    void aLightThatIsNotThereIsSaidAndHarmsNothing() throws Exception {
        try (var lights = lights(Situation.READY)) {
            assertThat(lights.set(GuideLight.FASCIA, FlashRate.CONTINUOUS)).isFalse();
            assertThat(lights.only(GuideLight.FASCIA, FlashRate.MEDIUM)).isFalse();
        }
    }

    @Test
    void whatSomebodyElseLeftShiningGoesOut() throws Exception {
        try (var lights = lights(Situation.LEFT_ON)) {
            lights.checkHealth();

            assertThat(shines(GuideLight.CARD_READER)).isFalse();
        }
    }

    @Test
    void lightsThatLostTheirPowerAreToldAgain() throws Exception {
        try (var lights = lights(Situation.READY)) {
            lights.only(GuideLight.CARD_READER, FlashRate.MEDIUM);
            losePower();

            lights.checkHealth();

            assertThat(shines(GuideLight.CARD_READER)).isTrue();
        }
    }

    @Test
    void silentLightsAreSilent() throws Exception {
        try (var lights = lights(Situation.SILENT)) {
            assertThatThrownBy(lights::checkHealth)
                    .isInstanceOfSatisfying(
                            DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.SILENT));
        }
    }

    @Test
    void aLineThatBreaksIsAFaultAndNoHang() throws Exception {
        try (var lights = lights(Situation.LINE_BREAKS)) {
            assertThatThrownBy(lights::checkHealth).isInstanceOf(DeviceException.class);
            assertThatThrownBy(lights::allOff).isInstanceOf(DeviceException.class);
        }
    }
}
