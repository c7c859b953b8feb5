package org.hall24.demo.citizen;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The ways through the screens that most people go. */
public final class Ways {
    /** The appeal. */
    public static final String APPEAL = "appeal.hotline";

    /** The booking. */
    public static final String BOOKING = "realestate.book-visit";

    /** Typing is slow, cards are fumbled: five times what a brisk visit takes on a busy machine. */
    public static final Duration VISIT_MAX = Duration.ofSeconds(150);

    /** The balance of the provident fund. */
    public static final String BALANCE = "fund.balance";

    /** The certificate of what was deposited. */
    public static final String DEPOSITS = "fund.deposit-cert";

    /** The certificate of being insured. */
    public static final String INSURED = "social.insured-cert-person";

    /** What is registered about one's homes, on paper. */
    public static final String TITLES = "realestate.title-search";

    /** The rest of what did not come out whole. */
    public static final String REPRINT = "hall.reprint";

    /** Where those stand that are not on the home screen. */
    private static final Map<String, String> VERBS = Map.of(
            DEPOSITS, "print", TITLES, "print", REPRINT, "print", INSURED, "print", APPEAL, "appeal", BOOKING, "book");

    /** What most appeals are about, as it is typed; the first candidate of each is taken. */
    public static final List<String> LAMP = List.of("menkou", "ludeng", "huaile");

    /** What these first candidates are. */
    public static final String LAMP_WRITTEN = "门口路灯坏了";

    /** A receipt takes three seconds, and a printer that is away is looked for every few. */
    private static final Duration PRINT_PATIENCE = Duration.ofSeconds(8);

    private static final int PRINT_TRIES_MAX = 5;

    /** A certificate of more pages is not looked through to its end. */
    private static final int PAGES_MAX = 5;

    private Ways() {}

    /** From wherever the panel is to laying this card for this matter, and taking it back. */
    public static Walk to(String matter, String card) {
        return new Walk()
                .touch("attract", "start")
                .on("home", citizen -> {
                    var tile = "matter." + matter;
                    citizen.touches(citizen.looks().offers(tile) ? tile : "verb." + VERBS.getOrDefault(matter, "ask"));
                })
                .touch("matter-list", "matter." + matter)
                .touch("matter-page", "go")
                .on("consent", citizen -> {
                    citizen.touches("tick");
                    citizen.touches("go");
                })
                .on("read-card", citizen -> citizen.laysCard(card))
                .touch("idle-question", "go")
                .touch("cleared", "foot.home");
    }

    /** From wherever the panel is to putting this social-security card in for this matter, and taking it out. */
    public static Walk bySocialCard(String matter, String card) {
        return to(matter, card).touch("read-card", "act.social-card").on("insert-card", citizen -> {
            citizen.beholds();
            citizen.insertsCard(card);
        });
    }

    /** From wherever the panel is to being known by the e-certificate on the phone, and by the digits that came by message. */
    public static Walk byPhone(String matter, String person) {
        return to(matter, person)
                .touch("read-card", "act.code")
                .on("show-code", citizen -> citizen.showsCertificate(person))
                .on("sms-code", citizen -> {
                    typesDigits(citizen, citizen.getsDigits(person));
                });
    }

    /** From being known to a certificate in the tray: picks what is offered of these, else goes on with what is ticked already. */
    public static Walk takesCertificate(Walk known, List<String> picks, Walk.Reaction wish) {
        return known.on("pick", citizen -> picks(citizen, picks))
                .on("form", wish)
                .on("preview", Ways::looksThrough)
                .touch("fact-sheet", "act.certificate");
    }

    /** Picks the first of these that is offered; when none is, what is ticked, else what stands first. */
    public static void picks(Citizen citizen, List<String> picks)
            throws java.io.IOException, InterruptedException, Darkness, Disappointment {
        var scene = citizen.looks();
        var key = picks.stream()
                .map(pick -> "choice.pick." + pick)
                .filter(scene::offers)
                .findFirst();
        if (key.isEmpty() && !scene.offers("go")) {
            citizen.touchesFirst("choice.pick.");
        } else {
            citizen.touches(key.orElse("go"));
        }
    }

    /** Turns to the last page of a preview, and prints. */
    private static void looksThrough(Citizen citizen)
            throws java.io.IOException, InterruptedException, Darkness, Disappointment {
        for (int i = 0; i < PAGES_MAX && citizen.looks().offers("act.next"); i++) {
            citizen.touches("act.next");
        }
        citizen.touches("go");
    }

    /**
     * Rates and sees that everything is cleared; below 3 a reason is ticked too.
     *
     * @param level 1 to 5; 0 = skips
     */
    public static void rates(Citizen citizen, int level)
            throws java.io.IOException, InterruptedException, Darkness, Disappointment {
        if (level == 0) {
            citizen.touches("skip");
        } else {
            citizen.touches("rate." + level);
            citizen.touchesFirst("choice.grade.");
            citizen.photographs(citizen.looks().variant() + "-rated");
            citizen.touches("go");
        }
        citizen.sees(VISIT_MAX, "cleared");
        citizen.sees(VISIT_MAX, "attract", "home");
    }

    /** Types a one-time code and hands it over. */
    public static void typesDigits(Citizen citizen, String digits)
            throws java.io.IOException, InterruptedException, Darkness, Disappointment {
        citizen.types(digits);
        citizen.touches("go");
    }

    /** Fills in what a certificate is for: the purpose, and how many copies. */
    public static Walk.Reaction wants(String purpose, int copies) {
        return citizen -> {
            citizen.chooses("purpose", purpose);
            citizen.chooses("copies", Integer.toString(copies));
            citizen.touches("go");
        };
    }

    /** Writes in pinyin, the first candidate of each chunk. */
    public static Walk.Reaction pinyin(List<String> chunks) {
        return citizen -> citizen.typesPinyin(chunks);
    }

    /** Writes Latin letters. */
    public static Walk.Reaction latin(String text) {
        return citizen -> citizen.types(text);
    }

    /** The whole way of an appeal, up to the result. */
    public static Walk appeal(String card, String mobile, Walk.Reaction writing) {
        return to(APPEAL, card)
                .on("form", citizen -> fillAppeal(citizen, mobile, writing))
                .touch("review", "go");
    }

    private static void fillAppeal(Citizen citizen, String mobile, Walk.Reaction writing)
            throws java.io.IOException, InterruptedException, Darkness, Disappointment {
        citizen.chooses("appeal_type", "help");
        citizen.opens("appeal_text");
        writing.at(citizen);
        citizen.photographs(citizen.looks().variant() + "-written");
        fillMobile(citizen, mobile);
        citizen.touches("go");
    }

    private static void fillMobile(Citizen citizen, String mobile)
            throws java.io.IOException, InterruptedException, Darkness, Disappointment {
        citizen.opens("mobile");
        citizen.types(mobile);
        citizen.photographs(citizen.looks().variant() + "-filled");
    }

    /**
     * Takes the receipts the terminal still owes this card. A printer that was just plugged back is found again within seconds; until
     * then the terminal says that nothing came out, and a person presses once more.
     */
    public static void takesOwed(Citizen citizen)
            throws java.io.IOException, InterruptedException, Darkness, Disappointment {
        for (int i = 0; i < PRINT_TRIES_MAX; i++) {
            citizen.touches("act.print");
            var on = citizen.waits(
                    scene -> !List.of("receipt-offer", "working").contains(scene.screen()), PRINT_PATIENCE);
            if (on.isPresent()) {
                return;
            }
        }
    }

    /** The whole way of a booking, up to the result; takes the first hall, day and time that are free. */
    public static Walk booking(String card, String mobile) {
        return to(BOOKING, card)
                .on("form", citizen -> {
                    citizen.chooses("reason", "transfer");
                    fillMobile(citizen, mobile);
                    citizen.touches("go");
                })
                .on("slots", citizen -> {
                    citizen.touchesFirst("choice.hall.");
                    citizen.touchesFirst("choice.day.");
                    citizen.touchesFirst("choice.time.");
                    citizen.photographs(citizen.looks().variant() + "-chosen");
                    citizen.touches("go");
                })
                .touch("review", "go");
    }
}
