package org.hall24.hub.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hall24.hub.certificates.paper.Tool;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Answers.Named;
import org.hall24.wire.query.Operation;
import org.junit.jupiter.api.Test;

/** What the insurance and the register say, and how it stands on paper. */
class KindTest {
    private static final String INSURED = "social.insured-cert-person";
    private static final String TITLES = "realestate.title-search";
    private static final Named CITY = new Named("990000", "演示市", "Demo City");

    private final Counter counter = new Counter();

    private static Answers.Insurance insurance(String id, String zh, String from, String to, int arrears) {
        return new Answers.Insurance(new Named(id, zh, id), "paying", from, to, 96, arrears, "演示市示范软件有限公司");
    }

    private String insured(Map<String, String> wish) throws Exception {
        counter.answers.put(
                Operation.INSURED,
                new Answers.Insured(
                        CITY,
                        List.of(
                                insurance("pension-employee", "企业职工基本养老保险", "2018-09", "2026-10", 2),
                                insurance("unemployment", "失业保险", "2018-09", "2026-10", 0),
                                insurance("injury", "工伤保险", "2015-01", "2017-12", 0)),
                        List.of(CITY)));
        var reply = counter.ask(INSURED, Operation.DRAFT, wish);
        return reply.code().isEmpty()
                ? Tool.text(reply.read(Answers.Draft.class).pdf())
                : reply.code();
    }

    @Test
    void monthsOwedStandOnThePaperAsTheyAre() throws Exception {
        var text = insured(Map.of("unsealed", "true", "purpose", "settle"));

        assertThat(text).contains("社会保险参保证明", "企业职工基本养老保", "失业保险", "工伤保险", "欠缴", "落户积分", "2018年9月");
        assertThat(text.lines().map(String::strip)).contains("2", "无");
    }

    @Test
    void onlyTheKindsChosenAndThePeriodAskedForAreListed() throws Exception {
        assertThat(insured(Map.of("unsealed", "true", "kinds", "unemployment")))
                .contains("失业保险")
                .doesNotContain("养老", "工伤");
        assertThat(insured(Map.of("unsealed", "true", "from", "2025-11", "to", "2026-10")))
                .contains("2025年11月至2026年10月", "失业保险")
                .doesNotContain("工伤");
        assertThat(insured(Map.of("unsealed", "true", "kinds", "injury", "from", "2025-11", "to", "2026-10")))
                .isEqualTo("no-record");
    }

    private String titles(int count, Map<String, String> wish) throws Exception {
        var found = new ArrayList<Answers.Title>();
        for (int i = 1; i <= count; i++) {
            found.add(new Answers.Title(
                    "t" + i,
                    "示范区第" + i + "处",
                    "演（2019）示范市不动产权第00***" + i + "号",
                    "89.50",
                    "joint",
                    new Named("home", "住宅", "Home"),
                    i % 2 == 0,
                    false));
        }
        counter.answers.put(
                Operation.TITLES,
                new Answers.Titles(CITY, Instant.parse("2026-11-22T08:31:04Z"), found, List.of(CITY)));
        var reply = counter.ask(TITLES, Operation.DRAFT, wish);
        return reply.code().isEmpty()
                ? Tool.text(reply.read(Answers.Draft.class).pdf())
                : reply.code();
    }

    @Test
    void aSearchSaysWhenItAskedAndHowManyItFound() throws Exception {
        assertThat(titles(2, Map.of("unsealed", "true")))
                .contains("2026年11月22日 16:31:04", "共 2 项", "示范区第1处", "示范区第2处", "共同共有", "以查询时点为准");
    }

    @Test
    void aPaperWithSomeOfTheTitlesSaysThatThereAreMore() throws Exception {
        assertThat(titles(3, Map.of("unsealed", "true", "titles", "t2")))
                .contains("共 3 项", "列示其中 1 项", "示范区第2处")
                .doesNotContain("示范区第1处", "示范区第3处");
    }

    @Test
    void nothingFoundIsNeverThatSomebodyHasNothing() throws Exception {
        assertThat(titles(0, Map.of("unsealed", "true", "titles", "")))
                .contains("在〔演示市〕范围内未查到", "未查到登记信息")
                .doesNotContain("无房", "没有房");
    }

    @Test
    void notFoundCannotBeWishedFor() throws Exception {
        assertThat(titles(2, Map.of("unsealed", "true", "titles", ""))).contains("示范区第1处", "示范区第2处");
        assertThat(titles(2, Map.of("unsealed", "true", "titles", "t9"))).isEqualTo("no-record");
    }

    @Test
    void whatSomebodyTypedCannotLeaveItsLine() throws Exception {
        var text = titles(1, Map.of("unsealed", "true", "receiver", "演示\n\u202E银行", "purpose", "办\u0000理"));

        assertThat(text).doesNotContain("\u202E", "\u0000");
        assertThat(text.replace(" ", "").lines()).contains("演示银行", "办理");
    }
}
