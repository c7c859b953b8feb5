package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.hall24.hub.cases.CaseFiles;
import org.hall24.hub.cases.CaseState;
import org.hall24.wire.Application;
import org.hall24.wire.http.MatterSubmission;
import org.hall24.wire.seal.UnsealingKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What becomes of a matter behind the receipt, with departments that behave and that do not. */
class CasesTest {
    private static TestHall hall;

    @BeforeAll
    static void open() throws Exception {
        hall = new TestHall();
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    @AfterEach
    void everybodyIsWellAgain() throws Exception {
        hall.mode("appeal", "ok");
        hall.mode("realestate", "ok");
    }

    private static MatterSubmission file(Application application) throws Exception {
        var matter = hall.terminal.seal(application, hall.keys.publicHalves().sealing());
        assertThat(hall.terminal.put(matter).statusCode()).isEqualTo(201);
        return matter;
    }

    private static String column(String column, MatterSubmission matter) {
        return hall.hub
                .part(JdbcClient.class)
                .sql("select coalesce(" + column + "::text, '') from case_file where matter_id = ?")
                .param(matter.matterId())
                .query(String.class)
                .single();
    }

    @Test
    void anAppealReachesItsDepartmentOnce() throws Exception {
        var matter = file(Terminal.appeal(TestHall.person("R-01")));

        assertThat(hall.settled(matter.caseNumber())).isEqualTo(CaseState.ANSWERED);
        assertThat(column("reference", matter)).startsWith("12345-");
        assertThat(hall.effect(matter.matterId().toString()).path("count").asInt())
                .isEqualTo(1);
    }

    @Test
    void anUnknownPersonIsADepartmentsAnswer() throws Exception {
        var honest = Terminal.appeal(TestHall.person("R-01"));
        var mixed = new Application(
                honest.matterId(),
                honest.matter(),
                new Application.Holder(
                        TestHall.person("R-02").name(), honest.holder().number(), "x"),
                honest.fields(),
                honest.slot(),
                honest.queryCode(),
                honest.language(),
                honest.occurredAt());

        var matter = file(mixed);

        assertThat(hall.settled(matter.caseNumber())).isEqualTo(CaseState.REFUSED);
        assertThat(column("refusal", matter)).isEqualTo("unknown-person");
    }

    @Test
    void aVisitIsBookedAgainstItsHold() throws Exception {
        var held = hold(0);
        var matter = file(Terminal.visit(TestHall.person("R-03"), held));
        var second = file(Terminal.visit(TestHall.person("R-05"), held));

        assertThat(hall.settled(matter.caseNumber())).isEqualTo(CaseState.ANSWERED);
        assertThat(column("reference", matter)).startsWith("BDC-");
        assertThat(hall.settled(second.caseNumber())).isEqualTo(CaseState.REFUSED);
        assertThat(column("refusal", second)).isEqualTo("hold-unknown");
    }

    private static Application.Slot hold(int index) throws Exception {
        var slots = JsonMapper.shared()
                .readTree(hall.terminal.live("realestate", "slots", "{}").body());
        var slot = slots.path("slots").get(index);
        var where = JsonMapper.shared()
                .createObjectNode()
                .put("hall", slot.path("hall").asString())
                .put("date", slot.path("date").asString())
                .put("time", slot.path("time").asString());
        var held = JsonMapper.shared()
                .readTree(hall.terminal
                        .live("realestate", "hold", where.toString())
                        .body());
        return new Application.Slot(
                held.path("token").asString(),
                where.path("hall").asString(),
                where.path("date").asString(),
                where.path("time").asString());
    }

    @Test
    void aDepartmentThatHangsUpGetsTheCaseLater() throws Exception {
        hall.mode("appeal", "down");
        var matter = file(Terminal.appeal(TestHall.person("R-01")));
        TestHall.await(() -> column("problem", matter).equals("the connection broke"));
        assertThat(hall.state(matter.caseNumber())).isEqualTo(CaseState.SENT);

        hall.mode("appeal", "ok");

        assertThat(hall.settled(matter.caseNumber())).isEqualTo(CaseState.ANSWERED);
        assertThat(hall.effect(matter.matterId().toString()).path("count").asInt())
                .isEqualTo(1);
    }

    @Test
    void aDepartmentThatTalksNonsenseIsAskedAgain() throws Exception {
        hall.mode("appeal", "nonsense");
        var matter = file(Terminal.appeal(TestHall.person("R-01")));
        TestHall.await(() -> Integer.parseInt(column("attempts", matter)) >= 2);
        hall.mode("appeal", "ok");

        assertThat(hall.settled(matter.caseNumber())).isEqualTo(CaseState.ANSWERED);
        assertThat(hall.effect(matter.matterId().toString()).path("count").asInt())
                .isEqualTo(1);
    }

    @Test
    void aDepartmentThatActsButAnswersTooLateActsOnce() throws Exception {
        hall.mode("appeal", "slow");
        var matter = file(Terminal.appeal(TestHall.person("R-01")));
        TestHall.await(() -> column("problem", matter).equals("no answer in time"));
        hall.mode("appeal", "ok");

        assertThat(hall.settled(matter.caseNumber())).isEqualTo(CaseState.ANSWERED);
        var effect = hall.effect(matter.matterId().toString());
        assertThat(effect.path("count").asInt()).isEqualTo(1);
        assertThat(column("attempts", matter)).isNotEqualTo("1");
    }

    @Test
    void anEnvelopeForAnotherHubWaitsForAPerson() throws Exception {
        var foreign = UnsealingKey.generate("foreign").closing();
        var matter = hall.terminal.seal(Terminal.appeal(TestHall.person("R-01")), foreign);
        assertThat(hall.terminal.put(matter).statusCode()).isEqualTo(201);

        assertThat(hall.settled(matter.caseNumber())).isEqualTo(CaseState.STUCK);
        assertThat(hall.effect(matter.matterId().toString()).isMissingNode()).isTrue();
    }

    @Test
    void aHeaderThatContradictsItsContentWaitsForAPerson() throws Exception {
        var matter = hall.terminal.seal(
                Terminal.appeal(TestHall.person("R-01")),
                "realestate.book-visit",
                hall.keys.publicHalves().sealing());
        assertThat(hall.terminal.put(matter).statusCode()).isEqualTo(201);

        assertThat(hall.settled(matter.caseNumber())).isEqualTo(CaseState.STUCK);
        assertThat(column("problem", matter)).isEqualTo("does not open");
    }

    @Test
    void aMatterNobodyIsResponsibleForWaitsForAPerson() throws Exception {
        var honest = Terminal.appeal(TestHall.person("R-01"));
        var strange = new Application(
                honest.matterId(),
                "weather.rain",
                honest.holder(),
                honest.fields(),
                honest.slot(),
                honest.queryCode(),
                honest.language(),
                honest.occurredAt());
        var matter = file(strange);

        assertThat(hall.settled(matter.caseNumber())).isEqualTo(CaseState.STUCK);
        assertThat(column("problem", matter)).isEqualTo("no department");
    }

    @Test
    void anotherHubTakesTheCaseOfOneThatDied() throws Exception {
        hall.mode("appeal", "down");
        var matter = file(Terminal.appeal(TestHall.person("R-01")));
        TestHall.await(() -> !column("problem", matter).isEmpty());
        // What a worker leaves behind that took the case and died: sent, and a lease.
        hall.hub
                .part(JdbcClient.class)
                .sql("update case_file set state = 'sent', next_try = now() + interval '2 seconds' where matter_id = ?")
                .param(matter.matterId())
                .update();
        hall.mode("appeal", "ok");

        assertThat(hall.settled(matter.caseNumber())).isEqualTo(CaseState.ANSWERED);
        assertThat(hall.effect(matter.matterId().toString()).path("count").asInt())
                .isEqualTo(1);
    }

    @Test
    void whatWasSettledIsTakenByNobody() throws Exception {
        var matter = file(Terminal.appeal(TestHall.person("R-01")));
        hall.settled(matter.caseNumber());
        var tomorrow = InstantSource.offset(InstantSource.system(), Duration.ofDays(1));
        var later = new CaseFiles(hall.hub.part(JdbcClient.class), hall.hub.part(TransactionTemplate.class), tomorrow);

        assertThat(later.known(matter.caseNumber())).isTrue();
        assertThat(hall.hub
                        .part(JdbcClient.class)
                        .sql(
                                "select count(*) from case_file where matter_id in (:ids) and state in ('received', 'sent')")
                        .param("ids", List.of(matter.matterId()))
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
