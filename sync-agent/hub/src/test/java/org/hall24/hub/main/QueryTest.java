package org.hall24.hub.main;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hall24.wire.Application.Holder;
import org.hall24.wire.Bytes;
import org.hall24.wire.http.HubHealth;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Query;
import org.hall24.wire.query.Reply;
import org.hall24.wire.query.Reply.Outcome;
import org.hall24.wire.seal.SealingKey;
import org.hall24.wire.seal.UnsealingKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions of citizens, from a sealed envelope to the departments and back. */
class QueryTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String PROOF = "social.insured-cert-person";
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

    private static void isRefused(Reply reply, String code) {
        assertThat(reply.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(reply.code()).isEqualTo(code);
    }

    @Test
    void theFundIsToldAfterTheCodeOnThePhoneAndNotBefore() throws Exception {
        var session = before("R-01");
        isRefused(session.ask("fund.balance", Operation.FUND_ACCOUNTS, Map.of()), "not-identified");

        var identified = session.scan("fund.balance");
        assertThat(identified.holder().number())
                .isEqualTo(TestHall.person("R-01").number());
        assertThat(identified.phone()).contains("139****0001");
        isRefused(session.ask("fund.balance", Operation.FUND_ACCOUNTS, Map.of()), "not-identified");

        session.proven("fund.balance");
        var accounts = session.ask("fund.balance", Operation.FUND_ACCOUNTS, Map.of())
                .read(Answers.FundAccounts.class)
                .accounts();
        assertThat(accounts).hasSize(2);
        assertThat(accounts).extracting(Answers.FundAccount::local).containsExactly(true, false);
        assertThat(accounts).extracting(Answers.FundAccount::state).containsExactly("normal", "sealed");
        assertThat(accounts.getFirst().tail()).isEqualTo("0029");
        assertThat(accounts.getFirst().region().zh()).isEqualTo("演示市");
    }

    @Test
    void theKeyModuleIsAskedBeforeAnybodyIsKnownAndKnowsItsOwnCardsOnly() throws Exception {
        var numbers = Map.of(
                "region", "990000",
                "atr", "3B6D00008031C06524",
                "algorithm", "03",
                "internal_factor", "0102030405060708",
                "internal_source", "1112131415161718",
                "external_factor", "2122232425262728",
                "external_source", "3132333435363738");
        var session = before("R-01");
        var asked = new HashMap<>(numbers);
        asked.put("card_id", "990000D1560000050000000000000003");

        var keys =
                session.ask(PROOF, Operation.CARD_KEYS, Optional.empty(), asked).read(Answers.CardKeys.class);

        assertThat(keys.internal()).matches("[0-9A-F]{16}0{16}");
        assertThat(keys.external()).matches("[0-9A-F]{16}2122232425262728");
        asked.put("card_id", "990000D1560000050000000000000099");
        isRefused(session.ask(PROOF, Operation.CARD_KEYS, Optional.empty(), asked), "card-unknown");
        isRefused(session.ask(PROOF, Operation.CARD_KEYS, Optional.empty(), numbers), "incomplete");
    }

    @Test
    void tenYearsOfEntriesAddUpToTheBalance() throws Exception {
        var session = before("R-07").proven("fund.detail");
        var account = session.ask("fund.detail", Operation.FUND_ACCOUNTS, Map.of())
                .read(Answers.FundAccounts.class)
                .accounts()
                .getFirst();
        var today = LocalDate.now(CHINA);

        var entries = session.ask(
                        "fund.detail",
                        Operation.FUND_DETAIL,
                        Map.of(
                                "account",
                                account.id(),
                                "from",
                                today.minusYears(10).toString(),
                                "to",
                                today.toString()))
                .read(Answers.FundDetail.class)
                .entries();

        assertThat(entries).hasSizeGreaterThan(200);
        assertThat(account.loan()).isTrue();
        assertThat(entries).extracting(Answers.FundEntry::kind).contains("deposit", "interest", "repayment");
        assertThat(entries.getFirst().balance()).isEqualTo(account.balance());
        for (int i = 1; i < entries.size(); i++) {
            var newer = entries.get(i - 1);
            var older = entries.get(i);
            assertThat(newer.date()).isAfterOrEqualTo(older.date());
            assertThat(new BigDecimal(older.balance()).add(new BigDecimal(newer.amount())))
                    .isEqualTo(new BigDecimal(newer.balance()));
            assertThat(new BigDecimal(newer.balance())).isPositive();
        }
    }

    @Test
    void elevenYearsAndAForeignAccountAreRefused() throws Exception {
        var session = before("R-06").proven("fund.detail");

        isRefused(
                session.ask(
                        "fund.detail",
                        Operation.FUND_DETAIL,
                        Map.of("account", "F-0601", "from", "2014-01-01", "to", "2026-01-01")),
                "period");
        isRefused(
                session.ask(
                        "fund.detail",
                        Operation.FUND_DETAIL,
                        Map.of("account", "F-0101", "from", "2025-01-01", "to", "2026-01-01")),
                "no-record");
    }

    @Test
    void theInsuranceProofIsLoweredToTheCardHere() throws Exception {
        var insured = before("R-03").ask(PROOF, Operation.INSURED, Map.of()).read(Answers.Insured.class);

        assertThat(insured.region().id()).isEqualTo("990000");
        assertThat(insured.kinds()).hasSize(2);
        assertThat(insured.kinds().getFirst().arrears()).isEqualTo(3);
        assertThat(insured.kinds().getFirst().kind().zh()).isEqualTo("企业职工基本养老保险");
        assertThat(insured.regions()).extracting(Answers.Named::id).containsExactly("990000", "990100");
    }

    @Test
    void whoIsInsuredElsewhereIsToldWhereAndCanAskThere() throws Exception {
        var session = before("R-05");
        var here = session.ask(PROOF, Operation.INSURED, Map.of());

        isRefused(here, "no-record");
        var elsewhere = here.read(Answers.Elsewhere.class).regions();
        assertThat(elsewhere).extracting(Answers.Named::id).containsExactly("990100");
        assertThat(session.ask(PROOF, Operation.INSURED, Map.of("region", "990100"))
                        .read(Answers.Insured.class)
                        .kinds())
                .hasSize(2);
        isRefused(before("R-08").ask(PROOF, Operation.INSURED, Map.of()), "no-record");
    }

    @Test
    void findingNoHomeIsAnAnswer() throws Exception {
        var matter = "realestate.title-search";
        var asked = Map.of("purpose", "loan");
        var none = before("R-02").proven(matter).ask(matter, Operation.TITLES, asked);
        assertThat(none.outcome()).isEqualTo(Outcome.FOUND);
        assertThat(none.read(Answers.Titles.class).titles()).isEmpty();

        var titles = before("R-03")
                .proven(matter)
                .ask(matter, Operation.TITLES, asked)
                .read(Answers.Titles.class);
        assertThat(titles.titles()).hasSize(2);
        assertThat(titles.titles().getFirst().shared()).isEqualTo("joint");
        assertThat(titles.titles().getFirst().mortgaged()).isTrue();
        assertThat(titles.titles().getFirst().number()).contains("****").doesNotContain("0033871");
        assertThat(titles.asOf()).isEqualTo(titles.asOf().truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void aProofIsOfThePersonAndNotOfOneMatterOnly() throws Exception {
        var matter = "realestate.title-search";
        var session = before("R-05").proven(matter);

        isRefused(session.ask("fund.balance", Operation.FUND_ACCOUNTS, Map.of()), "no-record");
        assertThat(session.ask("fund.balance", Operation.FUND_ACCOUNTS, Map.of())
                        .read(Answers.Elsewhere.class)
                        .regions())
                .isEmpty();
        // A home in another city is found in the province.
        assertThat(session.ask(matter, Operation.TITLES, Map.of("purpose", "loan"))
                        .read(Answers.Titles.class)
                        .titles())
                .isEmpty();
        assertThat(session.ask(matter, Operation.TITLES, Map.of("purpose", "loan", "region", "99"))
                        .read(Answers.Titles.class)
                        .titles())
                .hasSize(1);
        isRefused(session.ask(matter, Operation.TITLES, Map.of()), "incomplete");
    }

    @Test
    void oneMattersQuestionCannotBeAskedInAnothersName() throws Exception {
        isRefused(before("R-01").ask(PROOF, Operation.FUND_ACCOUNTS, Map.of()), "not-offered");
        isRefused(before("R-01").ask("hall.reprint", Operation.INSURED, Map.of()), "not-offered");
        isRefused(before("R-01").ask("no.such", Operation.INSURED, Map.of()), "not-offered");
    }

    @Test
    void aPassIsOfOnePersonAtOneTerminal() throws Exception {
        var session = before("R-07");
        session.scan(PROOF);
        assertThat(session.ask(PROOF, Operation.INSURED, Map.of()).outcome()).isEqualTo(Outcome.FOUND);

        isRefused(
                session.ask(PROOF, Operation.INSURED, Optional.of(TestHall.person("R-03")), Map.of()),
                "not-identified");
        var elsewhere = new Session(hall, hall.register("H24-0099"), "R-07");
        elsewhere.pass = session.pass;
        isRefused(elsewhere.ask(PROOF, Operation.INSURED, Map.of()), "not-identified");
        session.pass = Optional.of("made-up");
        isRefused(session.ask(PROOF, Operation.INSURED, Map.of()), "not-identified");
        session.pass = Optional.of("x".repeat(100_000 / 4));
        isRefused(session.ask(PROOF, Operation.INSURED, Map.of()), "not-identified");
    }

    @Test
    void nameAndNumberAreOneKey() throws Exception {
        var session = before("R-01");
        var one = TestHall.person("R-01");
        var query = Terminal.query(PROOF, Operation.INSURED, Optional.of(one), Optional.empty(), Map.of(), session.key);
        var misnamed = new Query(
                query.queryId(),
                PROOF,
                Operation.INSURED,
                Optional.of(new Holder(TestHall.person("R-02").name(), one.number(), one.address())),
                Optional.empty(),
                Map.of(),
                "zh",
                query.askedAt(),
                query.replyKey());

        isRefused(session.send(misnamed), "no-record");
        assertThat(session.send(query).outcome()).isEqualTo(Outcome.FOUND);
    }

    @Test
    void whatIsNoQueryIsRefusedOutside() throws Exception {
        var session = UnsealingKey.oneTime();
        var query = Terminal.query(
                PROOF, Operation.INSURED, Optional.of(TestHall.person("R-01")), Optional.empty(), Map.of(), session);
        var sealing = hall.keys.publicHalves().sealing();

        var unknown = hall.terminal.ask(
                hall.terminal.seal(query, UnsealingKey.generate("retired").closing()));
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).isEqualTo("{\"code\":\"unknown-key\"}");

        var other = hall.register("H24-0088");
        var foreign = other.seal(query, sealing);
        assertThat(hall.terminal.ask(foreign).statusCode()).isEqualTo(403);

        var old = new Query(
                query.queryId(),
                query.matter(),
                query.operation(),
                query.holder(),
                query.pass(),
                query.fields(),
                "zh",
                java.time.Instant.now().minusSeconds(600),
                query.replyKey());
        var stale = hall.terminal.ask(hall.terminal.seal(old, sealing));
        assertThat(stale.body()).isEqualTo("{\"code\":\"stale\"}");

        assertThat(hall.terminal
                        .send("POST", "/v1/queries", "{}".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest(name = "{0} with {1} bytes")
    @CsvSource({"X25519-AES256GCM, 31", "X25519-AES256GCM, 32", "SM2-SM4GCM, 65", "SM2-SM4GCM, 33", "ROT13, 32"})
    void aQuestionWithAKeyNobodyCanSealToIsRefusedBeforeAnybodyIsAsked(String suite, int bytes) throws Exception {
        var query = Terminal.query(
                PROOF,
                Operation.INSURED,
                Optional.of(TestHall.person("R-01")),
                Optional.empty(),
                Map.of(),
                UnsealingKey.oneTime());
        var keyless = new Query(
                query.queryId(),
                query.matter(),
                query.operation(),
                query.holder(),
                query.pass(),
                query.fields(),
                "zh",
                query.askedAt(),
                SealingKey.oneTime(suite, Bytes.of(new byte[bytes])));

        var answer = hall.terminal.ask(
                hall.terminal.seal(keyless, hall.keys.publicHalves().sealing()));

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"down", "nonsense"})
    void aSilentDepartmentIsSilentAndAfterThreeTimesRests(String mode) throws Exception {
        var department = mode.equals("down") ? "social" : "fund";
        var matter = mode.equals("down") ? PROOF : "fund.balance";
        var operation = mode.equals("down") ? Operation.INSURED : Operation.FUND_ACCOUNTS;
        var local = new TestHall();
        try (local) {
            var session = new Session(local, local.terminal, "R-01");
            if (mode.equals("nonsense")) {
                session.proven(matter);
            }
            local.mode(department, mode);
            for (int i = 0; i < 3; i++) {
                assertThat(session.ask(matter, operation, Map.of()).outcome()).isEqualTo(Outcome.SILENT);
            }
            var health = local.terminal.send("GET", "/v1/health", new byte[0]);
            assertThat(HubHealth.fromJson(health.body().getBytes(StandardCharsets.UTF_8))
                            .resting())
                    .containsExactly(department);
            local.mode(department, "ok");
            assertThat(session.ask(matter, operation, Map.of()).outcome()).isEqualTo(Outcome.SILENT);
        }
    }

    @Test
    void aSlowDepartmentIsWaitedFor() throws Exception {
        var local = new TestHall();
        try (local) {
            local.mode("social", "slow");
            assertThat(new Session(local, local.terminal, "R-01")
                            .ask(PROOF, Operation.INSURED, Map.of())
                            .outcome())
                    .isEqualTo(Outcome.FOUND);
        }
    }
}
