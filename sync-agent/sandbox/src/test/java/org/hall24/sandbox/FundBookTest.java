package org.hall24.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.hall24.people.FundRow;
import org.hall24.people.People;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FundBookTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");

    private static List<FundRow> rows() {
        return People.shipped().people().stream()
                .flatMap(person -> person.fund().stream())
                .toList();
    }

    private static FundRow row(String id) {
        return rows().stream().filter(row -> row.id().equals(id)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyBalanceIsTheOneBeforePlusTheAmountAndNoneIsBelowZero(FundRow row) {
        long before = 0;
        var day = LocalDate.MIN;
        for (var entry : FundBook.of(row, TODAY).entries()) {
            assertThat(entry.balance()).isEqualTo(before + entry.amount()).isNotNegative();
            assertThat(entry.date()).isAfterOrEqualTo(day).isBeforeOrEqualTo(TODAY);
            before = entry.balance();
            day = entry.date();
        }
    }

    @Test
    void aDepositAMonthInterestEachSummerAndWhatWasTakenOut() {
        var book = FundBook.of(row("F-0101"), TODAY);

        // From May 2014 to October 2026.
        assertThat(count(book, FundBook.Kind.DEPOSIT)).isEqualTo(150);
        assertThat(count(book, FundBook.Kind.INTEREST)).isEqualTo(13);
        assertThat(count(book, FundBook.Kind.WITHDRAWAL)).isEqualTo(2);
        assertThat(book.entries().getLast().amount()).isEqualTo(312_000);
        assertThat(book.entries().getLast().date()).isEqualTo("2026-10-15");
        assertThat(book.entries().getFirst().amount()).isLessThan(200_000);
        assertThat(Yuan.of(book.balance())).matches("[0-9]{6}\\.[0-9]{2}");
    }

    @Test
    void aClosedAccountIsEmptyAndASealedOneBearsInterest() {
        assertThat(FundBook.of(row("F-0401"), TODAY).balance()).isZero();
        var sealed = FundBook.of(row("F-0102"), TODAY);
        assertThat(sealed.entries().getLast().kind()).isEqualTo(FundBook.Kind.INTEREST);
        assertThat(sealed.entries().getLast().date()).isEqualTo("2026-06-30");
    }

    private static long count(FundBook book, FundBook.Kind kind) {
        return book.entries().stream().filter(entry -> entry.kind() == kind).count();
    }
}
