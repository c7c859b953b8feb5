package org.hall24.wire.query;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.hall24.wire.Application.Holder;
import org.hall24.wire.Bytes;

/** What the bodies of replies hold. Amounts are decimal text in yuan with two digits, such as {@code 86234.56}; all of it is personal. */
public final class Answers {
    private Answers() {}

    /** A name the departments keep in both languages. */
    public record Named(String id, String zh, String en) {}

    /**
     * Who an e-certificate code belongs to.
     *
     * @param pass shown with every further query of this session; holds nothing personal, valid ten minutes
     * @param phone masked mobile number, {@code 139****0001}; empty when the platform has none
     */
    public record Identified(Holder holder, String pass, Optional<String> phone) {
        @Override
        public String toString() {
            return "Identified[masked]";
        }
    }

    /**
     * A one-time code is on its way.
     *
     * @param phone masked
     * @param againAfter seconds until another may be asked for
     * @param valid seconds it can be used
     */
    public record CodeSent(String phone, int againAfter, int valid) {}

    /** The code was right: the person is identified at level L2. */
    public record Confirmed(String level) {}

    /** How many more wrong codes are borne; body of the refusal {@code sms-wrong}. */
    public record TriesLeft(int left) {}

    /**
     * What the key module makes of one card's random numbers; good for this card and this once.
     *
     * @param internal 32 hexadecimal capitals; the first 16 are what a genuine card answers
     * @param external 32 hexadecimal capitals; what the card is given
     */
    public record CardKeys(String internal, String external) {
        @Override
        public String toString() {
            return "CardKeys[masked]";
        }
    }

    /** The housing fund's accounts of one person, one or more. */
    public record FundAccounts(List<FundAccount> accounts) {
        @Override
        public String toString() {
            return "FundAccounts[" + accounts.size() + "]";
        }
    }

    /**
     * One account.
     *
     * @param id opaque
     * @param tail last four digits of its number
     * @param region where it is kept
     * @param local whether that is this region
     * @param employer who pays in
     * @param state {@code normal}, {@code sealed} (封存) or {@code closed}
     * @param monthly paid in each month, both shares together
     * @param paidTo month, {@code 2026-10}
     * @param balance now
     * @param loan whether a loan runs on it
     * @param openedOn when it was opened
     */
    public record FundAccount(
            String id,
            String tail,
            Named region,
            boolean local,
            String employer,
            String state,
            String monthly,
            String paidTo,
            String balance,
            boolean loan,
            LocalDate openedOn) {
        @Override
        public String toString() {
            return "FundAccount[masked]";
        }
    }

    /** Entries of an account, newest first. */
    public record FundDetail(List<FundEntry> entries) {
        @Override
        public String toString() {
            return "FundDetail[" + entries.size() + "]";
        }
    }

    /**
     * One entry.
     *
     * @param kind {@code deposit}, {@code interest}, {@code withdrawal}, {@code transfer} or {@code repayment}
     * @param amount with its sign
     */
    public record FundEntry(LocalDate date, String kind, String amount, String balance) {
        @Override
        public String toString() {
            return "FundEntry[masked]";
        }
    }

    /** Where else a person may be known; body of the refusal {@code no-record}. */
    public record Elsewhere(List<Named> regions) {}

    /** Which insurances one person has in one region, and the regions that can be asked. */
    public record Insured(Named region, List<Insurance> kinds, List<Named> regions) {
        @Override
        public String toString() {
            return "Insured[" + kinds.size() + "]";
        }
    }

    /**
     * One insurance.
     *
     * @param kind its id and name, such as {@code pension-employee}
     * @param state {@code paying}, {@code paused} or {@code ended}
     * @param from first month
     * @param to last month
     * @param months paid in all
     * @param arrears months owed in between; shown as they are
     * @param employer who pays
     */
    public record Insurance(
            Named kind, String state, String from, String to, int months, int arrears, String employer) {
        @Override
        public String toString() {
            return "Insurance[" + kind.id() + "]";
        }
    }

    /** What the registry found in one scope at one second; an empty list is an answer: not found, never "has none". */
    public record Titles(Named scope, Instant asOf, List<Title> titles, List<Named> regions) {
        @Override
        public String toString() {
            return "Titles[" + titles.size() + "]";
        }
    }

    /**
     * One right.
     *
     * @param id opaque
     * @param place where, to the road only
     * @param number of the certificate, masked in the middle
     * @param area square metres, two digits
     * @param shared how it is owned: {@code sole}, {@code joint} or {@code by-shares}
     * @param use such as 住宅
     */
    public record Title(
            String id,
            String place,
            String number,
            String area,
            String shared,
            Named use,
            boolean mortgaged,
            boolean seized) {
        @Override
        public String toString() {
            return "Title[masked]";
        }
    }

    /**
     * A certificate that is not valid yet.
     *
     * @param certificate its number, for good
     * @param title what stands on top of it
     * @param pages of one copy
     * @param sealed whether it carries the department's seal
     * @param pdf the file; becomes valid as it is
     */
    public record Draft(String certificate, Named title, int pages, boolean sealed, Bytes pdf) {}

    /**
     * A certificate that is valid now.
     *
     * @param verificationCode what stands beside its QR code, in groups of four
     * @param until when an unfinished print can be resumed at the latest
     */
    public record Issued(String certificate, String verificationCode, Instant until) {}

    /** It is written down. */
    public record Noted(boolean whole) {}

    /** Prints that did not come out whole, newest first. */
    public record Unfinished(List<Print> prints) {}

    /**
     * One of them.
     *
     * @param matter catalogue id
     * @param sheets of all copies
     * @param already came out, as far as was told
     */
    public record Print(
            String certificate,
            String matter,
            Named title,
            String caseNumber,
            Instant issuedAt,
            int sheets,
            int already) {}

    /** What is missing of a print. */
    public record Rest(String certificate, Named title, int pages, int copies, int already, Bytes pdf) {}
}
