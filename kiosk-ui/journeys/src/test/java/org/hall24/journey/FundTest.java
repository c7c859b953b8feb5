package org.hall24.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hall24.catalogue.Phrase;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Query;
import org.hall24.wire.query.Reply;
import org.junit.jupiter.api.Test;

/** The housing fund: what a citizen sees of their account, and everything that can come in between. */
class FundTest {
    private static final String BALANCE = "fund.balance";

    private final Play play = Play.fullyFitted();

    @Test
    void oneAccountIsShownAtOnceWithItsAmountsCoveredUntilTheyAreTouched() {
        play.identifiesByCode(BALANCE)
                .actsOn(FundFlow.SHOW)
                .when(
                        Screen.FactSheet.class,
                        Screen.FactSheet::shown,
                        () -> play.terminal.touch(new Touch.Act(FundFlow.HIDE)))
                .when(
                        Screen.FactSheet.class,
                        sheet -> !sheet.shown(),
                        () -> play.terminal.touch(new Touch.Act(FundFlow.FINISH)))
                .touch(Screen.Answered.class, new Touch.SkipRating())
                .isAlone()
                .run();

        assertThat(play.stage.way())
                .containsExactly(
                        "attract",
                        "home",
                        "matter-page",
                        "consent",
                        "show-code",
                        "working",
                        "sms-code",
                        "working",
                        "fact-sheet",
                        "answered",
                        "cleared",
                        "attract");
        var sheets = play.stage.screens(Screen.FactSheet.class);
        assertThat(sheets.getFirst().shown()).isFalse();
        assertThat(sheets.getFirst().coverIn()).isZero();
        assertThat(sheets).filteredOn(Screen.FactSheet::shown).first().satisfies(shown -> {
            assertThat(shown.coverIn()).isEqualTo(30);
            assertThat(shown.facts().getFirst().covered()).isTrue();
            assertThat(shown.facts().getFirst().large()).isTrue();
            assertThat(play.zh(shown.facts().getFirst().value())).isEqualTo("86,234.56 元");
        });
        assertThat(play.zh(sheets.getFirst().lead())).isEqualTo("言**　账号尾号 0001");
        assertThat(facts(sheets.getFirst()))
                .containsEntry("缴存状态", "正常缴存")
                .containsEntry("缴至", "2026年10月")
                .containsEntry("贷款", "正在还款，还款记录在明细里");
        assertThat(play.agent.clearings().getFirst().wiped()).containsExactly("code", "query", "screen");
        assertThat(play.agent.filings()).isEmpty();
    }

    @Test
    void everyQuestionIsSealedToTheSessionsKeyWithTheSessionsPass() {
        play.identifiesByCode(BALANCE).sees(Screen.FactSheet.class).run();

        assertThat(play.hub.queries())
                .extracting(Query::operation)
                .containsExactly(
                        Operation.IDENTIFY, Operation.SEND_CODE, Operation.CHECK_CODE, Operation.FUND_ACCOUNTS);
        var first = play.hub.queries().getFirst();
        assertThat(first.holder()).isEmpty();
        assertThat(first.pass()).isEmpty();
        var last = play.hub.last(Operation.FUND_ACCOUNTS);
        assertThat(last.holder()).contains(FakeHub.YAN);
        assertThat(last.pass()).contains(FakeHub.PASS);
        assertThat(last.matter()).isEqualTo(BALANCE);
        assertThat(play.hub.queries().stream().map(query -> query.replyKey()).distinct())
                .hasSize(1);
    }

    @Test
    void theNextPersonsKeyIsAnother() {
        play.identifiesByCode(BALANCE)
                .actsOn(FundFlow.FINISH)
                .touch(Screen.Answered.class, new Touch.SkipRating())
                .sees(Screen.Cleared.class)
                .identifiesByCode(BALANCE)
                .sees(Screen.FactSheet.class)
                .run();

        assertThat(play.hub.queries().stream().map(query -> query.replyKey()).distinct())
                .hasSize(2);
    }

    @Test
    void severalAccountsAreChosenFromAndBackLeadsToTheChoice() {
        play.hub.answers(
                Operation.FUND_ACCOUNTS,
                query -> Reply.found(
                        query.queryId(),
                        new Answers.FundAccounts(List.of(
                                FakeHub.account("a-1", "0001"),
                                new Answers.FundAccount(
                                        "a-2",
                                        "0777",
                                        FakeHub.THERE,
                                        false,
                                        "邻水厂",
                                        "sealed",
                                        "0.00",
                                        "2015-06",
                                        "120.00",
                                        false,
                                        LocalDate.of(2012, 7, 1))))));

        play.identifiesByCode(BALANCE)
                .picks("a-2")
                .touch(Screen.FactSheet.class, new Touch.Back())
                .picks("a-1")
                .sees(Screen.FactSheet.class)
                .run();

        var pick = play.stage.screens(Screen.Pick.class).getFirst();
        assertThat(play.zh(pick.choices().get(1).note())).isEqualTo("外地：邻水市 · 封存");
        assertThat(play.zh(play.stage.screens(Screen.FactSheet.class).getFirst().lead()))
                .contains("0777");
        assertThat(play.zh(play.stage.screens(Screen.FactSheet.class).getLast().lead()))
                .contains("0001");
    }

    @Test
    void theEntriesComeInPagesAndCareModeHasFewerLines() {
        play.identifiesByCode(BALANCE)
                .actsOn(FundFlow.DETAIL)
                .touch(Screen.Table.class, new Touch.Act(FundDetailFlow.EARLIER))
                .when(
                        Screen.Table.class,
                        table -> table.page() == 2,
                        () -> play.terminal.touch(new Touch.Act(FundDetailFlow.EARLIER)))
                .when(
                        Screen.Table.class,
                        table -> table.page() == 3,
                        () -> play.terminal.touch(new Touch.Act(FundDetailFlow.EARLIER)))
                .touch(Screen.Table.class, new Touch.Act(FundDetailFlow.LATER))
                .when(Screen.Table.class, table -> table.page() == 2, () -> play.terminal.touch(new Touch.Care(true)))
                .when(Screen.Table.class, table -> table.pages() == 4, () -> play.terminal.touch(new Touch.Back()))
                .sees(Screen.FactSheet.class)
                .run();

        var tables = play.stage.screens(Screen.Table.class);
        assertThat(tables.getFirst().lines()).hasSize(9);
        assertThat(tables.getFirst().pages()).isEqualTo(3);
        assertThat(tables)
                .filteredOn(table -> table.page() == 3)
                .first()
                .satisfies(last -> assertThat(last.lines()).hasSize(2));
        assertThat(tables.getLast().lines()).hasSize(6);
        assertThat(tables.getFirst().lines().get(4).stream().map(play::zh))
                .containsExactly("2026-07-01", "还贷", "-1,800.00", "89,600.00");
        assertThat(play.hub.last(Operation.FUND_DETAIL).fields())
                .isEqualTo(Map.of("account", "a-1", "from", "2025-11-23", "to", "2026-11-22"));
        assertThat(play.stage.screens(Screen.FactSheet.class).getLast().shown()).isFalse();
    }

    @Test
    void aPeriodOfOnesOwnIsChosenByYearsAndNeverLongerThanTen() {
        play.identifiesByCode("fund.detail")
                .touch(Screen.Table.class, new Touch.Choose(FundDetailFlow.PERIOD, PeriodFlow.CUSTOM))
                .when(
                        Screen.Pick.class,
                        pick -> says(pick, "period.from"),
                        () -> play.terminal.touch(new Touch.Choose(Picking.FIELD, "2016")))
                .when(
                        Screen.Pick.class,
                        pick -> says(pick, "period.to"),
                        () -> play.terminal.touch(new Touch.Choose(Picking.FIELD, "2026")))
                .sees(Screen.Table.class)
                .run();

        assertThat(play.hub.last(Operation.FUND_DETAIL).fields())
                .containsEntry("from", "2016-11-23")
                .containsEntry("to", "2026-11-22");
    }

    @Test
    void nothingFoundHereSaysWhereAndNamesTheHotline() {
        play.hub.refuses(Operation.FUND_ACCOUNTS, "no-record");

        play.identifiesByCode(BALANCE).acts(Cards.LEAVE).isAlone().run();

        assertThat(play.failed()).isEqualTo("failure.no-record.title");
        assertThat(play.zh(play.failure().happened())).isEqualTo("在本地没有查到您的公积金账户。可能在别处办的，可打 12329 问。");
        assertThat(play.notDone()).containsExactly("not.changed", "not.charged", "not.printed");
    }

    @Test
    void aDepartmentThatIsSlowIsWaitedForThirtySecondsAndCanBeAskedAgain() {
        play.hub.staysSilentOnce(Operation.FUND_ACCOUNTS);

        play.identifiesByCode(BALANCE)
                .acts(Cards.AGAIN)
                .sees(Screen.FactSheet.class)
                .run();

        assertThat(play.failed()).isEqualTo("failure.silent.title");
        assertThat(play.actions()).containsExactly(Cards.AGAIN, Cards.LEAVE);
        var waits = play.stage.screens(Screen.Working.class);
        assertThat(waits).anySatisfy(wait -> {
            assertThat(Play.key(wait.what())).isEqualTo("working.querying");
            assertThat(wait.secondsUsed()).isEqualTo(4);
        });
        assertThat(waits).anySatisfy(wait -> assertThat(play.zh(wait.what())).isEqualTo("正在查询，第 29 秒"));
        assertThat(waits).noneMatch(wait -> wait.secondsUsed() > 30);
    }

    @Test
    void silenceToldByTheHubAndNonsenseAreTheSameCard() {
        play.hub.once(Operation.FUND_ACCOUNTS, query -> Reply.silent(query.queryId()));
        play.hub.once(Operation.FUND_ACCOUNTS, query -> Reply.found(query.queryId(), new Answers.Confirmed("L2")));
        play.hub.once(
                Operation.FUND_ACCOUNTS, query -> Reply.found(query.queryId(), new Answers.FundAccounts(List.of())));

        play.identifiesByCode(BALANCE)
                .acts(Cards.AGAIN)
                .acts(Cards.AGAIN)
                .acts(Cards.AGAIN)
                .sees(Screen.FactSheet.class)
                .run();

        assertThat(play.stage.screens(Screen.Failure.class))
                .extracting(card -> Play.key(card.title()))
                .containsOnly("failure.silent.title");
        assertThat(play.hub.queries(Operation.FUND_ACCOUNTS)).hasSize(4);
    }

    @Test
    void networkLostOnTheWayIsSaidAndAnythingElseTheHubRefusesIsAPoliteCard() {
        play.hub.once(Operation.FUND_ACCOUNTS, query -> {
            play.agent.hub(false);
            return Reply.silent(query.queryId());
        });
        play.identifiesByCode(BALANCE)
                .acts(Cards.AGAIN)
                .when(Screen.Failure.class, card -> Play.key(card.title()).equals("failure.network.title"), () -> {
                    play.agent.hub(true);
                    play.hub.refuses(Operation.FUND_ACCOUNTS, "frozen-by-the-moon");
                    play.terminal.touch(new Touch.Act(Cards.AGAIN));
                })
                .when(
                        Screen.Failure.class,
                        card -> Play.key(card.title()).equals("failure.refused.title"),
                        () -> play.terminal.touch(new Touch.Act(Cards.LEAVE)))
                .isAlone()
                .run();

        assertThat(play.zh(play.failure().happened())).doesNotContain("moon");
    }

    @Test
    void aSessionTheHubNoLongerKnowsIsBegunAnewBySamePersonAndTheQuestionRepeated() {
        play.hub.once(Operation.FUND_ACCOUNTS, query -> Reply.refused(query.queryId(), "not-identified"));

        play.identifiesByCode(BALANCE)
                .acts(Cards.AGAIN)
                .holds(FakeHub.ECERT)
                .types(FakeHub.SMS)
                .sees(Screen.FactSheet.class)
                .run();

        assertThat(play.failed()).isEqualTo("failure.pass.title");
    }

    @Test
    void somebodyElsesCodeInTheMiddleClearsEverythingAtOnce() {
        play.hub.once(Operation.FUND_ACCOUNTS, query -> Reply.refused(query.queryId(), "not-identified"));

        play.identifiesByCode(BALANCE)
                .acts(Cards.AGAIN)
                .holds(FakeHub.OTHER_ECERT)
                .types(FakeHub.SMS)
                .when(Screen.Failure.class, card -> Play.key(card.title()).equals("failure.stranger.title"), () -> {})
                .sees(Screen.Cleared.class)
                .run();

        assertThat(play.hub.queries(Operation.FUND_ACCOUNTS)).hasSize(1);
    }

    @Test
    void aDepartmentTheHubLeavesInPeaceIsMarkedAtHomeAndRefusedBeforeAnythingIsRead() {
        play.agent.resting = List.of("fund");

        play.arrives()
                .when(
                        Screen.Home.class,
                        home -> note(home).equals(Optional.of("note.department-out")),
                        () -> play.terminal.touch(new Touch.Open(BALANCE)))
                .acts(Cards.HOME)
                .sees(Screen.Home.class)
                .run();

        assertThat(play.failed()).isEqualTo("failure.department.title");
        assertThat(play.notDone()).contains("not.read");
        assertThat(play.scanner.looks()).isZero();
    }

    @Test
    void aScannerThatIsOutMarksTheMatterThatNeedsIt() {
        play.scanner.breaks();

        play.arrives()
                .when(
                        Screen.Home.class,
                        home -> note(home).equals(Optional.of("note.scanner-out")),
                        () -> play.terminal.touch(new Touch.Open(BALANCE)))
                .when(
                        Screen.MatterPage.class,
                        page -> Play.key(page.verdict()).equals("verdict.scanner") && !page.ready(),
                        () -> play.terminal.touch(new Touch.Back()))
                .sees(Screen.Home.class)
                .run();

        assertThat(play.stage.way()).doesNotContain("consent");
    }

    private static Optional<String> note(Screen.Home home) {
        return home.hot().stream()
                .filter(key -> key.matter().equals(BALANCE))
                .map(key -> Play.key(key.note()))
                .findFirst();
    }

    private Map<String, String> facts(Screen.FactSheet sheet) {
        return sheet.facts().stream()
                .collect(Collectors.toMap(fact -> play.zh(fact.label()), fact -> play.zh(fact.value())));
    }

    private static boolean says(Screen.Pick pick, String key) {
        return pick.title() instanceof Phrase.Key(var title, var _) && title.equals(key);
    }
}
