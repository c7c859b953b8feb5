package org.hall24.demo.citizen;

import static org.hall24.demo.citizen.Ways.VISIT_MAX;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.hall24.people.People;

/** People to whom something happens: a failure branch each. */
final class Mishaps {
    /** 30 s of cover, 30 s of question, the cleared screen, and a busy machine. */
    private static final Duration COVER_MAX = Duration.ofSeconds(110);

    /** The reader's own patience is 30 s. */
    private static final Duration NO_CARD_MAX = Duration.ofSeconds(50);

    /** A key that wakes up does so within a moment. */
    private static final Duration NOTICED = Duration.ofSeconds(3);

    private static final String YEAR = "year-1";

    /** The printer thinks a second before each answer: long enough to die in between, short of the driver's patience. */
    private static final String SLOWLY = "SLOW 1000";

    private final Behind behind;
    private final People people;

    Mishaps(Behind behind, People people) {
        this.behind = behind;
        this.people = people;
    }

    /** F1: no card for thirty seconds; shows the phone instead. */
    Visit noCardThenPhone() {
        var who = "R-01";
        return new Visit("no-card-then-phone", who, Ways.INSURED, Ending.CERTIFICATE, citizen -> {
            int receipts = behind.receipts();
            int sheets = behind.sheets();
            Ways.to(Ways.INSURED, who).until(citizen, VISIT_MAX, "read-card");
            citizen.sees(NO_CARD_MAX, "failure");
            citizen.reads("no-card", false, "没有读到身份证");
            var walk = Ways.byPhone(Ways.INSURED, who).touch("failure", "act.code");
            Ways.takesCertificate(walk, List.of("990000", YEAR), Ways.wants("school", 1))
                    .until(citizen, VISIT_MAX, "result");
            Ways.rates(citizen, 0);
            return Questions.paper(behind, receipts, sheets, 1);
        });
    }

    /** F5: the fund's computer is down, then slow; a third try is answered. */
    Visit departmentDownThenSlow() {
        var who = "R-03";
        return new Visit("department-down-then-slow", who, Ways.BALANCE, Ending.ANSWERED, citizen -> {
            behind.mood("fund", "down");
            try {
                Ways.byPhone(Ways.BALANCE, who).until(citizen, VISIT_MAX, "failure");
                citizen.reads("department-down", false, "没有响应");
                behind.mood("fund", "slow");
                citizen.touches("act.again");
                citizen.sees(VISIT_MAX, "working");
                citizen.sees(VISIT_MAX, "fact-sheet");
            } finally {
                behind.mood("fund", "ok");
            }
            citizen.touches("act.finish");
            citizen.sees(VISIT_MAX, "answered");
            Ways.rates(citizen, 3);
            return Ending.ANSWERED;
        });
    }

    /** F6: nothing on record here; in the next city there is. */
    Visit noRecordHere() {
        var who = "R-05";
        return new Visit("no-record-here", who, Ways.INSURED, Ending.CERTIFICATE, citizen -> {
            int receipts = behind.receipts();
            int sheets = behind.sheets();
            var walk = Ways.to(Ways.INSURED, who).on("failure", card -> {
                card.reads("no-record", false, "没有查到");
                card.touches("act.region");
            });
            Ways.takesCertificate(walk, List.of("990100", YEAR), Ways.wants("settle", 1))
                    .until(citizen, VISIT_MAX, "result");
            Ways.rates(citizen, 5);
            return Questions.paper(behind, receipts, sheets, 1);
        });
    }

    /** F7: three sheets are wanted, and after two the paper is out. */
    Visit sheetsRunOut() {
        var who = "R-07";
        return new Visit("sheets-run-out", who, Ways.DEPOSITS, Ending.PART, citizen -> {
            int receipts = behind.receipts();
            int sheets = behind.sheets();
            behind.document("PAPER OUT 2");
            var walk = Ways.byPhone(Ways.DEPOSITS, who).on("failure", card -> {
                card.reads("paper-out", true, "纸");
                card.touches("act.go-on");
            });
            Ways.takesCertificate(walk, List.of(), Ways.wants("notary", 3)).until(citizen, VISIT_MAX, "result");
            citizen.photographs("result-in-part");
            Ways.rates(citizen, 1);
            int fallen = behind.sheets() - sheets;
            if (fallen != 2) {
                return fallen + " sheets in hand instead of 2";
            }
            return behind.receipts() > receipts ? Ending.PART : "part of the certificate, and no receipt";
        });
    }

    /** F8: paper is in again; the same person gets what is still owed, and nothing twice. */
    Visit theRest() {
        var who = "R-07";
        return new Visit("the-rest", who, Ways.REPRINT, Ending.REST, citizen -> {
            int sheets = behind.sheets();
            Ways.to(Ways.REPRINT, who)
                    .on("matter-page", Mishaps::looksAgainUntilThereIsPaper)
                    .on("pick", Mishaps::takesTheFirst)
                    .touch("preview", "go")
                    .until(citizen, VISIT_MAX, "result", "answered");
            citizen.photographs("the-rest");
            Ways.rates(citizen, 5);
            int fallen = behind.sheets() - sheets;
            return fallen == 1 ? Ending.REST : fallen + " sheets in hand instead of 1";
        });
    }

    /** Paper was put in this minute, and the terminal may not know yet: somebody goes back and looks again. */
    private static void looksAgainUntilThereIsPaper(Citizen citizen)
            throws IOException, InterruptedException, Darkness, Disappointment {
        boolean ready = citizen.waits(scene -> scene.offers("go"), NOTICED).isPresent();
        citizen.touches(ready ? "go" : "foot.back");
    }

    private static void takesTheFirst(Citizen citizen)
            throws IOException, InterruptedException, Darkness, Disappointment {
        citizen.photographs("unfinished");
        citizen.touchesFirst("choice.pick.");
    }

    /** F8: the power goes while a receipt is printed. */
    Visit powerGone() {
        var who = "R-05";
        return new Visit("power-gone", who, Ways.APPEAL, Ending.DARK, citizen -> {
            var phone = people.byId(who).orElseThrow().phone();
            behind.printer(Visits.PAPER_FOR_HALF);
            behind.printer(SLOWLY);
            try {
                Ways.appeal(who, phone, Ways.pinyin(Ways.LAMP)).until(citizen, VISIT_MAX, "review");
                citizen.touches("go");
                behind.kioskDiesWhilePrinting();
            } finally {
                behind.printer("SLOW 0");
                behind.printer("PAPER FULL");
            }
            behind.kioskReturns();
            return Ending.DARK;
        });
    }

    /** F8: the power is back. The resting panel tells staff what broke off, and the same card gets its receipt. */
    Visit powerBack() {
        var who = "R-05";
        return new Visit("power-back", who, Ways.APPEAL, Ending.OFFERED_AGAIN, citizen -> {
            int before = behind.receipts();
            citizen.lingers(NOTICED);
            // The machine's eye passes over amber letters on the night's blue; people read them.
            citizen.reads("staff-notice", false, "打印中断", "出纸口");
            Ways.to(Ways.APPEAL, who).until(citizen, VISIT_MAX, "receipt-offer");
            Ways.takesOwed(citizen);
            Visits.goesHome(citizen);
            return behind.receipts() > before ? Ending.OFFERED_AGAIN : Ending.NO_RECEIPT;
        });
    }

    /** F10: somebody is called away from a page with their money on it. */
    Visit idleOnAPrivatePage() {
        var who = "R-06";
        return new Visit("idle-on-a-private-page", who, Ways.BALANCE, Ending.CLEARED, citizen -> {
            Ways.byPhone(Ways.BALANCE, who).until(citizen, VISIT_MAX, "fact-sheet");
            citizen.touches("act.show");
            citizen.sees(COVER_MAX, "covered");
            citizen.reads("covered", false, "本人");
            citizen.sees(COVER_MAX, "cleared");
            citizen.sees(COVER_MAX, "attract");
            return Ending.CLEARED;
        });
    }

    /** F11: one person leaves a private page, and the next lays their own card. */
    Visit anotherCard() {
        var who = "R-02";
        return new Visit("another-card", who, Ways.INSURED, Ending.STRANGER, citizen -> {
            Ways.to(Ways.INSURED, who).until(citizen, VISIT_MAX, "pick");
            if (!citizen.looks().offers("go")) {
                Ways.picks(citizen, List.of("990000"));
            }
            citizen.sees(COVER_MAX, "covered");
            citizen.movesReader("INSERT R-01");
            try {
                citizen.sees(COVER_MAX, "cleared", "failure");
            } finally {
                citizen.movesReader("REMOVE");
            }
            citizen.photographs("cleared-before-another");
            citizen.sees(COVER_MAX, "attract", "home");
            return Ending.STRANGER;
        });
    }

    /**
     * In care mode, somebody of 77: pulls the social-security card out too early, does better, and goes away without it. The panel
     * does not let the card be forgotten.
     */
    Visit socialCardForgotten() {
        var who = "R-02";
        return new Visit("social-card-forgotten", who, Ways.INSURED, Ending.CLEARED, citizen -> {
            Ways.bySocialCard(Ways.INSURED, "S-02")
                    .on("attract", care -> {
                        care.touches("start");
                        care.sees(VISIT_MAX, "home");
                        care.touches("care");
                    })
                    .until(citizen, VISIT_MAX, "insert-card");
            citizen.beholds();
            citizen.movesSlot("DIE 40");
            citizen.movesSlot("INSERT S-02");
            citizen.lingers(NOTICED);
            citizen.reads("social-card-too-early", false, "卡拔早了", "还可以再试");
            citizen.movesSlot("INSERT S-02");
            citizen.waits(scene -> !scene.offers("foot.back"), VISIT_MAX);
            citizen.sees(VISIT_MAX, "pick", "fact-sheet");
            citizen.touches("foot.leave");
            citizen.sees(VISIT_MAX, "insert-card");
            citizen.reads("social-card-forgotten", false, "社会保障卡", "请拔出来");
            citizen.movesSlot("REMOVE");
            citizen.sees(VISIT_MAX, "cleared");
            citizen.sees(COVER_MAX, "attract", "home");
            return Ending.CLEARED;
        });
    }

    /** F13, in care mode: the seal service is down; a paper without seal will do. */
    Visit sealDown() {
        var who = "R-07";
        return new Visit("seal-down", who, Ways.INSURED, Ending.CERTIFICATE, citizen -> {
            int receipts = behind.receipts();
            int sheets = behind.sheets();
            behind.mood("seal", "down");
            try {
                var walk = Ways.to(Ways.INSURED, who)
                        .on("attract", care -> {
                            care.touches("start");
                            care.sees(VISIT_MAX, "home");
                            care.touches("care");
                        })
                        .on("failure", card -> {
                            card.reads("seal-down", false, "印章");
                            if (!card.looks().offers("act.unsealed")) {
                                card.touches("page.after");
                            }
                            card.touches("act.unsealed");
                        });
                Ways.takesCertificate(walk, List.of("990000", YEAR), Ways.wants("other", 1))
                        .until(citizen, VISIT_MAX, "result");
            } finally {
                behind.mood("seal", "ok");
            }
            Ways.rates(citizen, 0);
            return Questions.paper(behind, receipts, sheets, 1);
        });
    }

    /** F14: without network a question is refused, and an appeal is taken all the same. */
    Visit noNetworkButAnAppeal() {
        var who = "R-06";
        var expected = Ending.both(Ending.RECEIPT, Ending.DELIVERED_LATER);
        return new Visit("no-network-but-an-appeal", who, Ways.APPEAL, expected, citizen -> {
            int receipts = behind.receipts();
            behind.cableOut();
            try {
                refusedWithoutNetwork(citizen, who);
                var phone = people.byId(who).orElseThrow().phone();
                Ways.appeal(who, phone, Ways.pinyin(Ways.LAMP)).until(citizen, VISIT_MAX, "result");
                citizen.photographs("result-without-network");
                Ways.rates(citizen, 5);
                return behind.receipts() > receipts ? Ending.RECEIPT : Ending.NO_RECEIPT;
            } finally {
                behind.cableIn();
            }
        });
    }

    private static void refusedWithoutNetwork(Citizen citizen, String who)
            throws IOException, InterruptedException, Darkness, Disappointment {
        var refused = Ways.byPhone(Ways.BALANCE, who)
                .on("matter-page", page -> {
                    if (page.waits(scene -> scene.offers("go"), NOTICED).isPresent()) {
                        page.touches("go");
                    } else {
                        page.photographs("closed-without-network");
                        page.touches("foot.home");
                    }
                })
                .until(citizen, VISIT_MAX, "failure", "cleared", "home", "attract");
        if (refused.screen().equals("failure")) {
            citizen.photographs("refused-without-network");
            Visits.goesHome(citizen);
        }
    }

    /** Somebody opens the wrong app: a payment code is refused, and then the certificate is shown. */
    Visit paymentCode() {
        var who = "R-06";
        return new Visit("payment-code", who, Ways.BALANCE, Ending.ANSWERED, citizen -> {
            Ways.byPhone(Ways.BALANCE, who).until(citizen, VISIT_MAX, "show-code");
            citizen.shows(Visits.PAYMENT_CODE);
            citizen.reads("payment-code-refused", false, "付款码");
            Ways.byPhone(Ways.BALANCE, who).until(citizen, VISIT_MAX, "fact-sheet");
            citizen.touches("act.finish");
            citizen.sees(VISIT_MAX, "answered");
            Ways.rates(citizen, 4);
            return Ending.ANSWERED;
        });
    }

    /** Misreads a digit of the message, and then types it right. */
    Visit wrongDigits() {
        var who = "R-03";
        return new Visit("wrong-digits", who, Ways.BALANCE, Ending.ANSWERED, citizen -> {
            Ways.byPhone(Ways.BALANCE, who).until(citizen, VISIT_MAX, "sms-code");
            var digits = citizen.getsDigits(who);
            char last = digits.charAt(digits.length() - 1);
            Ways.typesDigits(
                    citizen, digits.substring(0, digits.length() - 1) + (last == '9' ? '0' : (char) (last + 1)));
            citizen.sees(VISIT_MAX, "working");
            citizen.sees(VISIT_MAX, "sms-code");
            citizen.photographs("wrong-digits");
            Ways.typesDigits(citizen, digits);
            citizen.sees(VISIT_MAX, "fact-sheet");
            citizen.touches("act.finish");
            citizen.sees(VISIT_MAX, "answered");
            Ways.rates(citizen, 2);
            return Ending.ANSWERED;
        });
    }
}
