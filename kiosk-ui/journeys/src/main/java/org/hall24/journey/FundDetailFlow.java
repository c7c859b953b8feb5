package org.hall24.journey;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hall24.catalogue.Matter;
import org.hall24.catalogue.Phrase;
import org.hall24.wire.query.Answers;
import org.hall24.wire.query.Operation;

/** The entries of an account, a page at a time, never scrolled. */
final class FundDetailFlow {
    static final String PERIOD = "period";
    static final String EARLIER = "earlier";
    static final String LATER = "later";
    static final String FINISH = "finish";

    /** As many lines as can be read at arm's length on the paper of the panel. */
    private static final int LINES = 9;

    private static final int LINES_CARE = 6;

    private final Hall hall;
    private final Visit visit;
    private final Answers.FundAccount account;
    private int page = 1;

    FundDetailFlow(Hall hall, Visit visit, Answers.FundAccount account) {
        this.hall = hall;
        this.visit = visit;
        this.account = account;
    }

    /** Whether the person has seen enough; false = they went back. */
    boolean run() throws Departure, InterruptedException {
        var periods = new PeriodFlow(hall, visit, progress());
        var period = periods.years(PeriodFlow.ONE_YEAR, 1);
        var entries = entries(period);
        while (true) {
            var chosen = period;
            var lines = entries;
            // The page is cut anew with every picture: care mode may be touched at any time.
            var touch = new Curtain(hall, visit).ask(_ -> table(chosen, lines), progress(), Frame.Foot.ALL);
            switch (touch.orElse(new Touch.Awake())) {
                case Touch.Back _ -> {
                    return false;
                }
                case Touch.Choose(var field, var choice)
                when field.equals(PERIOD) -> {
                    var wanted = periods.of(choice);
                    if (wanted.isPresent()) {
                        period = wanted.get();
                        entries = entries(period);
                        page = 1;
                    }
                }
                case Touch.Act(var action) -> {
                    switch (action) {
                        case EARLIER -> page = Math.min(page + 1, pages(lines));
                        case LATER -> page = Math.max(page - 1, 1);
                        case FINISH -> {
                            return true;
                        }
                        default -> {
                            // no action of this page
                        }
                    }
                }
                case Touch _ -> {
                    // not for this screen
                }
            }
        }
    }

    private List<Answers.FundEntry> entries(PeriodFlow.Period period) throws Departure, InterruptedException {
        var fields = Map.of(
                "account",
                account.id(),
                "from",
                period.from().toString(),
                "to",
                period.to().toString());
        return new Asking(hall, visit, progress())
                .need(Operation.FUND_DETAIL, fields, Answers.FundDetail.class, Sense::detail)
                .entries();
    }

    private int size() {
        return hall.dialogue().panel().care() ? LINES_CARE : LINES;
    }

    private int pages(List<Answers.FundEntry> entries) {
        return Math.max(1, (entries.size() + size() - 1) / size());
    }

    private Screen.Table table(PeriodFlow.Period period, List<Answers.FundEntry> entries) {
        int pages = pages(entries);
        int here = Math.min(page, pages);
        var lines = entries.stream()
                .skip((long) (here - 1) * size())
                .limit(size())
                .map(FundDetailFlow::line)
                .toList();
        var lead = entries.isEmpty()
                ? Phrase.of("fund.detail.none", period.from(), period.to())
                : Phrase.of("fund.detail.lead", account.tail(), period.from(), period.to(), entries.size());
        return new Screen.Table(
                Phrase.of("fund.detail.title"),
                lead,
                PeriodFlow.choices(period.id()),
                List.of(
                        Phrase.of("fund.column.date"),
                        Phrase.of("fund.column.kind"),
                        Phrase.of("fund.column.amount"),
                        Phrase.of("fund.column.balance")),
                lines,
                here,
                pages,
                List.of(new Screen.Action(FINISH, Phrase.of("fund.act.finish"), Phrase.of("fund.act.finish.note"))));
    }

    private static List<Phrase> line(Answers.FundEntry entry) {
        return List.of(
                Phrase.literal(entry.date().toString()),
                kind(entry.kind()),
                Phrase.literal(Sense.money(entry.amount()).orElse("")),
                Phrase.literal(Sense.money(entry.balance()).orElse("")));
    }

    private static Phrase kind(String kind) {
        return switch (kind) {
            case "deposit", "interest", "withdrawal", "transfer", "repayment" -> Phrase.of("fund.kind." + kind);
            default -> Phrase.of("fund.kind.other");
        };
    }

    private Optional<Frame.Progress> progress() {
        return visit.at(Matter.Step.LOOK);
    }
}
