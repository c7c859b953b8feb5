package org.hall24.demo.citizen;

import static org.hall24.demo.citizen.Ways.VISIT_MAX;

import java.io.IOException;
import java.util.List;

/** People who come with a question, or for a paper, and get it. */
final class Questions {
    private static final String YEAR = "year-1";

    private final Behind behind;

    Questions(Behind behind) {
        this.behind = behind;
    }

    /** Looks at the covered amount, at the entries, and goes on to the certificate: three copies. */
    Visit balanceThenCertificate() {
        var who = "R-07";
        return new Visit("balance-then-certificate", who, Ways.BALANCE, Ending.CERTIFICATE, citizen -> {
            int receipts = behind.receipts();
            int sheets = behind.sheets();
            Ways.byPhone(Ways.BALANCE, who).until(citizen, VISIT_MAX, "fact-sheet");
            looksAtTheAmount(citizen, behind.balances(who).values().iterator().next());
            looksAtTheEntries(citizen);
            Ways.takesCertificate(Ways.byPhone(Ways.BALANCE, who), List.of(), Ways.wants("loan", 3))
                    .until(citizen, VISIT_MAX, "result");
            citizen.reads("certificate-result", true, "办好了", "公积金", "证明已全部打印");
            Ways.rates(citizen, 5);
            return paper(receipts, sheets, 3);
        });
    }

    private static void looksAtTheAmount(Citizen citizen, String amount)
            throws IOException, InterruptedException, Darkness, Disappointment {
        citizen.beholds();
        citizen.touches("act.show");
        if (citizen.waits(scene -> scene.offers("act.hide"), VISIT_MAX).isEmpty()) {
            throw citizen.disappointed("wanted to see the amount");
        }
        citizen.reads("balance-shown", false, "公积金", amount);
        citizen.touches("act.hide");
    }

    private static void looksAtTheEntries(Citizen citizen)
            throws IOException, InterruptedException, Darkness, Disappointment {
        citizen.touches("act.detail");
        citizen.sees(VISIT_MAX, "table");
        citizen.beholds();
        citizen.touches("choice.period.year-3");
        citizen.touches("act.earlier");
        citizen.reads("entries", false, "明细");
        citizen.touches("foot.back");
        citizen.sees(VISIT_MAX, "fact-sheet");
    }

    /** In care mode, with the longest name; by card alone. */
    Visit insuredByCard() {
        var who = "R-06";
        return new Visit("insured-by-card", who, Ways.INSURED, Ending.CERTIFICATE, citizen -> {
            int receipts = behind.receipts();
            int sheets = behind.sheets();
            var walk = Ways.to(Ways.INSURED, who).on("attract", care -> {
                care.touches("start");
                care.sees(VISIT_MAX, "home");
                care.touches("care");
            });
            Ways.takesCertificate(walk, List.of(YEAR), Ways.wants("work", 1)).until(citizen, VISIT_MAX, "result");
            citizen.reads("insured-result", true, "办好了");
            Ways.rates(citizen, 4);
            return paper(receipts, sheets, 1);
        });
    }

    /** By the social-security card, which shows its holder to the issuer only: the key module is asked through agent and hub. */
    Visit insuredBySocialCard() {
        var who = "R-03";
        return new Visit("insured-by-social-card", who, Ways.INSURED, Ending.CERTIFICATE, citizen -> {
            int receipts = behind.receipts();
            int sheets = behind.sheets();
            var walk = Ways.bySocialCard(Ways.INSURED, "S-03 3.00");
            Ways.takesCertificate(walk, List.of("990000", YEAR), Ways.wants("work", 1))
                    .until(citizen, VISIT_MAX, "result");
            citizen.reads("insured-by-social-card-result", true, "办好了", "社会保障卡");
            Ways.rates(citizen, 5);
            return paper(receipts, sheets, 1);
        });
    }

    /** Somebody whose name no usual font has; by phone. */
    Visit titlesOfARareName() {
        var who = "R-03";
        return new Visit("titles-of-a-rare-name", who, Ways.TITLES, Ending.CERTIFICATE, citizen -> {
            int receipts = behind.receipts();
            int sheets = behind.sheets();
            Ways.takesCertificate(Ways.byPhone(Ways.TITLES, who), List.of(), Ways.wants("loan", 1))
                    .until(citizen, VISIT_MAX, "result");
            citizen.reads("titles-result", true, "办好了");
            Ways.rates(citizen, 2);
            return paper(receipts, sheets, 1);
        });
    }

    /** In English: two accounts, one of them in the next city; looks and goes. */
    Visit twoAccounts() {
        var who = "R-01";
        return new Visit("two-accounts", who, Ways.BALANCE, Ending.ANSWERED, citizen -> {
            var walk = Ways.byPhone(Ways.BALANCE, who)
                    .on("attract", english -> {
                        english.touches("start");
                        english.sees(VISIT_MAX, "home");
                        english.touches("speak.en");
                    })
                    .on("pick", either -> Ways.picks(either, List.of("F-0102")));
            walk.until(citizen, VISIT_MAX, "fact-sheet");
            citizen.touches("act.show");
            citizen.waits(scene -> scene.offers("act.hide"), VISIT_MAX);
            citizen.photographs("balance-shown-en");
            citizen.touches("act.finish");
            citizen.sees(VISIT_MAX, "answered");
            Ways.rates(citizen, 5);
            return Ending.ANSWERED;
        });
    }

    private String paper(int receiptsBefore, int sheetsBefore, int sheets) throws IOException {
        return paper(behind, receiptsBefore, sheetsBefore, sheets);
    }

    /** Whether at least so many sheets came out, and a whole receipt. */
    static String paper(Behind behind, int receiptsBefore, int sheetsBefore, int sheets) throws IOException {
        int fallen = behind.sheets() - sheetsBefore;
        if (fallen < sheets) {
            return fallen + " sheets in hand instead of " + sheets;
        }
        return behind.receipts() > receiptsBefore ? Ending.CERTIFICATE : "certificate without receipt";
    }
}
