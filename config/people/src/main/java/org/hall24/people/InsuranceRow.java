package org.hall24.people;

import java.util.List;

/**
 * One insurance of one person in one region.
 *
 * @param kind such as {@code pension-employee}
 * @param state {@code paying}, {@code paused} or {@code ended}
 * @param from first month, {@code 2012-07}
 * @param to last month; empty = last month
 * @param owed months in between that are owed
 */
public record InsuranceRow(
        String region, String kind, String employer, String state, String from, String to, List<String> owed) {}
