package org.hall24.people;

import java.util.List;

/**
 * A housing-fund account, as little as it takes to compute every entry of it.
 *
 * @param id opaque
 * @param number twelve digits
 * @param region where it is kept
 * @param state {@code normal}, {@code sealed} or {@code closed}
 * @param opened first month, {@code 2016-03}
 * @param paidTo last month; empty = last month
 * @param monthly what both sides pay in now, in cents; each July before, it was five per cent less
 * @param loanSince first month a loan is repaid from it; empty = no loan
 * @param repayment each month, in cents; 0 without a loan
 */
public record FundRow(
        String id,
        String number,
        String region,
        String employer,
        String state,
        String opened,
        String paidTo,
        long monthly,
        String loanSince,
        long repayment,
        List<Withdrawal> withdrawals) {
    /**
     * Taken out at the counter.
     *
     * @param date ISO
     * @param amount in cents
     */
    public record Withdrawal(String date, long amount) {}
}
