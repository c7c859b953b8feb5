package org.hall24.wire.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hall24.wire.Application;
import org.hall24.wire.Application.Holder;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.QuerySubmission;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.seal.Opener;
import org.hall24.wire.seal.Sealer;
import org.hall24.wire.seal.SealingKey;
import org.hall24.wire.seal.SealingSuite;
import org.hall24.wire.seal.UnsealingException;
import org.hall24.wire.seal.UnsealingKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A question on its way to the hub, and the answer on its way to one session; whichever suites the two keys have. */
@ParameterizedClass(name = "to the hub {0}, to the session {1}")
@CsvSource({"X25519, X25519", "SM2, SM2", "X25519, SM2", "SM2, X25519"})
class QuerySealingTest {
    private static final UUID ID = UUID.fromString("01a201e0-91a4-7779-8eab-70ecdd0c6805");
    private static final Answers.Named REGION = new Answers.Named("990000", "演示市", "Demo City");

    private final SealingSuite replies;
    private final UnsealingKey hub;
    private final UnsealingKey session;

    QuerySealingTest(SealingSuite questions, SealingSuite replies) {
        this.replies = replies;
        hub = UnsealingKey.generate("hub-1", questions);
        session = UnsealingKey.oneTime(replies);
    }

    private Query query(Operation operation, Optional<Holder> holder) {
        return new Query(
                ID,
                "fund.balance",
                operation,
                holder,
                Optional.of("pass"),
                Map.of("from", "2025-11-22"),
                "zh",
                Instant.parse("2026-11-22T05:00:00Z"),
                session.closing());
    }

    private Sealer toHub() {
        return new Sealer(hub.closing(), "H24-0007", 3);
    }

    private Sealer toSession(Query query) {
        return new Sealer(query.replyKey(), "H24-0007", 3);
    }

    @ParameterizedTest
    @EnumSource
    void everyQuestionOpensAtTheHubAsItWasAsked(Operation operation) throws Exception {
        var asked = query(operation, Optional.of(new Holder("欧阳𠮷麟", "990000200002291231", "演示市")));

        var sent = new QuerySubmission(ID, "H24-0007", toHub().seal(asked));
        var came = QuerySubmission.fromJson(sent.toJson());

        assertThat(new Opener(List.of(hub)).open(came.envelope(), Query.class)).isEqualTo(asked);
    }

    @Test
    void theQuestionSaysHowTheAnswerIsToBeSealed() throws Exception {
        var sealed = toHub().seal(query(Operation.INSURED, Optional.empty()));

        var asked = new Opener(List.of(hub)).open(sealed, Query.class);

        assertThat(asked.replyKey()).isEqualTo(session.closing());
        assertThat(toSession(asked).seal(Reply.silent(ID)).suite()).isEqualTo(replies.word());
        assertThat(toSession(asked).suite()).isEqualTo(replies);
    }

    @Test
    void aSessionsKeyHasNoNameOfItsOwn() {
        var named = new SealingKey("hub-1", replies.word(), session.closing().key());

        assertThatThrownBy(() -> new Query(
                        ID,
                        "fund.balance",
                        Operation.INSURED,
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        "zh",
                        Instant.EPOCH,
                        named))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whoAsksBeforeBeingIdentifiedHasNoName() throws Exception {
        var asked = query(Operation.IDENTIFY, Optional.empty());

        assertThat(new Opener(List.of(hub)).open(toHub().seal(asked), Query.class))
                .isEqualTo(asked);
    }

    @Test
    void theAnswerOpensWithTheSessionsKeyAndWithNoOther() throws Exception {
        var asked = query(Operation.FUND_ACCOUNTS, Optional.empty());
        var account = new Answers.FundAccount(
                "a1",
                "0029",
                REGION,
                true,
                "演示公司",
                "normal",
                "2400.00",
                "2026-10",
                "86234.56",
                false,
                LocalDate.parse("2016-03-01"));
        var reply = Reply.found(ID, new Answers.FundAccounts(List.of(account)));

        var sealed = toSession(asked).seal(reply);

        var opened = new Opener(List.of(session)).open(sealed, Reply.class);
        assertThat(opened).isEqualTo(reply);
        assertThat(opened.read(Answers.FundAccounts.class).accounts()).containsExactly(account);
        assertThatThrownBy(() -> new Opener(List.of(UnsealingKey.oneTime(replies))).open(sealed, Reply.class))
                .isInstanceOf(UnsealingException.class);
        assertThatThrownBy(() -> new Opener(List.of(hub)).open(sealed, Reply.class))
                .isInstanceOf(UnsealingException.class);
    }

    @Test
    void aRefusalTellsWhereElseAndSilenceTellsNothing() throws Exception {
        var refused = Reply.refused(ID, "no-record", new Answers.Elsewhere(List.of(REGION)));

        assertThat(refused.read(Answers.Elsewhere.class).regions()).containsExactly(REGION);
        assertThat(Reply.silent(ID).body()).isEqualTo("{}");
        assertThatThrownBy(() -> Reply.silent(ID).read(Answers.FundAccounts.class))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void aQuestionIsNoApplicationAndAnAnswerIsNoQuestion() {
        var asked = query(Operation.INSURED, Optional.empty());

        assertThatThrownBy(() -> new Opener(List.of(hub)).open(toHub().seal(asked), Application.class))
                .isInstanceOf(UnsealingException.class);
        assertThatThrownBy(
                        () -> new Opener(List.of(session)).open(toSession(asked).seal(Reply.silent(ID)), Query.class))
                .isInstanceOf(UnsealingException.class);
    }

    @Test
    void aCertificateOfHundredsOfKilobytesFits() throws Exception {
        var asked = query(Operation.DRAFT, Optional.empty());
        var draft = new Answers.Draft("c", REGION, 3, true, Bytes.of(new byte[400 << 10]));

        var sealed = toSession(asked).seal(Reply.found(ID, draft));
        var came = QuerySubmission.fromJson(new QuerySubmission(ID, "H24-0007", sealed).toJson());

        var opened = new Opener(List.of(session)).open(came.envelope(), Reply.class);
        assertThat(opened.read(Answers.Draft.class)).isEqualTo(draft);
    }

    @Test
    void nothingOfItPrints() {
        var holder = new Holder("欧阳𠮷麟", "990000200002291231", "演示市");

        assertThat(query(Operation.TITLES, Optional.of(holder)).toString()).doesNotContain("欧阳", "9900002", "pass");
        assertThat(Reply.refused(ID, "no-record", new Answers.Elsewhere(List.of(REGION)))
                        .toString())
                .doesNotContain("演示", "no-record");
        assertThat(new Answers.Identified(holder, "p", Optional.of("139")).toString())
                .doesNotContain("欧阳", "139");
    }
}
