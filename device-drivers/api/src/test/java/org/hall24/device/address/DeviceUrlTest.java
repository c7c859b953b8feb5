package org.hall24.device.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.hall24.device.DeviceException;
import org.hall24.device.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceUrlTest {
    private static final DeviceOption BAUD =
            new DeviceOption("baud", new DeviceOption.Whole(9600, 115_200), "bit/s", "115200", "Speed.");
    private static final DeviceOption MAKE = new DeviceOption(
            "make", new DeviceOption.Choice(List.of("newland", "zebra")), "", "newland", "Who made it.");

    @Test
    void aUrlIsItsPartsAndBack() throws Exception {
        var url = DeviceUrl.parse("escpos:tcp:10.0.0.9:9100?profile=vkp80&width=80");

        assertThat(url.driver()).isEqualTo("escpos");
        assertThat(url.transport()).isEqualTo("tcp");
        assertThat(url.address()).isEqualTo("10.0.0.9:9100");
        assertThat(url.options()).isEqualTo(Map.of("profile", "vkp80", "width", "80"));
        assertThat(url).hasToString("escpos:tcp:10.0.0.9:9100?profile=vkp80&width=80");
        assertThat(DeviceUrl.parse(url.toString())).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            sam                              | must read driver:transport:address
            sam:serial                       | must read driver:transport:address
            sam:serial:                      | is empty
            SAM:serial:/dev/a                | 'SAM' is no driver word
            sam::/dev/a                      | '' is no transport word
            sam:serial:/dev/a?baud           | must read name=value
            sam:serial:/dev/a?baud=1&baud=2  | stands there twice
            sam:serial:/dev/a?               | must read name=value
            """)
    void aWrongUrlNamesThePartThatIsWrong(String written, String sentence) {
        assertThatThrownBy(() -> DeviceUrl.parse(written))
                .hasMessageContaining(sentence)
                .isInstanceOfSatisfying(
                        DeviceException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MISCONFIGURED));
    }

    @Test
    void anOptionThatIsNotNamedHasItsStandardValue() throws Exception {
        var values = OptionValues.of(DeviceUrl.parse("a:b:c?make=zebra"), List.of(MAKE), List.of(BAUD));

        assertThat(values.word("make")).isEqualTo("zebra");
        assertThat(values.whole("baud")).isEqualTo(115_200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b:c?baud=0", "a:b:c?baud=x", "a:b:c?make=acme", "a:b:c?bauds=9600"})
    void anOptionNobodyDeclaredOrAValueItDoesNotTakeIsRefused(String written) {
        assertThatThrownBy(() -> OptionValues.of(DeviceUrl.parse(written), List.of(MAKE), List.of(BAUD)))
                .isInstanceOf(DeviceException.class);
    }
}
