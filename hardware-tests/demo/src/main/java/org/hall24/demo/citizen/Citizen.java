package org.hall24.demo.citizen;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hall24.demo.glass.Glass;
import org.hall24.demo.glass.Scene;
import org.hall24.demo.hall.Simulated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody who came to the terminal: looks at the glass, touches it at the middle of what is offered, and moves a card by the
 * simulator's words. Every wait has a limit; what was seen instead is in the {@link Disappointment}.
 */
public final class Citizen {
    private static final Logger LOG = LoggerFactory.getLogger(Citizen.class);

    /** A key that is not there after this long is not coming; a pre-flight that asks a department may take half a minute. */
    private static final Duration KEY_MAX = Duration.ofSeconds(25);

    /**
     * After a touch the next picture is a frame or two away, on a machine with ten times too much to do a second. People look before
     * they touch again: who touches what is still drawn where it was hits another key.
     */
    private static final Duration LOOK = Duration.ofSeconds(2);

    /** A read takes less than a second; people hold a card about this long. */
    private static final Duration CARD_HELD = Duration.ofSeconds(4);

    /** A chip is read within two seconds, its issuer answers within some; the screen's own patience is longer. */
    private static final Duration CHIP_HELD = Duration.ofSeconds(20);

    /** A code is seen at once; the platform's answer takes a moment. People hold a phone about this long. */
    private static final Duration CODE_HELD = Duration.ofSeconds(6);

    /** A message is there within seconds; four looks a second for twenty of them. */
    private static final int MESSAGE_LOOKS_MAX = 80;

    private static final Duration MESSAGE_BLINK = Duration.ofMillis(250);

    private static final Duration BLINK = Duration.ofMillis(100);

    /** Two seconds of looking at one screen are enough. */
    private static final int LOOKS_MAX = 20;

    private final Glass glass;
    private final Simulated reader;
    private final Simulated slot;
    private final Simulated scanner;
    private final Phone phone;
    private final int run;
    private final List<Reading> readings = new ArrayList<>();

    /** Somebody comes to the panel that is lit now. */
    public Citizen(Glass glass, Belongings belongings) {
        this.glass = glass;
        this.reader = belongings.reader();
        this.slot = belongings.slot();
        this.scanner = belongings.scanner();
        this.phone = belongings.phone();
        this.run = glass.trace().newest().run();
    }

    /** What is on the panel. */
    public Scene looks() throws Darkness {
        return mine(glass.trace().newest());
    }

    private Scene mine(Scene scene) throws Darkness {
        if (scene.run() != run) {
            throw new Darkness("the panel went dark");
        }
        return scene;
    }

    /** Waits until the panel shows something like this, or the time is over. */
    public Optional<Scene> waits(Predicate<Scene> like, Duration limit) throws InterruptedException, Darkness {
        var seen = glass.trace().await(scene -> scene.run() != run || like.test(scene), limit);
        return seen.isPresent() ? Optional.of(mine(seen.get())) : seen;
    }

    /** Waits for one of these screens. */
    public Scene sees(Duration limit, String... screens) throws InterruptedException, Darkness, Disappointment {
        var wanted = List.of(screens);
        var seen = waits(scene -> wanted.contains(scene.screen()), limit);
        if (seen.isEmpty()) {
            throw disappointed("waited " + limit.toSeconds() + " s for " + String.join(" or ", wanted));
        }
        return seen.get();
    }

    /** Touches the middle of a place as soon as it is offered; not when another screen comes in between. */
    public void touches(String target) throws IOException, InterruptedException, Darkness, Disappointment {
        var here = looks().screen();
        var scene = waits(now -> now.offers(target) || !now.screen().equals(here), KEY_MAX);
        if (scene.isEmpty()) {
            throw disappointed("looked " + KEY_MAX.toSeconds() + " s for the key '" + target + "'");
        }
        var place = scene.get().targets().get(target);
        if (place != null) {
            glass.touch(place);
            waits(now -> now.seq() > scene.get().seq(), LOOK);
        }
    }

    /** Touches the first place whose name begins like this. */
    public void touchesFirst(String prefix) throws IOException, InterruptedException, Darkness, Disappointment {
        var scene = waits(now -> first(now, prefix).isPresent(), KEY_MAX);
        if (scene.isEmpty()) {
            throw disappointed("looked " + KEY_MAX.toSeconds() + " s for a key '" + prefix + "…'");
        }
        touches(first(scene.get(), prefix).orElseThrow());
    }

    private static Optional<String> first(Scene scene, String prefix) {
        return scene.targets().keySet().stream()
                .filter(id -> id.startsWith(prefix))
                .sorted()
                .findFirst();
    }

    /** Types digits, Latin letters and spaces, key by key. */
    public void types(String letters) throws IOException, InterruptedException, Darkness, Disappointment {
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            touches(letter == ' ' ? "key.space" : "key." + letter);
        }
    }

    /** Types pinyin, chunk by chunk, and takes the first candidate of each. */
    public void typesPinyin(List<String> chunks) throws IOException, InterruptedException, Darkness, Disappointment {
        if (looks().offers("mode.pinyin")) {
            touches("mode.pinyin");
        }
        for (var chunk : chunks) {
            types(chunk);
            photographs(looks().variant() + "-candidates");
            touches("candidate.0");
            waits(scene -> !scene.offers("candidate.0"), LOOK);
        }
    }

    /** Does nothing for a while. */
    public void lingers(Duration time) throws InterruptedException {
        glass.pause().sleep(time);
    }

    /** Puts the finger into a field, unless it is there already, and empties it. */
    public void opens(String field) throws IOException, InterruptedException, Darkness, Disappointment {
        if (looks().offers("field." + field)) {
            touches("field." + field);
        }
        if (looks().offers("key.clear")) {
            touches("key.clear");
        }
    }

    /** Chooses one of several, opening the field first when it is folded. */
    public void chooses(String field, String choice)
            throws IOException, InterruptedException, Darkness, Disappointment {
        var key = "choice." + field + "." + choice;
        if (!looks().offers(key) && looks().offers("field." + field)) {
            touches("field." + field);
        }
        touches(key);
    }

    /** Lays a card on the reader, leaves it until the screen goes on or a person's patience ends, and takes it back. */
    public void laysCard(String card) throws IOException, InterruptedException, Darkness {
        reader.say("INSERT " + card);
        try {
            waits(scene -> !scene.screen().equals("read-card"), CARD_HELD);
        } finally {
            reader.say("REMOVE");
        }
    }

    /** Puts a social-security card in, waits until the screen asks to take it out, or patience ends, and takes it out. */
    public void insertsCard(String card) throws IOException, InterruptedException, Darkness {
        movesSlot("INSERT " + card);
        try {
            waits(Citizen::asksToTakeOut, CHIP_HELD);
            photographs("take-card-out" + (looks().care() ? "-care" : ""));
        } finally {
            movesSlot("REMOVE");
        }
    }

    /** Nothing can be touched while the card is to come out. */
    private static boolean asksToTakeOut(Scene scene) {
        return !scene.screen().equals("insert-card") || !scene.offers("foot.back");
    }

    /** Says words to the slot: what a hand does to a social-security card. */
    public void movesSlot(String words) throws IOException {
        slot.say(words);
    }

    /** Holds the e-certificate on the phone before the window, until the screen goes on or patience ends. */
    public void showsCertificate(String person) throws IOException, InterruptedException, Darkness {
        shows(phone.opensCertificate(person));
    }

    /** Holds any code before the window, until the screen goes on or patience ends, and takes it away. */
    public void shows(String text) throws IOException, InterruptedException, Darkness {
        var before = looks();
        scanner.say("SHOW " + text);
        try {
            waits(scene -> !scene.screen().equals(before.screen()), CODE_HELD);
        } finally {
            scanner.say("HIDE");
        }
    }

    /** Waits for a message with a code; its digits. */
    public String getsDigits(String person) throws IOException, InterruptedException, Disappointment {
        for (int i = 0; i < MESSAGE_LOOKS_MAX; i++) {
            var digits = phone.newDigits(person);
            if (digits.isPresent()) {
                return digits.get();
            }
            glass.pause().sleep(MESSAGE_BLINK);
        }
        throw disappointed("looked " + MESSAGE_LOOKS_MAX / 4 + " s at the phone for a message");
    }

    /**
     * Takes a picture of what is on the panel now, on which these words should be legible to anybody.
     *
     * @param caseNumber whether the number of this visit's case stands there too
     */
    public void reads(String picture, boolean caseNumber, String... words) throws InterruptedException {
        photographs(picture);
        readings.add(new Reading(picture, List.of(words), caseNumber));
    }

    /** What should have been legible on pictures of this visit. */
    public List<Reading> readings() {
        return List.copyOf(readings);
    }

    /** Says words to the card reader: what a hand does to a cable or a card. */
    public void movesReader(String words) throws IOException {
        reader.say(words);
    }

    /** Looks at a screen nobody has seen yet for as long as it takes to photograph it; people do not touch at once either. */
    public void beholds() throws InterruptedException, Darkness {
        for (int i = 0; i < LOOKS_MAX && !glass.album().has(looks().variant()); i++) {
            glass.pause().sleep(BLINK);
        }
    }

    /** Takes a picture of what is on the panel, under this name, if there is none of that name yet. */
    public void photographs(String name) throws InterruptedException {
        glass.album().take(name);
    }

    /** What to throw when something did not come, with a picture of what is there instead. */
    public Disappointment disappointed(String waited) throws InterruptedException {
        var seen = glass.trace().newest();
        var picture = "unexpected-" + seen.variant();
        glass.album().take(picture);
        LOG.info("somebody {}, and saw {}", waited, seen.screen());
        return new Disappointment(waited + ", and saw '" + seen.screen() + "' offering "
                + seen.targets().keySet().stream().sorted().toList() + "; picture " + picture);
    }
}
