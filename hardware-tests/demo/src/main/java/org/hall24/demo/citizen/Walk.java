package org.hall24.demo.citizen;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hall24.demo.glass.Scene;

/** A person's way through the screens: what they do when they see each. */
public final class Walk {
    /** When a touch changed nothing for this long, a person touches again. */
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(10);

    /** After so many touches without effect a person gives up. */
    private static final int TRIES_MAX = 3;

    /** Screens that follow upon one of the same name: a person sees by what is offered that it is another. */
    private static final Set<String> MANY = Set.of("pick");

    private final Map<String, Reaction> reactions = new HashMap<>();

    /** What somebody does at one screen. */
    @FunctionalInterface
    public interface Reaction {
        /** Does it, once; the walk waits for the next screen. */
        void at(Citizen citizen) throws IOException, InterruptedException, Darkness, Disappointment;
    }

    /** At this screen, do this. */
    public Walk on(String screen, Reaction reaction) {
        reactions.put(screen, reaction);
        return this;
    }

    /** At this screen, touch this. */
    public Walk touch(String screen, String target) {
        return on(screen, citizen -> citizen.touches(target));
    }

    /**
     * Walks until one of the goals is seen. A screen without a reaction is waited out, except a failure card: nobody who has
     * no answer to it walks on.
     */
    public Scene until(Citizen citizen, Duration limit, String... goals)
            throws IOException, InterruptedException, Darkness, Disappointment {
        var wanted = Set.copyOf(List.of(goals));
        long giveUpAt = System.nanoTime() + limit.toNanos();
        int tries = 0;
        var last = "";
        while (true) {
            citizen.beholds();
            var here = citizen.looks().screen();
            if (wanted.contains(here)) {
                return citizen.looks();
            }
            if (System.nanoTime() > giveUpAt) {
                throw citizen.disappointed("walked " + limit.toSeconds() + " s towards " + String.join(" or ", wanted));
            }
            tries = here.equals(last) && !MANY.contains(here) ? tries + 1 : 1;
            last = here;
            var reaction = reactions.get(here);
            if (reaction == null) {
                if (here.equals("failure")) {
                    throw citizen.disappointed("walked towards " + String.join(" or ", wanted));
                }
                tries = 0;
                citizen.waits(scene -> !scene.screen().equals(here), Duration.ofSeconds(1));
                continue;
            }
            if (tries > TRIES_MAX) {
                throw citizen.disappointed("touched " + TRIES_MAX + " times without an answer");
            }
            var offered = citizen.looks().targets().keySet();
            reaction.at(citizen);
            citizen.waits(
                    scene -> !scene.screen().equals(here)
                            || (MANY.contains(here) && !scene.targets().keySet().equals(offered)),
                    AGAIN_AFTER);
        }
    }
}
