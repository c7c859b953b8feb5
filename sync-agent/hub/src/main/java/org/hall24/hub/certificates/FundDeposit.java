package org.hall24.hub.certificates;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hall24.hub.certificates.paper.Paper.Fact;
import org.hall24.hub.certificates.paper.Press;
import org.hall24.wire.json.MalformedException;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;
import org.hall24.wire.query.Query;
import org.hall24.wire.query.Reply;

/** What one account of the housing fund holds. */
record FundDeposit() implements Kind {
    @Override
    public String matter() {
        return "fund.deposit-cert";
    }

    @Override
    public String department() {
        return "fund";
    }

    @Override
    public String words() {
        return "fund";
    }

    @Override
    public Operation asks() {
        return Operation.FUND_ACCOUNTS;
    }

    @Override
    public Optional<Said> say(Query draft, Reply answer, Instant at) throws MalformedException {
        var accounts = answer.read(Answers.FundAccounts.class).accounts();
        var chosen = Kind.field(draft, "account");
        // With one account there is nothing to choose; with several the citizen did.
        var account = accounts.stream()
                .filter(one -> chosen.map(one.id()::equals).orElse(accounts.size() == 1))
                .findFirst();
        return account.isEmpty() ? Optional.empty() : Optional.of(said(account.get(), at));
    }

    private static Said said(Answers.FundAccount account, Instant at) throws MalformedException {
        var balance = amount(account.balance());
        return new Said(
                PaperWords.of("fund.statement", Press.TIME.format(at)),
                List.of(
                        fact("account", PaperWords.of("fund.account.tail", account.tail())),
                        fact("region", account.region().zh()),
                        fact("employer", account.employer()),
                        fact("state", PaperWords.word("fund.state", account.state())),
                        fact("opened", PaperWords.day(account.openedOn())),
                        fact(
                                "monthly",
                                PaperWords.of("fund.monthly.value", PaperWords.yuan(amount(account.monthly())))),
                        fact("to", PaperWords.month(account.paidTo())),
                        fact(
                                "balance",
                                PaperWords.of(
                                        "fund.balance.value", PaperWords.yuan(balance), PaperWords.capitals(balance))),
                        fact("loan", PaperWords.of("fund.loan." + account.loan()))),
                Optional.empty(),
                List.of(PaperWords.of("fund.note.1"), PaperWords.of("fund.note.2")));
    }

    private static Fact fact(String key, String value) {
        return new Fact(PaperWords.of("fund." + key), value);
    }

    private static BigDecimal amount(String text) throws MalformedException {
        try {
            var amount = new BigDecimal(text).setScale(2, RoundingMode.UNNECESSARY);
            if (amount.signum() < 0 || amount.precision() > 14) {
                throw new MalformedException("an amount that no account holds");
            }
            return amount;
        } catch (ArithmeticException | NumberFormatException e) {
            throw new MalformedException("an amount that is no decimal with two digits");
        }
    }
}
