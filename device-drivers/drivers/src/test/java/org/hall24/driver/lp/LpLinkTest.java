package org.hall24.driver.lp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.hall24.device.address.DeviceUrl;
import org.hall24.device.address.OptionValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LpLinkTest {
    /** Longer than any count of such answers took that was once believed to be a break. */
    private static final Duration A_WHILE = Duration.ofMillis(1_500);

    /** As printers do that have nothing to say: what is read is there at once, and nothing. */
    @Test
    void aPrinterThatAnswersWithNothingAgainAndAgainIsThere() throws Exception {
        var url = DeviceUrl.parse("escpos:lp:/dev/null");
        var opener = new LpOpener();
        try (var link = opener.open(url, OptionValues.of(url, List.of(), opener.options()))) {
            assertThat(link.read(new byte[8], A_WHILE)).isZero();
            assertThat(link.isWhole()).isTrue();
        }
    }
}
