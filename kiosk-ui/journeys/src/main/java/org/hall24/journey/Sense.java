package org.hall24.journey;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hall24.catalogue.Phrase;
import org.hall24.device.Document;
import org.hall24.wire.query.Answers;

/** Whether what came back can be shown, and how it is written. What a department tells is checked: nonsense is no answer. */
final class Sense {
    /** Nobody has more accounts, insurances, rights or open prints than one screen takes in a few pages. */
    private static final int ROWS_MAX = 60;

    /** Ten years of an account with an entry a week. */
    private static final int ENTRIES_MAX = 1_000;

    private static final int WORD_CHARS_MAX = 120;
    private static final int SECONDS_MAX = 3_600;
    private static final int MONTHS_MAX = 1_200;

    /** A certificate with more pages than this is not printed at a terminal. */
    private static final int PAGES_MAX = 20;

    private static final BigDecimal AMOUNT_MAX = new BigDecimal("1e12");

    private Sense() {}

    static boolean identified(Answers.Identified found) {
        var holder = found.holder();
        return word(holder.name()) && word(holder.number()) && word(found.pass());
    }

    static boolean codeSent(Answers.CodeSent sent) {
        return word(sent.phone()) && sent.againAfter() >= 0 && sent.againAfter() <= SECONDS_MAX;
    }

    static boolean confirmed(Answers.Confirmed confirmed) {
        return word(confirmed.level());
    }

    static boolean accounts(Answers.FundAccounts found) {
        return !found.accounts().isEmpty()
                && found.accounts().size() <= ROWS_MAX
                && found.accounts().stream()
                        .allMatch(account -> word(account.id())
                                && word(account.tail())
                                && named(account.region())
                                && word(account.employer())
                                && money(account.monthly()).isPresent()
                                && money(account.balance()).isPresent()
                                && month(account.paidTo()).isPresent());
    }

    static boolean detail(Answers.FundDetail found) {
        return found.entries().size() <= ENTRIES_MAX
                && found.entries().stream()
                        .allMatch(entry -> money(entry.amount()).isPresent()
                                && money(entry.balance()).isPresent());
    }

    static boolean insured(Answers.Insured found) {
        return named(found.region())
                && regions(found.regions())
                && !found.kinds().isEmpty()
                && found.kinds().size() <= ROWS_MAX
                && found.kinds().stream()
                        .allMatch(kind -> named(kind.kind())
                                && month(kind.from()).isPresent()
                                && month(kind.to()).isPresent()
                                && kind.months() >= 0
                                && kind.months() <= MONTHS_MAX
                                && kind.arrears() >= 0
                                && kind.arrears() <= MONTHS_MAX);
    }

    static boolean titles(Answers.Titles found) {
        return named(found.scope())
                && regions(found.regions())
                && found.titles().size() <= ROWS_MAX
                && found.titles().stream()
                        .allMatch(title ->
                                word(title.id()) && word(title.place()) && word(title.number()) && word(title.area()));
    }

    static boolean draft(Answers.Draft draft) {
        return word(draft.certificate())
                && named(draft.title())
                && sheets(draft.pages())
                && file(draft.pdf().size());
    }

    static boolean issued(Answers.Issued issued) {
        return word(issued.certificate()) && word(issued.verificationCode());
    }

    static boolean unfinished(Answers.Unfinished found) {
        return found.prints().size() <= ROWS_MAX
                && found.prints().stream()
                        .allMatch(print -> word(print.certificate())
                                && named(print.title())
                                && word(print.caseNumber())
                                && print.already() >= 0
                                && print.already() <= print.sheets()
                                && print.sheets() <= Document.SHEETS_MAX);
    }

    static boolean rest(Answers.Rest rest) {
        return sheets(rest.pages())
                && rest.copies() >= 1
                && rest.copies() <= Document.COPIES_MAX
                && rest.already() >= 0
                && rest.already() <= rest.pages() * rest.copies()
                && file(rest.pdf().size());
    }

    static boolean regions(List<Answers.Named> regions) {
        return regions.size() <= ROWS_MAX && regions.stream().allMatch(Sense::named);
    }

    /** {@code 86,234.56}; empty when it is no amount. */
    static Optional<String> money(String amount) {
        try {
            var value = new BigDecimal(amount);
            return value.abs().compareTo(AMOUNT_MAX) < 0
                    ? Optional.of(
                            new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value))
                    : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Phrase name(Answers.Named named) {
        return new Phrase.Spoken(named.zh(), named.en());
    }

    private static boolean sheets(int pages) {
        return pages >= 1 && pages <= PAGES_MAX;
    }

    private static boolean file(int bytes) {
        return bytes > 0 && bytes <= Document.BYTES_MAX;
    }

    private static boolean named(Answers.Named named) {
        return word(named.id()) && word(named.zh()) && word(named.en());
    }

    private static boolean word(String text) {
        return !text.isBlank()
                && text.length() <= WORD_CHARS_MAX
                && text.chars().noneMatch(Character::isISOControl);
    }
}
