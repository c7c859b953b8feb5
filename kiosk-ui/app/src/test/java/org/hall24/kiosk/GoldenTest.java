package org.hall24.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.hall24.catalogue.Language;
import org.hall24.journey.Picture;
import org.hall24.kiosk.screen.Panel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every screen, in both languages and both modes, looks as it did when somebody looked at it. */
class GoldenTest {
    private static Panel panel;

    @BeforeAll
    static void hang() {
        panel = Darkroom.panel();
    }

    static Stream<Arguments> pictures() {
        return Stream.of(Language.values())
                .flatMap(language -> Stream.of(false, true)
                        .flatMap(care -> Samples.all(language, care).entrySet().stream()
                                .map(entry -> Arguments.of(
                                        entry.getKey() + "-" + language.code() + (care ? "-care" : ""),
                                        entry.getValue()))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void looksAsItDid(String name, Picture picture) throws Exception {
        assertThat(Golden.differences(name, Darkroom.develop(panel, picture)))
                .as("pixels that differ; see target/golden")
                .isZero();
    }
}
