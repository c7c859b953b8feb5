package org.hall24.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;

/** The housing fund: which account, what is in it, its entries, its certificate. One identification serves all of them. */
final class FundFlow {
    static final String SHOW = "show";
    static final String HIDE = "hide";
    static final String DETAIL = "detail";
    static final String CERTIFICATE = "certificate";
    static final String FINISH = "finish";

    private final Hall hall;
    private final Visit visit;
    private final Matter begun;

    FundFlow(Hall hall, Visit visit) {
        this.hall = hall;
        this.visit = visit;
        this.begun = visit.matter();
    }

    /** Whether the person is done; false = they went back. */
    boolean run() throws Departure, InterruptedException {
        var accounts = accounts();
        while (true) {
            var account = choose(accounts);
            if (account.isEmpty()) {
                return false;
            }
            boolean done = switch (Course.of(begun)) {
                case FUND_DETAIL -> detail(account.get());
                case FUND_CERTIFICATE -> certificate(account.get());
                default -> sheet(account.get());
            };
            if (done) {
                return true;
            }
            if (accounts.size() == 1) {
                return false;
            }
        }
    }

    private List<Answers.FundAccount> accounts() throws Departure, InterruptedException {
        var asking = new Asking(hall, visit, progress());
        while (true) {
            switch (asking.ask(Operation.FUND_ACCOUNTS, Map.of(), Answers.FundAccounts.class, Sense::accounts)) {
                case Asking.Answer.Found<Answers.FundAccounts>(var found) -> {
                    return found.accounts();
                }
                case Asking.Answer.Refused<Answers.FundAccounts> refused -> {
                    if (refused.code().equals(Refusals.NO_RECORD)) {
                        new NoRecord(hall, visit, progress()).ask(Phrase.of("region.here"), List.of());
                    } else {
                        asking.refused(refused.code());
                    }
                }
            }
        }
    }

    /** The one account, or the one that is touched; empty when the person went back. */
    private Optional<Answers.FundAccount> choose(List<Answers.FundAccount> accounts)
            throws Departure, InterruptedException {
        if (accounts.size() == 1) {
            return Optional.of(accounts.getFirst());
        }
        var choices = accounts.stream()
                .map(account -> Picking.choice(
                        account.id(),
                        Phrase.of("fund.account", account.tail(), account.employer()),
                        account.local()
                                ? Phrase.of("fund.account.here", Sense.name(account.region()), state(account))
                                : Phrase.of("fund.account.elsewhere", Sense.name(account.region()), state(account))))
                .toList();
        var offer = new Picking.Offer(
                Phrase.of("fund.accounts.title"), Phrase.of("fund.accounts.lead", accounts.size()), choices, true);
        return new Picking(hall, visit, progress())
                .one(offer)
                .flatMap(id -> accounts.stream()
                        .filter(account -> account.id().equals(id))
                        .findFirst());
    }

    /** The account's page; whether the person is done. */
    private boolean sheet(Answers.FundAccount account) throws Departure, InterruptedException {
        boolean shown = false;
        while (true) {
            boolean open = shown;
            var touch = new Curtain(hall, visit)
                    .ask(left -> sheet(account, open, open ? left : 0), progress(), Frame.Foot.ALL);
            if (touch.isEmpty()) {
                shown = false;
                continue;
            }
            switch (touch.get()) {
                case Touch.Back _ -> {
                    return false;
                }
                case Touch.Act(var action) -> {
                    switch (action) {
                        case SHOW -> shown = true;
                        case HIDE -> shown = false;
                        case DETAIL -> {
                            if (goesTo(Course.FUND_DETAIL) && detail(account)) {
                                return true;
                            }
                            shown = false;
                        }
                        case CERTIFICATE -> {
                            if (goesTo(Course.FUND_CERTIFICATE) && certificate(account)) {
                                return true;
                            }
                            shown = false;
                        }
                        case FINISH -> {
                            return finish();
                        }
                        default -> {
                            // no action of this page
                        }
                    }
                    visit.turnTo(begun);
                }
                case Touch _ -> {
                    // not for this screen
                }
            }
        }
    }

    private boolean detail(Answers.FundAccount account) throws Departure, InterruptedException {
        return new FundDetailFlow(hall, visit, account).run() && finish();
    }

    private boolean certificate(Answers.FundAccount account) throws Departure, InterruptedException {
        while (new FormFlow(hall, visit).run()) {
            if (new CertificateFlow(hall, visit).run(Map.of("account", account.id()))) {
                return true;
            }
        }
        return false;
    }

    private boolean finish() throws Departure, InterruptedException {
        new AnsweredFlow(hall, visit).run();
        return true;
    }

    /** Turns to another matter of the same person, without asking who they are again; false when it is not offered here. */
    private boolean goesTo(Course course) {
        var other = offered(course);
        other.ifPresent(visit::turnTo);
        return other.isPresent();
    }

    private Optional<Matter> offered(Course course) {
        return visit.opened().catalogue().open(course.matter()).filter(visit::sureEnoughFor);
    }

    private Optional<Frame.Progress> progress() {
        return visit.at(Matter.Step.LOOK);
    }

    private Screen.FactSheet sheet(Answers.FundAccount account, boolean shown, int coverIn) {
        var facts = new ArrayList<Screen.Fact>();
        facts.add(new Screen.Fact(Phrase.of("fund.balance"), amount(account.balance()), true, true));
        facts.add(new Screen.Fact(Phrase.of("fund.monthly"), amount(account.monthly()), true, false));
        facts.add(fact("fund.employer", Phrase.literal(account.employer())));
        facts.add(fact("fund.state", state(account)));
        facts.add(fact("fund.paid-to", month(account.paidTo())));
        facts.add(fact("fund.region", Sense.name(account.region())));
        if (account.loan()) {
            facts.add(fact("fund.loan", Phrase.of("fund.loan.runs")));
        }
        var actions = new ArrayList<Screen.Action>();
        if (offered(Course.FUND_DETAIL).isPresent()) {
            actions.add(action(DETAIL));
        }
        if (offered(Course.FUND_CERTIFICATE).isPresent()) {
            actions.add(action(CERTIFICATE));
        }
        actions.add(action(FINISH));
        var lead = Phrase.of("fund.lead", Mask.ownName(visit.holder().name()), account.tail());
        return new Screen.FactSheet(Phrase.of("fund.title"), lead, facts, shown, coverIn, actions);
    }

    private static Screen.Action action(String id) {
        return new Screen.Action(id, Phrase.of("fund.act." + id), Phrase.of("fund.act." + id + ".note"));
    }

    private static Screen.Fact fact(String label, Phrase value) {
        return new Screen.Fact(Phrase.of(label), value, false, false);
    }

    private static Phrase state(Answers.FundAccount account) {
        return switch (account.state()) {
            case "normal", "sealed", "closed" -> Phrase.of("fund.state." + account.state());
            default -> Phrase.of("fund.state.other");
        };
    }

    static Phrase amount(String amount) {
        return Phrase.of("amount.yuan", Sense.money(amount).orElse(""));
    }

    static Phrase month(String month) {
        return Sense.month(month)
                .map(read -> Phrase.of("date.month", read.getYear(), read.getMonthValue()))
                .orElse(Phrase.literal(month));
    }
}
