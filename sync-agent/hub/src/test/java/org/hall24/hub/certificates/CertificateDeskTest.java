package org.hall24.hub.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hall24.hub.cases.CaseState;
import org.hall24.hub.certificates.paper.Tool;
import org.hall24.wire.Bytes;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Answers.Named;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way of a certificate: drafted, issued with its case, printed to the end or continued elsewhere, erased. */
class CertificateDeskTest {
    private static final Named CITY = new Named("990000", "演示市", "Demo City");
    private static final Map<String, String> WISH =
            Map.of("account", "a1", "purpose", "loan", "receiver", "演示市商业银行", "copies", "2", "unsealed", "true");

    private final Counter counter = new Counter();

    @BeforeEach
    void theFundKnowsOneAccount() {
        counter.answers.put(Operation.FUND_ACCOUNTS, new Answers.FundAccounts(List.of(account("a1", "86234.56"))));
    }

    private static Answers.FundAccount account(String id, String balance) {
        return new Answers.FundAccount(
                id,
                "4021",
                CITY,
                true,
                "演示市示范软件有限公司",
                "normal",
                "2480.00",
                "2026-10",
                balance,
                false,
                LocalDate.parse("2012-07-01"));
    }

    private Answers.Draft drafted() throws Exception {
        return counter.ask(Counter.FUND, Operation.DRAFT, WISH).read(Answers.Draft.class);
    }

    private Reply issue(String certificate, String caseNumber) throws Exception {
        return counter.ask(
                Counter.FUND,
                Operation.ISSUE,
                Map.of("certificate", certificate, "caseNumber", caseNumber, "queryCode", Counter.QUERY_CODE));
    }

    private boolean printed(String certificate, int sheets) throws Exception {
        return counter.ask(
                        Counter.FUND,
                        Operation.PRINTED,
                        Map.of("certificate", certificate, "sheets", Integer.toString(sheets)))
                .read(Answers.Noted.class)
                .whole();
    }

    private List<Answers.Print> unfinished() throws Exception {
        return counter.ask(Counter.FUND, Operation.UNFINISHED, Map.of())
                .read(Answers.Unfinished.class)
                .prints();
    }

    private String verdict(String certificate, String code) {
        return counter.verification
                .verify(certificate, code, "192.0.2.1")
                .getClass()
                .getSimpleName();
    }

    @Test
    void aDraftIsAPaperThatIsNotValidYet() throws Exception {
        var draft = drafted();

        assertThat(draft.certificate()).matches("DM-2026-0000001-[0-9]");
        assertThat(draft.title().zh()).isEqualTo("住房公积金缴存证明");
        assertThat(draft.pages()).isEqualTo(1);
        assertThat(draft.sealed()).isFalse();
        assertThat(Tool.text(draft.pdf()))
                .contains("言之澄", "990000198506150029", "86,234.56", "捌万陆仟贰佰叁拾肆元伍角陆分", "贷款", "演示市商业银行", "无印章");
        var code = Tool.code(draft.pdf(), 1).replaceFirst(".*/", "");
        assertThat(Tool.code(draft.pdf(), 1)).isEqualTo("https://hub.example/v/" + draft.certificate() + "/" + code);
        assertThat(verdict(draft.certificate(), code)).isEqualTo("NotValid");
    }

    @Test
    void issuedItIsValidAndItsCaseCanBeAsked() throws Exception {
        var draft = drafted();
        var number = counter.caseNumber();

        var issued = issue(draft.certificate(), number).read(Answers.Issued.class);

        assertThat(verdict(draft.certificate(), issued.verificationCode())).isEqualTo("Valid");
        assertThat(Tool.code(draft.pdf(), 1)).endsWith(issued.verificationCode());
        assertThat(counter.cases.state(number)).contains(CaseState.ANSWERED);
        assertThat(issued.until()).isEqualTo(counter.now.plus(Duration.ofHours(24)));
        assertThat(issue(draft.certificate(), number).read(Answers.Issued.class))
                .isEqualTo(issued);
    }

    @Test
    void aCertificateHasOneCaseAndACaseOneCertificate() throws Exception {
        var one = drafted();
        var two = drafted();
        var number = counter.caseNumber();
        issue(one.certificate(), number);

        assertThat(issue(one.certificate(), counter.caseNumber()).code()).isEqualTo("not-found");
        assertThat(issue(two.certificate(), number).code()).isEqualTo("not-found");
        assertThat(issue(two.certificate(), "YS-0008-000001-" + 9).code()).isEqualTo("not-found");
        assertThat(issue(
                                two.certificate(),
                                org.hall24.wire.CaseNumber.of("YS", 8, 1).text())
                        .code())
                .as("another terminal's number")
                .isEqualTo("not-found");
    }

    @Test
    void theSameDraftAskedAgainIsTheSamePaperAndTheDepartmentIsAskedOnce() throws Exception {
        var query = Counter.query(UUID.randomUUID(), Counter.FUND, Operation.DRAFT, WISH);

        var first = counter.ask(Counter.ONE, "H24-0007", query).read(Answers.Draft.class);
        var again = counter.ask(Counter.ONE, "H24-0007", query).read(Answers.Draft.class);

        assertThat(again).isEqualTo(first);
        assertThat(counter.asked).isEqualTo(1);
        assertThat(counter.ask(Counter.OTHER, "H24-0007", query).code()).isEqualTo("not-found");
    }

    @Test
    void aDraftNobodyIssuesInAQuarterOfAnHourIsGone() throws Exception {
        var draft = drafted();
        counter.later(Duration.ofMinutes(15).plusSeconds(1));

        assertThat(issue(draft.certificate(), counter.caseNumber()).code()).isEqualTo("not-found");
        counter.files.sweep(counter.now);
        assertThat(counter.files.find(draft.certificate())).isEmpty();
    }

    @Test
    void theRestIsPrintedAtAnotherTerminalByTheHolderOnly() throws Exception {
        var draft = drafted();
        issue(draft.certificate(), counter.caseNumber());
        assertThat(printed(draft.certificate(), 1)).isFalse();

        var print = unfinished().getFirst();
        var resume = Counter.query(
                UUID.randomUUID(), Counter.FUND, Operation.RESUME, Map.of("certificate", draft.certificate()));
        var rest = counter.ask(Counter.ONE, "H24-0099", resume).read(Answers.Rest.class);

        assertThat(print.sheets()).isEqualTo(2);
        assertThat(print.already()).isEqualTo(1);
        assertThat(print.matter()).isEqualTo(Counter.FUND);
        assertThat(rest.pdf()).isEqualTo(draft.pdf());
        assertThat(rest.copies()).isEqualTo(2);
        assertThat(rest.already()).isEqualTo(1);
        assertThat(counter.ask(Counter.OTHER, "H24-0099", resume).code()).isEqualTo("not-found");
    }

    @Test
    void wholeOnPaperItsFileIsErasedAndItStaysValid() throws Exception {
        var draft = drafted();
        var code = issue(draft.certificate(), counter.caseNumber())
                .read(Answers.Issued.class)
                .verificationCode();
        printed(draft.certificate(), 1);

        assertThat(printed(draft.certificate(), 2)).isTrue();
        assertThat(counter.column(draft.certificate(), "envelope")).isEmpty();
        assertThat(counter.column(draft.certificate(), "holder_hash")).isEmpty();
        assertThat(unfinished()).isEmpty();
        assertThat(printed(draft.certificate(), 2)).as("told again").isTrue();
        assertThat(verdict(draft.certificate(), code)).isEqualTo("Valid");
    }

    @Test
    void sheetsNeverBecomeFewer() throws Exception {
        var draft = drafted();
        issue(draft.certificate(), counter.caseNumber());
        printed(draft.certificate(), 1);

        assertThat(printed(draft.certificate(), 0)).isFalse();
        assertThat(unfinished().getFirst().already()).isEqualTo(1);
    }

    @Test
    void afterADayTheRestIsGoneAndTheCertificateStaysValid() throws Exception {
        var draft = drafted();
        var code = issue(draft.certificate(), counter.caseNumber())
                .read(Answers.Issued.class)
                .verificationCode();
        counter.later(Duration.ofHours(24).plusSeconds(1));

        assertThat(unfinished()).isEmpty();
        counter.files.sweep(counter.now);
        assertThat(counter.column(draft.certificate(), "envelope")).isEmpty();
        assertThat(verdict(draft.certificate(), code)).isEqualTo("Valid");
    }

    @Test
    void withdrawnItIsNotValid() throws Exception {
        var draft = drafted();
        var code = issue(draft.certificate(), counter.caseNumber())
                .read(Answers.Issued.class)
                .verificationCode();

        assertThat(counter.files.withdraw(draft.certificate())).isTrue();
        assertThat(verdict(draft.certificate(), code)).isEqualTo("NotValid");
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void withTheSealDownThereIsARefusalAndOnWishAPaperThatSaysSo() throws Exception {
        counter.sealsWork = false;

        var refused = counter.ask(Counter.FUND, Operation.DRAFT, Map.of("account", "a1"));

        assertThat(refused.outcome()).isEqualTo(Reply.Outcome.REFUSED);
        assertThat(refused.code()).isEqualTo("seal-down");
        assertThat(drafted().sealed()).isFalse();
    }

    @Test
    void whatTheDepartmentSaysIsPassedOn() throws Exception {
        counter.answers.put(Operation.FUND_ACCOUNTS, Reply.refused(UUID.randomUUID(), "no-record"));
        assertThat(counter.ask(Counter.FUND, Operation.DRAFT, WISH).code()).isEqualTo("no-record");

        counter.answers.put(Operation.FUND_ACCOUNTS, Reply.silent(UUID.randomUUID()));
        assertThat(counter.ask(Counter.FUND, Operation.DRAFT, WISH).outcome()).isEqualTo(Reply.Outcome.SILENT);

        counter.answers.put(Operation.FUND_ACCOUNTS, new Answers.FundAccounts(List.of(account("a1", "many"))));
        assertThat(counter.ask(Counter.FUND, Operation.DRAFT, WISH).outcome()).isEqualTo(Reply.Outcome.SILENT);
    }

    @Test
    void anAccountThatIsNotThereAndACopyTooManyAreRefused() throws Exception {
        assertThat(counter.ask(Counter.FUND, Operation.DRAFT, Map.of("account", "a9", "unsealed", "true"))
                        .code())
                .isEqualTo("no-record");
        assertThat(counter.ask(Counter.FUND, Operation.DRAFT, Map.of("copies", "6"))
                        .code())
                .isEqualTo("not-offered");
        assertThat(counter.ask("appeal.hotline", Operation.DRAFT, Map.of()).code())
                .isEqualTo("not-offered");
    }

    @Test
    void theRecordNamesNobody() throws Exception {
        var draft = drafted();
        issue(draft.certificate(), counter.caseNumber());

        var rows = counter.database
                .sql("select c::text || f::text from certificate c, case_file f")
                .query(String.class)
                .list();

        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst())
                .contains(draft.certificate())
                .doesNotContain("言之澄", "990000198506150029", "0029", "86234.56", "演示市商业银行");
    }

    @Test
    void aCounterComparesTheHolderAndAFileWithoutSeeingThem() throws Exception {
        var draft = drafted();
        var code = issue(draft.certificate(), counter.caseNumber())
                .read(Answers.Issued.class)
                .verificationCode();
        var changed = draft.pdf().toArray();
        changed[changed.length / 2] ^= 1;
        var check = counter.verification;
        var number = draft.certificate();

        assertThat(check.holder(number, code, "言之澄", "0029")).isEqualTo(Verification.Match.SAME);
        assertThat(check.holder(number, code, "言之澄", "0028")).isEqualTo(Verification.Match.DIFFERENT);
        assertThat(check.holder(number, code, "言之登", "0029")).isEqualTo(Verification.Match.DIFFERENT);
        assertThat(check.file(number, code, Bytes.sha256(draft.pdf().toArray())))
                .isEqualTo(Verification.Match.SAME);
        assertThat(check.file(number, code, Bytes.sha256(changed))).isEqualTo(Verification.Match.DIFFERENT);
        for (int i = 0; i < 3; i++) {
            check.holder(number, code, "言之澄", "000" + i);
        }
        assertThat(check.holder(number, code, "言之澄", "0029")).isEqualTo(Verification.Match.TOO_OFTEN);
    }

    @Test
    void everyChangedSignOfTheCodeIsNotValid() throws Exception {
        var draft = drafted();
        var code = issue(draft.certificate(), counter.caseNumber())
                .read(Answers.Issued.class)
                .verificationCode();

        for (int i = 0; i < code.length(); i++) {
            var other = code.charAt(i) == '7' ? '8' : '7';
            assertThat(counter.verification.verify(
                            draft.certificate(), code.substring(0, i) + other + code.substring(i + 1), "caller " + i))
                    .isInstanceOf(Verification.Verdict.NotValid.class);
        }
        assertThat(verdict(draft.certificate(), code)).isEqualTo("Valid");
    }
}
