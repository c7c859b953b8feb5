package org.hall24.sandbox;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.YearMonth;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.hall24.people.FundRow;

/**
 * Every entry of one housing-fund account, computed from its row: a deposit each month, interest each summer, a loan's repayments,
 * what was taken out. Amounts in cents; each balance is the one before plus the amount.
 *
 * @param entries oldest first
 */
record FundBook(List<Entry> entries) {
    private static final int DEPOSIT_DAY = 15;
    private static final int REPAYMENT_DAY = 20;

    /** The fund's year ends here; then interest is written and wages are looked at anew. */
    private static final MonthDay YEAR_END = MonthDay.of(6, 30);

    /** Each July the deposit of the year before was this much less. */
    private static final double RAISE = 0.95;

    /** Deposits are whole tens of yuan. */
    private static final long STEP = 1_000;

    private static final double INTEREST = 0.015;
    private static final int MONTHS = 12;

    /**
     * One entry.
     *
     * @param kind the fund's own number for it
     */
    record Entry(LocalDate date, Kind kind, long amount, long balance) {}

    /** What an entry is, in the fund's own numbers. */
    enum Kind {
        DEPOSIT("01"),
        WITHDRAWAL("02"),
        INTEREST("03"),
        REPAYMENT("04");

        final String code;

        Kind(String code) {
            this.code = code;
        }
    }

    private record Event(Kind kind, long amount) {}

    static FundBook of(FundRow row, LocalDate today) {
        var first = YearMonth.parse(row.opened());
        var last = lastPaid(row, today);
        var events = new TreeMap<LocalDate, List<Event>>();
        for (var month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            add(events, month.atDay(DEPOSIT_DAY), Kind.DEPOSIT, deposit(row, month, last));
            if (!row.loanSince().isEmpty() && !month.isBefore(YearMonth.parse(row.loanSince()))) {
                add(events, month.atDay(REPAYMENT_DAY), Kind.REPAYMENT, -row.repayment());
            }
        }
        row.withdrawals().forEach(out -> add(events, LocalDate.parse(out.date()), Kind.WITHDRAWAL, -out.amount()));
        boolean closed = row.state().equals("closed");
        var end = closed ? last.plusMonths(1).atDay(1) : today;
        for (int year = first.getYear(); year <= end.getYear(); year++) {
            var day = YEAR_END.atYear(year);
            if (day.isAfter(first.atDay(1)) && day.isBefore(end)) {
                add(events, day, Kind.INTEREST, 0);
            }
        }
        if (closed) {
            add(events, end, Kind.WITHDRAWAL, 0);
        }
        return new FundBook(written(events, end, closed));
    }

    /** The last month that is paid: what the row says, or the month before this one. */
    static YearMonth lastPaid(FundRow row, LocalDate today) {
        return row.paidTo().isEmpty() ? YearMonth.from(today).minusMonths(1) : YearMonth.parse(row.paidTo());
    }

    long balance() {
        return entries.isEmpty() ? 0 : entries.getLast().balance();
    }

    private static void add(TreeMap<LocalDate, List<Event>> events, LocalDate day, Kind kind, long amount) {
        events.computeIfAbsent(day, _ -> new ArrayList<>()).add(new Event(kind, amount));
    }

    private static long deposit(FundRow row, YearMonth month, YearMonth last) {
        int raises = fundYear(last) - fundYear(month);
        return Math.round(row.monthly() * Math.pow(RAISE, raises) / STEP) * STEP;
    }

    private static int fundYear(YearMonth month) {
        return month.getMonthValue() > YEAR_END.getMonthValue() ? month.getYear() : month.getYear() - 1;
    }

    private static List<Entry> written(TreeMap<LocalDate, List<Event>> events, LocalDate end, boolean closed) {
        var entries = new ArrayList<Entry>();
        var monthEnds = new ArrayDeque<Long>();
        long balance = 0;
        var month = YearMonth.from(events.firstKey());
        for (var day : events.entrySet()) {
            for (; month.isBefore(YearMonth.from(day.getKey())); month = month.plusMonths(1)) {
                monthEnds.addLast(balance);
                if (monthEnds.size() > MONTHS) {
                    monthEnds.removeFirst();
                }
            }
            for (var event : day.getValue()) {
                long amount = switch (event.kind()) {
                    case INTEREST -> interest(monthEnds);
                    case WITHDRAWAL -> closed && day.getKey().equals(end) ? -balance : event.amount();
                    case DEPOSIT, REPAYMENT -> event.amount();
                };
                balance += amount;
                entries.add(new Entry(day.getKey(), event.kind(), amount, balance));
            }
        }
        return List.copyOf(entries);
    }

    private static long interest(Iterable<Long> monthEnds) {
        double sum = 0;
        for (long balance : monthEnds) {
            sum += balance;
        }
        return Math.round(sum * INTEREST / MONTHS);
    }
}
