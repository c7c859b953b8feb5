package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Reply;
import org.hall24.wire.query.Reply.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A person without a card: the code on the phone's screen, and the code in the phone's message. */
class IdentityTest {
    private static final String MATTER = "fund.balance";
    private static TestHall hall;

    @BeforeAll
    static void open() throws Exception {
        hall = new TestHall();
    }

    @AfterAll
    static void close() {
        hall.close();
    }

    private static Session before(String person) {
        return new Session(hall, hall.terminal, person);
    }

    private static Reply send(Session session) throws Exception {
        return session.ask(MATTER, Operation.SEND_CODE, Map.of());
    }

    private static Reply type(Session session, String digits) throws Exception {
        return session.ask(MATTER, Operation.CHECK_CODE, Map.of("code", digits));
    }

    private static String other(String digits) {
        return "%06d".formatted((Integer.parseInt(digits) + 1) % 1_000_000);
    }

    @Test
    void aCodeOfTheScreenIsGoodOnce() throws Exception {
        var code = Map.of("code", hall.showCode("R-05"));
        var first = before("R-05").ask(MATTER, Operation.IDENTIFY, Optional.empty(), code);
        var again = before("R-05").ask(MATTER, Operation.IDENTIFY, Optional.empty(), code);

        assertThat(first.read(Answers.Identified.class).holder().name())
                .isEqualTo(TestHall.person("R-05").name());
        assertThat(again.code()).isEqualTo("code-unknown");
        for (var strange : new String[] {"", "DZZZ1.AAAA", "x".repeat(5_000)}) {
            assertThat(before("R-05")
                            .ask(MATTER, Operation.IDENTIFY, Optional.empty(), Map.of("code", strange))
                            .code())
                    .isEqualTo("code-unknown");
        }
    }

    @Test
    void theMessageHasSixDigitsAndTheScreenOnlyTheEndOfTheNumber() throws Exception {
        var session = before("R-01");
        session.scan(MATTER);

        var sent = send(session).read(Answers.CodeSent.class);

        assertThat(sent).isEqualTo(new Answers.CodeSent("139****0001", 60, 300));
        assertThat(session.digits()).matches("[0-9]{6}");
        assertThat(hall.messages(TestHall.person("R-01")).getLast()).contains("H24-0007", "5 分钟");
        assertThat(send(session).code()).isEqualTo("sms-too-often");
        assertThat(hall.messages(TestHall.person("R-01"))).hasSize(1);
        // Not by another session of the same person either.
        var next = before("R-01");
        next.scan(MATTER);
        assertThat(send(next).code()).isEqualTo("sms-too-often");
    }

    @Test
    void fiveWrongGuessesAndTheCodeIsDead() throws Exception {
        var session = before("R-03");
        session.scan(MATTER);
        send(session);
        var digits = session.digits();

        for (int left = 4; left > 0; left--) {
            var wrong = type(session, other(digits));
            assertThat(wrong.code()).isEqualTo("sms-wrong");
            assertThat(wrong.read(Answers.TriesLeft.class).left()).isEqualTo(left);
        }
        assertThat(type(session, other(digits)).code()).isEqualTo("sms-locked");
        assertThat(type(session, digits).code()).isEqualTo("sms-locked");
        assertThat(session.ask(MATTER, Operation.FUND_ACCOUNTS, Map.of()).code())
                .isEqualTo("not-identified");
    }

    @Test
    void aCodeIsGoodForItsOwnPassAndOnce() throws Exception {
        var session = before("R-06");
        session.scan(MATTER);
        send(session);
        var digits = session.digits();
        var second = before("R-06");
        second.scan(MATTER);

        assertThat(type(second, digits).code()).isEqualTo("sms-expired");
        assertThat(type(session, digits).read(Answers.Confirmed.class).level()).isEqualTo("L2");
        assertThat(type(session, digits).code()).isEqualTo("sms-expired");
        assertThat(session.ask(MATTER, Operation.FUND_ACCOUNTS, Map.of()).outcome())
                .isEqualTo(Outcome.FOUND);
    }

    @Test
    void withoutAPhoneOrWithTheCardAloneNoMessageIsSent() throws Exception {
        var session = before("R-08");
        assertThat(session.scan(MATTER).phone()).isEmpty();

        assertThat(send(session).code()).isEqualTo("no-phone");
        assertThat(send(before("R-01")).code()).isEqualTo("not-identified");
        assertThat(type(before("R-01"), "123456").code()).isEqualTo("not-identified");
        assertThat(type(session, "123456").code()).isEqualTo("sms-expired");
    }

    @Test
    void aSilentPlatformOrGatewayIsSilence() throws Exception {
        try (var local = new TestHall()) {
            var session = new Session(local, local.terminal, "R-07");
            local.mode("platform", "down");
            assertThat(session.ask(MATTER, Operation.IDENTIFY, Optional.empty(), Map.of("code", "DZZZ1.A"))
                            .outcome())
                    .isEqualTo(Outcome.SILENT);
            local.mode("platform", "ok");
            session.scan(MATTER);
            local.mode("sms", "down");
            assertThat(session.ask(MATTER, Operation.SEND_CODE, Map.of()).outcome())
                    .isEqualTo(Outcome.SILENT);
        }
    }
}
