package org.hall24.demo.citizen;

import java.time.Duration;
import java.util.List;

/** The ways through the screens that most people go. */
public final class Ways {
    /** The appeal. */
    public static final String APPEAL = "appeal.hotline";

    /** The booking. */
    public static final String BOOKING = "realestate.book-visit";

    /** Typing is slow, cards are fumbled: five times what a brisk visit takes on a busy machine. */
    public static final Duration VISIT_MAX = Duration.ofSeconds(150);

    /** What most appeals are about, as it is typed; the first candidate of each is taken. */
    public static final List<String> LAMP = List.of("menkou", "ludeng", "huaile");

    /** What these first candidates are. */
    public static final String LAMP_WRITTEN = "门口路灯坏了";

    /** A receipt takes three seconds, and a printer that is away is looked for every few. */
    private static final Duration PRINT_PATIENCE = Duration.ofSeconds(8);

    private static final int PRINT_TRIES_MAX = 5;

    private Ways() {}

    /** From wherever the panel is to laying this card for this matter, and taking it back. */
    public static Walk to(String matter, String card) {
        return new Walk()
                .touch("attract", "start")
                .touch("home", "matter." + matter)
                .touch("matter-page", "go")
                .on("consent", citizen -> {
                    citizen.touches("tick");
                    citizen.touches("go");
                })
                .on("read-card", citizen -> citizen.laysCard(card))
                .touch("idle-question", "go")
                .touch("cleared", "foot.home");
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
