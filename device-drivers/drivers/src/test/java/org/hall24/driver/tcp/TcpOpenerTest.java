package org.hall24.driver.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.hall24.device.address.DeviceUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether two addresses are one device. */
class TcpOpenerTest {
    private static String place(String address) throws Exception {
        return new TcpOpener().placeOf(DeviceUrl.parse("escpos:tcp:" + address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9100", "LocalHost:9100", "127.0.0.1:9100"})
    void thisMachineHasTwoNames(String address) throws Exception {
        assertThat(place(address)).isEqualTo("tcp:127.0.0.1:9100");
    }

    @Test
    void otherNamesAreToldApartByTheirLetters() throws Exception {
        assertThat(place("Printer.Hall:9100"))
                .isEqualTo(place("printer.hall:9100"))
                .isNotEqualTo(place("printer.hall:9101"));
        assertThat(place("localhost.hall:9100")).isEqualTo("tcp:localhost.hall:9100");
    }
}
