package org.hall24.demo.citizen;

import static org.hall24.demo.citizen.Ways.VISIT_MAX;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.hall24.people.People;

/** The people of the scripted demo, in the order they come. */
public final class Visits {
    /** What a payment app shows: eighteen digits that are money. Nobody's, and searched for in every log afterwards. */
    public static final String PAYMENT_CODE = "134870095246813570";

    /** 60 s without a touch, 30 s of question, and a busy machine. */
    private static final Duration IDLE_MAX = Duration.ofSeconds(110);

    /** Long enough that a reader unplugged by somebody is noticed; short of the screen's own patience. */
    private static final Duration NOTICED = Duration.ofSeconds(3);

    /** A byte in the middle of a card's 1,295-byte answer. */
    private static final String MIDDLE_OF_A_READ = "DIE 700";

    /** Paper for the head of a receipt and no more. */
    static final String PAPER_FOR_HALF = "PAPER OUT 900";

    /** Where those stand who come with a social-security card: after the first with an identity card. */
    private static final int AFTER_THE_CARDS = 3;

    private final Behind behind;
    private final People people;

    /** The people, before this wall. */
    public Visits(Behind behind, People people) {
        this.behind = behind;
        this.people = people;
    }

    /** All of them. */
    public List<Visit> all() {
        var questions = new Questions(behind);
        var mishaps = new Mishaps(behind, people);
        var all = new ArrayList<>(List.of(
                questions.balanceThenCertificate(),
                booksAVisit(),
                questions.insuredByCard(),
                filesAnAppeal(),
                questions.titlesOfARareName(),
                readerUnplugged(),
                questions.twoAccounts(),
                hubDown(),
                mishaps.noCardThenPhone(),
                expiredCard(),
                unknownCard(),
                mishaps.departmentDownThenSlow(),
                mishaps.noRecordHere(),
                mishaps.sheetsRunOut(),
                mishaps.theRest(),
                mishaps.idleOnAPrivatePage(),
                mishaps.anotherCard(),
                mishaps.sealDown(),
                mishaps.noNetworkButAnAppeal(),
                mishaps.paymentCode(),
                mishaps.wrongDigits(),
                bookingWithoutNetwork(),
                paperRunsOut(),
                receiptOfferedAgain(),
                mishaps.powerGone(),
                mishaps.powerBack(),
                asksForHelp(),
                walksAway()));
        if (behind.hasSlot()) {
            all.addAll(AFTER_THE_CARDS, List.of(questions.insuredBySocialCard(), mishaps.socialCardForgotten()));
        }
        return List.copyOf(all);
    }

    /** Those who leave the most behind: full forms, half forms, refused cards and receipts that did not come out. */
    public List<Visit> personal() {
        var questions = new Questions(behind);
        var mishaps = new Mishaps(behind, people);
        var personal = new ArrayList<>(List.of(
                questions.balanceThenCertificate(),
                questions.insuredByCard(),
                questions.titlesOfARareName(),
                booksAVisit(),
                filesAnAppeal(),
                mishaps.sheetsRunOut(),
                mishaps.theRest(),
                mishaps.anotherCard(),
                mishaps.paymentCode(),
                paperRunsOut(),
                receiptOfferedAgain(),
                expiredCard(),
                walksAway()));
        if (behind.hasSlot()) {
            personal.addAll(List.of(questions.insuredBySocialCard(), mishaps.socialCardForgotten()));
        }
        return List.copyOf(personal);
    }

    /** The shortest whole visit, for a quick test. */
    public List<Visit> one() {
        return List.of(filesAnAppeal());
    }

    private String mobile(String card) {
        return people.byId(card).orElseThrow().phone();
    }

    private Visit booksAVisit() {
        return new Visit(
                "books-a-visit", "R-01", Ways.BOOKING, Ending.both(Ending.RECEIPT, Ending.DELIVERED), citizen -> {
                    int before = behind.receipts();
                    Ways.booking("R-01", mobile("R-01")).until(citizen, VISIT_MAX, "result");
                    return leaves(citizen, before, 5);
                });
    }

    private Visit filesAnAppeal() {
        return new Visit(
                "files-an-appeal", "R-03", Ways.APPEAL, Ending.both(Ending.RECEIPT, Ending.DELIVERED), citizen -> {
                    int before = behind.receipts();
                    Ways.appeal("R-03", mobile("R-03"), Ways.pinyin(Ways.LAMP)).until(citizen, VISIT_MAX, "result");
                    return leaves(citizen, before, 0);
                });
    }

    /** In care mode. The reader's cable breaks in the middle of the card's answer, and somebody puts it back. */
    private Visit readerUnplugged() {
        return new Visit(
                "reader-unplugged", "R-02", Ways.APPEAL, Ending.both(Ending.RECEIPT, Ending.DELIVERED), citizen -> {
                    int before = behind.receipts();
                    Ways.to(Ways.APPEAL, "R-02")
                            .on("attract", care -> {
                                care.touches("start");
                                care.sees(VISIT_MAX, "home");
                                care.touches("care");
                            })
                            .until(citizen, VISIT_MAX, "read-card");
                    citizen.movesReader(MIDDLE_OF_A_READ);
                    citizen.movesReader("INSERT R-02");
                    citizen.waits(scene -> scene.screen().equals("failure"), NOTICED);
                    citizen.photographs("reader-gone");
                    citizen.movesReader("REMOVE");
                    citizen.movesReader("PLUG");
                    Ways.appeal("R-02", mobile("R-02"), Ways.pinyin(Ways.LAMP))
                            .touch("failure", "act.again")
                            .until(citizen, VISIT_MAX, "result");
                    return leaves(citizen, before, 4);
                });
    }

    /** In English. */
    private Visit hubDown() {
        return new Visit(
                "hub-down", "R-05", Ways.APPEAL, Ending.both(Ending.RECEIPT, Ending.DELIVERED_LATER), citizen -> {
                    int before = behind.receipts();
                    behind.hubDies();
                    try {
                        Ways.appeal("R-05", mobile("R-05"), Ways.latin("the lamp is out"))
                                .on("attract", english -> {
                                    english.touches("start");
                                    english.sees(VISIT_MAX, "home");
                                    english.touches("speak.en");
                                })
                                .until(citizen, VISIT_MAX, "result");
                        return leaves(citizen, before, 3);
                    } finally {
                        behind.hubReturns();
                    }
                });
    }

    private Visit expiredCard() {
        return new Visit(
                "expired-card",
                "R-04",
                Ways.BOOKING,
                Ending.REFUSED,
                citizen -> refusedCard(citizen, "R-04", "card-expired"));
    }

    private Visit unknownCard() {
        return new Visit(
                "unknown-card",
                "U-01",
                Ways.BOOKING,
                Ending.REFUSED,
                citizen -> refusedCard(citizen, "U-01", "card-unknown"));
    }

    private String refusedCard(Citizen citizen, String card, String picture)
            throws IOException, InterruptedException, Darkness, Disappointment {
        Ways.to(Ways.BOOKING, card).until(citizen, VISIT_MAX, "failure");
        citizen.photographs(picture);
        goesHome(citizen);
        return Ending.REFUSED;
    }

    private Visit bookingWithoutNetwork() {
        return new Visit("booking-without-network", "R-01", Ways.BOOKING, Ending.REFUSED, citizen -> {
            behind.cableOut();
            try {
                Ways.booking("R-01", mobile("R-01")).until(citizen, VISIT_MAX, "failure");
                citizen.photographs("refused-offline");
                goesHome(citizen);
                return Ending.REFUSED;
            } finally {
                behind.cableIn();
            }
        });
    }

    private Visit paperRunsOut() {
        return new Visit("paper-runs-out", "R-03", Ways.APPEAL, Ending.NO_RECEIPT, citizen -> {
            int before = behind.receipts();
            behind.printer(PAPER_FOR_HALF);
            try {
                Ways.appeal("R-03", mobile("R-03"), Ways.pinyin(Ways.LAMP)).until(citizen, VISIT_MAX, "result");
                citizen.photographs("result-without-paper");
                return leaves(citizen, before, 2);
            } finally {
                behind.printer("PAPER FULL");
            }
        });
    }

    /** The same card again: the terminal offers what it still owes. */
    private Visit receiptOfferedAgain() {
        return new Visit("receipt-offered-again", "R-03", Ways.APPEAL, Ending.OFFERED_AGAIN, citizen -> {
            int before = behind.receipts();
            Ways.to(Ways.APPEAL, "R-03").until(citizen, VISIT_MAX, "receipt-offer");
            Ways.takesOwed(citizen);
            goesHome(citizen);
            return behind.receipts() > before ? Ending.OFFERED_AGAIN : Ending.NO_RECEIPT;
        });
    }

    /** Looks behind a verb, asks for help, and leaves. */
    private Visit asksForHelp() {
        return new Visit("asks-for-help", "", Ways.APPEAL, Ending.LEFT, citizen -> {
            citizen.touches("start");
            citizen.sees(VISIT_MAX, "home");
            citizen.touches("verb.appeal");
            citizen.sees(VISIT_MAX, "matter-list");
            citizen.beholds();
            citizen.touches("foot.help");
            citizen.sees(VISIT_MAX, "help-card");
            citizen.beholds();
            goesHome(citizen);
            return Ending.LEFT;
        });
    }

    /** Types half a form and goes away, for good. */
    private Visit walksAway() {
        return new Visit("walks-away", "R-01", Ways.APPEAL, Ending.CLEARED, citizen -> {
            Ways.to(Ways.APPEAL, "R-01").until(citizen, VISIT_MAX, "form");
            citizen.opens("appeal_text");
            citizen.typesPinyin(Ways.LAMP);
            citizen.sees(IDLE_MAX, "idle-question");
            citizen.sees(IDLE_MAX, "cleared");
            citizen.sees(IDLE_MAX, "attract");
            return Ending.CLEARED;
        });
    }

    /** Rates or skips, sees that everything is cleared, and looks whether a receipt is in the tray. */
    private String leaves(Citizen citizen, int receiptsBefore, int level)
            throws IOException, InterruptedException, Darkness, Disappointment {
        Ways.rates(citizen, level);
        return behind.receipts() > receiptsBefore ? Ending.RECEIPT : Ending.NO_RECEIPT;
    }

    /** Leaves by the footer, whatever is shown, until the panel waits for the next person. */
    static void goesHome(Citizen citizen) throws IOException, InterruptedException, Darkness, Disappointment {
        if (citizen.looks().offers("foot.leave")) {
            citizen.touches("foot.leave");
        }
        citizen.sees(IDLE_MAX, "attract", "home");
    }
}
