package org.hall24.people;

import java.util.List;

/**
 * One person who does not exist.
 *
 * @param id how simulators are told to lay this person's card: {@code R-01}
 * @param kind of the card: {@code resident}, {@code hk-macao-taiwan}, {@code foreigner-2017}, {@code foreigner-2023}, or {@code unknown} for
 *     one with a flag nobody knows
 * @param name in Chinese
 * @param sex GB/T 2261.1
 * @param nation GB/T 3304, two digits; empty where the card has none
 * @param birth ISO date
 * @param address empty where the card has none
 * @param authority empty where the card has none; a code of four digits on a foreigner's card of 2017
 * @param validFrom ISO date
 * @param validTo ISO date or 长期
 * @param phone mobile number
 * @param reachable whether the certificate platform knows that number
 * @param fund housing-fund accounts
 * @param insurance social insurances
 * @param titles rights to homes
 */
public record Person(
        String id,
        String kind,
        String name,
        int sex,
        String nation,
        String birth,
        String address,
        String number,
        String authority,
        String validFrom,
        String validTo,
        String phone,
        boolean reachable,
        List<FundRow> fund,
        List<InsuranceRow> insurance,
        List<TitleRow> titles) {}
