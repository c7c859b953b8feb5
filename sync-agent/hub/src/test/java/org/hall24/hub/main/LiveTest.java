package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Questions a terminal asks while the citizen waits. */
class LiveTest {
    private static TestHall hall;

    @BeforeAll
    static void open() throws Exception {
        hall = new TestHall();
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void threeVisitorsHoldASlotAndTheFourthIsDeclined() throws Exception {
        var slots = json(hall.terminal.live("realestate", "slots", "{}").body());
        assertThat(slots.path("halls")).isNotEmpty();
        var slot = slots.path("slots").get(3);
        assertThat(slot.path("free").asInt()).isEqualTo(3);
        var where = "{\"hall\":%s,\"date\":%s,\"time\":%s}"
                .formatted(slot.path("hall"), slot.path("date"), slot.path("time"));

        for (int i = 0; i < 3; i++) {
            var held = hall.terminal.live("realestate", "hold", where);
            assertThat(held.statusCode()).isEqualTo(200);
            assertThat(json(held.body()).path("token").asString()).isNotBlank();
        }
        var fourth = hall.terminal.live("realestate", "hold", where);
        assertThat(fourth.statusCode()).isEqualTo(409);
        assertThat(fourth.body()).isEqualTo("{\"code\":\"slot-taken\"}");
        var after = json(hall.terminal.live("realestate", "slots", "{}").body());
        assertThat(after.path("slots").get(3).path("free").asInt()).isZero();
    }

    @ParameterizedTest(name = "{0}/{1} {2} gives {3}")
    @CsvSource(delimiter = '|', textBlock = """
            realestate | visits | {}                                   | 404
            police     | slots  | {}                                   | 404
            realestate | slots  | {"name":"x"}                         | 400
            realestate | hold   | {"hall":7}                           | 400
            realestate | hold   | {"hall":"a","date":"b","time":"c"}   | 409
            realestate | slots  | []                                   | 400
            realestate | slots  | nonsense                             | 400
            """)
    void onlyDeclaredQuestionsWithDeclaredFieldsPass(String department, String operation, String body, int status)
            throws Exception {
        assertThat(hall.terminal.live(department, operation, body).statusCode()).isEqualTo(status);
    }

    @Test
    void aLongQuestionIsNone() throws Exception {
        var body = "{\"hall\":\"" + "x".repeat(5_000) + "\"}";

        assertThat(hall.terminal.live("realestate", "hold", body).statusCode()).isEqualTo(400);
    }

    @Test
    void aSilentDepartmentIsSaidToBeSilentAndLeftInPeaceForAWhile() throws Exception {
        hall.mode("appeal", "ok");
        for (var mode : new String[] {"down", "nonsense", "nonsense", "nonsense", "nonsense", "nonsense"}) {
            hall.mode("realestate", mode);
            var answer = hall.terminal.live("realestate", "slots", "{}");
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).isEqualTo("{\"code\":\"department-silent\"}");
        }
        hall.mode("realestate", "ok");
        // Five silences in a row: nobody asks it now, although it is well.
        assertThat(hall.terminal.live("realestate", "slots", "{}").statusCode()).isEqualTo(502);
        TestHall.await(() -> {
            try {
                return hall.terminal.live("realestate", "slots", "{}").statusCode() == 200;
            } catch (java.io.IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }
}
