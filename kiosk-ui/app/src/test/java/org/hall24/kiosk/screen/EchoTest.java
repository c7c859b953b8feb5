package org.hall24.kiosk.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose word a text is that comes back from the flow. */
class EchoTest {
    private final Echo echo = new Echo();

    @BeforeEach
    void begin() {
        echo.begin("");
    }

    @Test
    void aFingerThatIsFasterThanTheFlowLeads() {
        echo.sent("1");
        echo.sent("12");
        echo.sent("123");

        assertThat(echo.knows("")).as("not heard yet").isTrue();
        assertThat(echo.knows("12")).as("heard, the first overtaken").isTrue();
        assertThat(echo.knows("123")).isTrue();
    }

    @Test
    void aCodeTheFlowEmptiedIsEmpty() {
        echo.sent("1");
        echo.sent("12");
        assertThat(echo.knows("12")).isTrue();

        assertThat(echo.knows("")).isFalse();
        assertThat(echo.knows("")).as("told once").isTrue();
    }

    @Test
    void anOldWordIsNotTakenForANewOne() {
        echo.sent("1");
        echo.sent("12");
        assertThat(echo.knows("12")).isTrue();

        assertThat(echo.knows("1")).as("the flow cut it").isFalse();
    }
}
