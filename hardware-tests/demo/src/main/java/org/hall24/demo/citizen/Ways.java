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
