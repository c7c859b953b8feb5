package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotTableTest {
    private static final String HALL = "{\"id\":\"main\",\"zh\":\"市民中心\",\"en\":\"Civic\"}";

    @Test
    void timesThatHavePassedAreNotOffered() {
        var table = SlotTable.read("{\"halls\":[" + HALL + "],\"slots\":[" + slot("2026-11-23", "09:00", 2) + ","
                        + slot("2026-11-23", "10:00", 1) + "]}")
                .orElseThrow();

        var later = table.after(LocalDateTime.of(2026, 11, 23, 9, 0));
        assertThat(later.times()).hasSize(1);
        assertThat(later.anythingFree()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "nonsense",
                "{\"halls\":[],\"slots\":[]}",
                "{\"halls\":{},\"slots\":[]}",
                "{\"halls\":[{\"id\":\"main\",\"zh\":\"x\"}],\"slots\":[]}",
                "{\"halls\":[{\"id\":\"main\",\"zh\":\"a\\u0007b\",\"en\":\"x\"}],\"slots\":[]}",
                "{\"halls\":[{\"id\":\"m\",\"zh\":\"x\",\"en\":\"x\"}],\"slots\":[{\"hall\":\"m\",\"date\":\"tomorrow\",\"time\":\"9\",\"free\":1}]}",
                "{\"halls\":[{\"id\":\"m\",\"zh\":\"x\",\"en\":\"x\"}],\"slots\":[{\"hall\":\"m\",\"date\":\"2026-11-23\",\"time\":\"09:00\",\"free\":\"many\"}]}",
            })
    void whatMakesNoSenseIsNoTable(String json) {
        assertThat(SlotTable.read(json)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"token\":7,\"until\":\"2026-11-22T13:57:00Z\"}",
                "{\"token\":\"t\",\"until\":\"soon\"}"
            })
    void whatMakesNoSenseIsNoHold(String json) {
        assertThat(SlotTable.readHold(json)).isEmpty();
    }

    private static String slot(String date, String time, int free) {
        return "{\"hall\":\"main\",\"date\":\"%s\",\"time\":\"%s\",\"free\":%d}".formatted(date, time, free);
    }
}
