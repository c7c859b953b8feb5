package org.hall24.settings;

import java.time.Duration;

/**
 * How long a terminal waits for a person. All positive, none above {@link #LONGEST}.
 *
 * @param normal for everybody
 * @param care in care mode (关怀版), where nothing hurries
 * @param card how long the reader waits for a card; the same for all, a second try is free
 * @param cardsTried how often a card may be moved too soon before a counter is named
 * @param takeBack how long "please take your card back" stays
 * @param cleared how long the proof of clearing stays; nothing personal is left to protect
 */
public record Times(Waits normal, Waits care, Duration card, int cardsTried, Duration takeBack, Duration cleared) {
    /** Longer than this a screen is not waiting but forgotten. */
    public static final Duration LONGEST = Duration.ofMinutes(15);

    /** As shipped: the numbers of the design, §5. */
    public static final Times SHIPPED = new Times(
            new Waits(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(45)),
            new Waits(Duration.ofSeconds(120), Duration.ofSeconds(60), Duration.ofSeconds(90)),
            Duration.ofSeconds(30),
            3,
            Duration.ofMillis(1_800),
            Duration.ofSeconds(8));

    /**
     * The waits that care mode stretches.
     *
     * @param idle without a touch, before we ask
     * @param question how long the question stays, before everything is cleared
     * @param result how long the result and the rating stay
     */
    public record Waits(Duration idle, Duration question, Duration result) {
        /** Waits within the bounds. */
        public Waits {
            within(idle);
            within(question);
            within(result);
        }
    }

    /** Times within the bounds. */
    public Times {
        within(card);
        within(takeBack);
        within(cleared);
        if (cardsTried < 1 || cardsTried > 10) {
            throw new IllegalArgumentException("cardsTried must be 1 to 10, not " + cardsTried);
        }
    }

    /** The waits that apply now. */
    public Waits waits(boolean careMode) {
        return careMode ? care : normal;
    }

    private static void within(Duration wait) {
        if (wait.isNegative() || wait.isZero() || wait.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("a wait must be above 0 and at most " + LONGEST + ", not " + wait);
        }
    }
}
